import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startClient } from '../extension.ts';

/** Starts the server as a process of its own. */
export function activate(context: ExtensionContext): Promise<void> {
  const module = join(context.extensionPath, 'server', 'dist', 'server.cjs');
  const server = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  return startClient(context, async (options) => new LanguageClient('smsLogs', 'SMS Logs', server, options));
}
