import { type Disposable, languages, type Memento, type TextDocument, workspace } from 'vscode';
import { detectRequest } from '../../server/src/protocol/messages.ts';
import { section } from '../../server/src/protocol/settings.ts';
import type { Server } from './client.ts';

/** Recognises logs that VS Code takes for something else. */
export interface Detection extends Disposable {
  /** Looks at what was open before the server could answer. */
  lookAtOpen(): Promise<void>;
}

/** Languages that VS Code gives to a log it does not know. */
const looseLanguages: ReadonlySet<string> = new Set(['log', 'plaintext']);
/** UTF-16 code units that are looked at. */
const headLength = 64 * 1024;
const refusedKey = 'detection.refused';
/** The oldest are forgotten above it. */
const mostRefused = 500;

/**
 * Makes documents that open as `log` or plain text `sms-log` where the server finds that they are logs.
 * A document that the user changes back is remembered in the workspace and left alone from then on.
 */
export function watchDocuments(server: Server, memory: Memento): Detection {
  /** A change of language closes the document and opens it again within one turn: this tells it from a closed tab. */
  const leaving = new Set<string>();
  const refused = () => memory.get<readonly string[]>(refusedKey, []);

  async function opened(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (document.languageId === 'sms-log') {
      if (refused().includes(uri))
        await memory.update(
          refusedKey,
          refused().filter((other) => other !== uri),
        );
      return;
    }
    if (!looseLanguages.has(document.languageId)) return;
    if (leaving.has(uri)) {
      await memory.update(refusedKey, [...refused().filter((other) => other !== uri), uri].slice(-mostRefused));
      return;
    }
    if (!refused().includes(uri)) await look(document, uri);
  }

  async function look(document: TextDocument, uri: string): Promise<void> {
    if (!workspace.getConfiguration(section, document.uri).get('detection', true)) return;
    const head = document.getText().slice(0, headLength);
    if (head === '' || !(await server.ask(detectRequest, { uri, head }))) return;
    // Meanwhile the user may have closed it or chosen a language.
    if (document.isClosed || !looseLanguages.has(document.languageId)) return;
    await languages.setTextDocumentLanguage(document, 'sms-log');
  }

  function closed(document: TextDocument): void {
    if (document.languageId !== 'sms-log') return;
    const uri = document.uri.toString();
    leaving.add(uri);
    queueMicrotask(() => leaving.delete(uri));
  }

  const listeners = [workspace.onDidOpenTextDocument(opened), workspace.onDidCloseTextDocument(closed)];
  return {
    async lookAtOpen() {
      await Promise.all(workspace.textDocuments.map(opened));
    },
    dispose() {
      for (const listener of listeners) listener.dispose();
    },
  };
}
