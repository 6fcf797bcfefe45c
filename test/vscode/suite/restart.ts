import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, documentOf, file, rowsOf, show, untilRows } from '../support.ts';

const path = 'client/Ccim32.log';

describe('restart of the server', () => {
  before(async () => {
    await show(path);
    await untilRows(path, 'the finding', (rows) => rows.some((row) => row.message.includes('4×')));
  });
  after(closeEditors);

  it('gives the same findings, and goes on following the log', async () => {
    const before = rowsOf(path).map((row) => row.message);
    await vscode.commands.executeCommand('smsLogs.restartServer');
    await untilRows(path, 'the same rows', (rows) => String(rows.map((row) => row.message)) === String(before));

    // The rows alone could be the old server's; only a living one sees this.
    const line = documentOf(path).lineAt(3).text;
    const change = new vscode.WorkspaceEdit();
    change.insert(file(path), new vscode.Position(4, 0), `${line}\r\n`);
    assert.ok(await vscode.workspace.applyEdit(change));
    await untilRows(path, 'a fifth sighting', (rows) => rows.some((row) => row.message.includes('5×')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
