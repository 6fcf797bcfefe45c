import { env, Uri, window } from 'vscode';
import { articleUrlRequest } from '../../../server/src/protocol/messages.ts';
import { messageText } from '../plainText.ts';
import { failureTarget } from '../target.ts';
import type { Command } from './command.ts';

/** Opens the archived article in the browser. The address comes from the catalogue, never from an argument. */
export const openArticle: Command = {
  name: 'smsLogs.openArticle',
  async run({ server }, ...args) {
    const target = failureTarget(args);
    if (!target) return;
    const { failure, uri } = target;
    const address = await server.ask(articleUrlRequest, { failure, uri });
    if (!address) {
      void window.showInformationMessage(messageText(`No archived article of ${failure} is known.`));
      return;
    }
    const page = Uri.parse(address, true);
    if (page.scheme === 'https' || page.scheme === 'http') await env.openExternal(page);
  },
};
