import type { Handler } from '../context.ts';
import { normalFolder } from '../roots.ts';

export const workspaceFoldersHandler: Handler = ({
  connection,
  client,
  background,
  disk,
  guard,
  roots,
  settings,
  refresh,
  whenReady,
}) => {
  if (!client.workspace?.workspaceFolders) return {};

  // The library wants the client's capabilities first: it registers only after the handshake.
  whenReady(async () => {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      roots.changeWorkspace(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      );
      settings.drop();
      for (const { uri } of removed) disk.forget(normalFolder(uri));
      guard('didChangeWorkspaceFolders', async () => {
        for (const { uri } of added) {
          const folder = normalFolder(uri);
          if ((await settings.of(folder)).triage.enabled) background.addRoot(folder);
        }
        refresh.soon();
      });
    });
  });
  return { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } };
};
