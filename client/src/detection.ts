import { Disposable, languages, type Memento, type TextDocument, workspace } from 'vscode';
import { detectRequest } from '../../server/src/protocol/messages.ts';
import { section } from '../../server/src/protocol/settings.ts';
import type { Server } from './client.ts';

/** Languages that VS Code gives to a log it does not know. */
const looseLanguages = new Set(['log', 'plaintext']);
/** UTF-16 code units that are looked at. */
const headLength = 64 * 1024;
const refusedKey = 'detection.refused';
/** The oldest are forgotten above it. */
const mostRefused = 500;

/**
 * Looks at documents that open as `log` or plain text and makes those that are logs of ours `sms-log`.
 * A document that the user changes back is remembered in the workspace and left alone from then on.
 */
export function watchDocuments(server: Server, memory: Memento): Disposable {
  const given = new Set<string>();
  /** Changing the language closes and opens the document again: this tells our own change from the user's. */
  const changing = new Set<string>();

  async function look(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    if (document.languageId === 'sms-log') {
      given.add(uri);
      await memory.update(
        refusedKey,
        refusedIn(memory).filter((refused) => refused !== uri),
      );
      return;
    }
    if (!looseLanguages.has(document.languageId) || changing.has(uri)) return;
    if (given.has(uri)) {
      given.delete(uri);
      await memory.update(refusedKey, [...refusedIn(memory), uri].slice(-mostRefused));
      return;
    }
    if (refusedIn(memory).includes(uri) || !isOn(document)) return;
    const head = document.getText().slice(0, headLength);
    if (head.length === 0 || !(await server.ask(detectRequest, { uri, head }))) return;
    await makeLog(document, uri);
  }

  async function makeLog(document: TextDocument, uri: string): Promise<void> {
    if (document.isClosed || !looseLanguages.has(document.languageId)) return;
    changing.add(uri);
    try {
      await languages.setTextDocumentLanguage(document, 'sms-log');
      given.add(uri);
    } finally {
      changing.delete(uri);
    }
  }

  const listeners = [
    workspace.onDidOpenTextDocument(look),
    workspace.onDidCloseTextDocument((document) => {
      // The tab was closed, unless the document only changes its language: then it opens again at once.
      const uri = document.uri.toString();
      setTimeout(() => {
        if (!workspace.textDocuments.some((open) => open.uri.toString() === uri)) given.delete(uri);
      }, 1000);
    }),
  ];
  return Disposable.from(...listeners, { dispose: () => given.clear() });
}

/** Looks at what was open before the server answered. */
export function isOn(document: TextDocument): boolean {
  return workspace.getConfiguration(section, document.uri).get('detection', true);
}

function refusedIn(memory: Memento): readonly string[] {
  return memory.get<readonly string[]>(refusedKey, []);
}
