import { type ExtensionContext, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { section } from '../../server/src/protocol/settings.ts';
import { type CreateClient, serverOf } from './client.ts';
import { commands } from './commands/all.ts';
import { registerCommands } from './commands/command.ts';
import { watchDocuments } from './detection.ts';
import { providePages } from './pages.ts';
import { showStatus } from './status.ts';

/** Starts the language client and wires everything that hangs on it; resolves when the server answers. */
export async function startClient(context: ExtensionContext, createClient: CreateClient): Promise<void> {
  const client = await createClient(clientOptions());
  const server = serverOf(client);
  const pages = providePages(server);
  const detection = watchDocuments(server, context.workspaceState);
  context.subscriptions.push(
    client,
    pages,
    registerCommands(commands, { client, server, pages }),
    showStatus(server),
    detection,
  );
  await client.start();
  await detection.lookAtOpen();
}

/**
 * Which documents are ours: the language in every place logs are opened from. Not `git:` and not our own pages;
 * the schemes of the workspace's folders cover file systems that other extensions bring.
 */
export function documentSchemes(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set([...commonSchemes, ...folders.map((folder) => folder.uri.scheme)])];
}

const commonSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-local', 'vscode-userdata'];

function clientOptions(): LanguageClientOptions {
  return {
    documentSelector: documentSchemes().map((scheme) => ({ language: 'sms-log', scheme })),
    diagnosticCollectionName: section,
    progressOnInitialization: false,
  };
}
