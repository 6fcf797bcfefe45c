import { commands, ProgressLocation, Uri, window, workspace } from 'vscode';
import { type CaseStatus, triageFolderRequest } from '../../../server/src/protocol/messages.ts';
import type { Command } from './command.ts';

/** Reads a folder of logs, from the explorer's menu or chosen in a dialog, and says what was found. */
export const triageFolder: Command = {
  name: 'smsLogs.triageFolder',
  async run({ server }, argument) {
    const folder = argument instanceof Uri ? argument : await chooseFolder();
    if (!folder) return;
    const status = await window.withProgress({ location: ProgressLocation.Window, title: 'Reading logs' }, () =>
      server.ask(triageFolderRequest, { uri: folder.toString() }),
    );
    if (!status) return;
    const chosen = await window.showInformationMessage(sentence(status), ...(status.open > 0 ? [showProblems] : []));
    if (chosen === showProblems) await commands.executeCommand('workbench.actions.view.problems');
  },
};

const showProblems = 'Show Problems';

function sentence({ logs, open, resolved, unreadable, leftOut }: CaseStatus): string {
  if (logs === 0) return 'No logs were found in this folder. Files named *.log and *.lo_ are looked at.';
  const missing = unreadable.length + leftOut.length;
  const note = missing > 0 ? ` ${missing} could not be read or were too large: see the output.` : '';
  return `Read ${logs} logs: ${open} open findings, ${resolved} resolved.${note}`;
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    openLabel: 'Triage',
    ...(folders[0] ? { defaultUri: folders[0].uri } : {}),
  });
  return chosen?.[0];
}
