import type { Command } from './command.ts';

/** Shows the server's log: unreadable files, files left out, errors. */
export const showOutput: Command = {
  name: 'smsLogs.showOutput',
  run: async ({ client }) => client.outputChannel.show(),
};
