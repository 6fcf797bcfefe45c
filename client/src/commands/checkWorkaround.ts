import { commands, window } from 'vscode';
import { workaroundCheckRequest } from '../../../server/src/protocol/messages.ts';
import { messageText } from '../plainText.ts';
import { findingTarget } from '../target.ts';
import type { Command } from './command.ts';
import { toLocation } from './showEvidence.ts';

/** Reads the logs again and says whether the workaround worked. */
export const checkWorkaround: Command = {
  name: 'smsLogs.checkWorkaround',
  async run({ server, pages }, ...args) {
    const target = findingTarget(args);
    if (!target) return;
    const check = await server.ask(workaroundCheckRequest, { uri: target.uri, finding: target.finding });
    if (!check) {
      void window.showInformationMessage('This finding is not in the logs any more.');
      return;
    }
    const text = messageText(`${check.title}. ${check.text}`);
    const chosen = await window.showInformationMessage(text, ...(check.location ? [showLine] : []), showSteps);
    if (chosen === showSteps) await commands.executeCommand('markdown.showPreview', pages.uriOf(target));
    if (chosen !== showLine || !check.location) return;
    const { uri, range } = toLocation(check.location);
    await window.showTextDocument(uri, { selection: range });
  },
};

const showLine = 'Show Line';
const showSteps = 'Show Steps';
