import { commands } from 'vscode';
import { failureTarget } from '../target.ts';
import type { Command } from './command.ts';

/** Shows the article page of a failure, its steps filled in. */
export const explain: Command = {
  name: 'smsLogs.explain',
  async run({ pages }, ...args) {
    const target = failureTarget(args);
    if (target) await commands.executeCommand('markdown.showPreview', pages.uriOf(target));
  },
};
