import type { Command } from './command.ts';

/** Starts the language server anew; every log is read again. */
export const restartServer: Command = {
  name: 'smsLogs.restartServer',
  async run({ client }) {
    if (client.isRunning()) await client.stop();
    await client.start();
  },
};
