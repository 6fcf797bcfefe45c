import { DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import type { Handler } from '../context.ts';
import { normalUri } from '../uris.ts';
import { isWanted, readWanted } from '../wanted.ts';

/** Every spelling of the two extensions: globs of a client tell capitals apart. */
const globPattern = '**/*.[lL][oO][gG_]';
const cataloguePattern = '**/*.{yaml,yml}';
/** A folder that is deleted is told as such, not file by file. */
const teamFolderPattern = '**/{.sms-logs,.sms-logs/failures}';

export const watchedFilesHandler: Handler = ({
  connection,
  client,
  background,
  cases,
  cores,
  disk,
  documents,
  guard,
  roots,
  settings,
  refresh,
  whenReady,
}) => {
  async function readAgain(uri: string): Promise<void> {
    const root = cases.rootOf(uri);
    if (root === undefined || documents.version(uri) !== undefined) return;
    if (await isWanted(root, { roots, settings })) background.addFile(uri);
  }

  async function take(uri: string, type: FileChangeType): Promise<void> {
    if (cores.uses(uri)) {
      cores.drop();
      await readWanted({ roots, settings, background });
    } else if (type === FileChangeType.Deleted) {
      disk.forget(uri);
    } else if (!/\.ya?ml$/i.test(uri)) {
      await readAgain(uri);
    }
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    guard('didChangeWatchedFiles', async () => {
      for (const { uri, type } of changes) await take(normalUri(uri), type);
      refresh.soon();
    });
  });
  whenReady(async () => {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [globPattern, cataloguePattern, teamFolderPattern].map((pattern) => ({ globPattern: pattern })),
    });
  });
  return {};
};
