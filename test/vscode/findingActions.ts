import * as vscode from 'vscode';
import { file } from './support.ts';

/** What the lightbulb offers on a line of a log; VS Code's own offers, which belong to no extension, left out. */
export async function actionsOn(path: string, line: number): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    file(path),
    new vscode.Range(line, 10, line, 10),
  );
  return actions.filter((action) => action.command?.command.startsWith('smsLogs.') || action.edit !== undefined);
}
