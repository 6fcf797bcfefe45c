import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import type { Handler } from '../context.ts';
import { normalUri } from '../uris.ts';

/** Every spelling of the two extensions: globs of a client tell capitals apart. */
const globPattern = '**/*.[lL][oO][gG_]';

export const watchedFilesHandler: Handler = ({
  connection,
  client,
  background,
  cases,
  disk,
  documents,
  roots,
  settings,
  refresh,
  whenReady,
}) => {
  async function readAgain(uri: string): Promise<void> {
    const root = cases.rootOf(uri);
    if (root === undefined || documents.version(uri) !== undefined) return;
    const isAsked = !roots.workspace().includes(root);
    if (isAsked || (await settings.of(uri)).triage.enabled) background.addFile(uri);
  }

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const change of changes) {
      const uri = normalUri(change.uri);
      if (change.type === FileChangeType.Deleted) disk.forget(uri);
      else await readAgain(uri);
    }
    refresh.soon();
  });
  whenReady(async () => {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
  });
  return {};
};
