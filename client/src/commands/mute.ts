import { ConfigurationTarget, Uri, workspace } from 'vscode';
import { section } from '../../../server/src/protocol/settings.ts';
import { failureTarget } from '../target.ts';
import type { Command } from './command.ts';

/** Turns a failure off in the workspace's settings; in the user's where there is no workspace. */
export const mute: Command = {
  name: 'smsLogs.mute',
  async run(_context, ...args) {
    const target = failureTarget(args);
    if (!target) return;
    const { failure, uri } = target;
    const settings = workspace.getConfiguration(section, uri === undefined ? undefined : Uri.parse(uri));
    const values = settings.inspect<Record<string, string>>('failures');
    const hasWorkspace = workspace.workspaceFolders !== undefined;
    const own = hasWorkspace ? values?.workspaceValue : values?.globalValue;
    const place = hasWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await settings.update('failures', { ...own, [failure]: 'off' }, place);
  },
};
