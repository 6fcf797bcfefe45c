import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { InitializationOptions } from '../../../server/src/protocol/messages.ts';
import { startClient } from '../extension.ts';
import { serveFiles } from '../files.ts';

/** Starts the server as a web worker and hands it the catalogue, which a worker cannot read itself. */
export function activate(context: ExtensionContext): Promise<void> {
  const dist = Uri.joinPath(context.extensionUri, 'server', 'dist');
  const worker = new Worker(Uri.joinPath(dist, 'serverWorker.js').toString(true));
  return startClient(context, async (options) => {
    const [texts, automaton] = await Promise.all([
      workspace.fs.readFile(Uri.joinPath(dist, 'catalogue.json')),
      workspace.fs.readFile(Uri.joinPath(dist, 'catalogue.bin')),
    ]);
    const catalogue = { texts: new TextDecoder().decode(texts), automaton };
    const initializationOptions: InitializationOptions = { catalogue };
    const client = new LanguageClient('smsLogs', 'SMS Logs', worker, { ...options, initializationOptions });
    serveFiles(client);
    return client;
  });
}
