import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { section } from '../../protocol/settings.ts';
import type { Handler } from '../context.ts';
import { readWanted } from '../wanted.ts';

export const configurationHandler: Handler = ({
  connection,
  client,
  background,
  cores,
  guard,
  roots,
  settings,
  refresh,
  whenReady,
}) => {
  async function readAgain(): Promise<void> {
    await readWanted({ roots, settings, background });
    refresh.soon();
  }

  connection.onDidChangeConfiguration(() => {
    settings.drop();
    cores.drop();
    guard('didChangeConfiguration', readAgain);
  });
  whenReady(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    await readAgain();
  });
  return {};
};
