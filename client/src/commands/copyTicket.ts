import { env, window } from 'vscode';
import { ticketRequest } from '../../../server/src/protocol/messages.ts';
import { findingTarget } from '../target.ts';
import type { Command } from './command.ts';

/** Puts a finding on the clipboard as Markdown for a ticket. */
export const copyTicket: Command = {
  name: 'smsLogs.copyTicket',
  async run({ server }, ...args) {
    const target = findingTarget(args);
    if (!target) return;
    const text = await server.ask(ticketRequest, { uri: target.uri, finding: target.finding });
    if (text) {
      await env.clipboard.writeText(text);
      window.setStatusBarMessage('The finding is on the clipboard.', 3000);
      return;
    }
    void window.showInformationMessage('This finding is not in the logs any more. Nothing was copied.');
  },
};
