import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type TextEditor,
  window,
} from 'vscode';
import {
  casesChangedNotification,
  type DocumentStatus,
  documentStatusRequest,
} from '../../server/src/protocol/messages.ts';
import type { Server } from './client.ts';
import { statusText } from './plainText.ts';

/** The one language status item: family, records and findings of the log in front. */
export function showStatus(server: Server): Disposable {
  const item = languages.createLanguageStatusItem('smsLogs.status', { language: 'sms-log' });
  item.name = 'SMS Logs';
  item.text = 'SMS Logs';
  item.command = { title: 'Show Output', command: 'smsLogs.showOutput' };
  let asked = 0;

  async function update(editor: TextEditor | undefined): Promise<void> {
    if (editor?.document.languageId !== 'sms-log') return;
    const question = ++asked;
    const status = await server.ask(documentStatusRequest, { uri: editor.document.uri.toString() });
    // A later question has the newer answer.
    if (status && question === asked) show(item, status);
  }

  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    server.on(casesChangedNotification, ({ busy }) => {
      item.busy = busy;
      void update(window.activeTextEditor);
    }),
  );
}

function show(item: LanguageStatusItem, status: DocumentStatus): void {
  item.busy = status.busy;
  item.severity = status.unreadable.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  item.text = `${status.family ?? 'plain'}, ${count(status.records, 'record')}, ${count(status.open, 'open finding')}`;
  item.detail = statusText(details(status).join(' '));
}

function details(status: DocumentStatus): readonly string[] {
  const parts = [`${count(status.logs, 'log')} read together.`];
  if (status.resolved > 0) parts.push(`${count(status.resolved, 'finding')} resolved.`);
  if (status.expected > 0) parts.push(`${count(status.expected, 'finding')} harmless.`);
  if (status.unreadable.length > 0) parts.push(`Not readable: ${names(status.unreadable.map(({ uri }) => uri))}.`);
  if (status.leftOut.length > 0) parts.push(`Left out for their size: ${names(status.leftOut)}.`);
  return parts;
}

function names(uris: readonly string[]): string {
  const shown = uris.slice(0, 3).map((uri) => decoded(uri.slice(uri.lastIndexOf('/') + 1)));
  return uris.length > shown.length ? `${shown.join(', ')} and ${uris.length - shown.length} more` : shown.join(', ');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}
