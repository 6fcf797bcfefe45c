import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, file, show, until, untilRows } from '../support.ts';

const path = 'client/Ccim32.log';
const draftPath = '.sms-logs/failures/TEAM-1.yaml';

describe('a new failure from a line', () => {
  before(async () => {
    await show(path);
    await untilRows(path, 'the finding', (rows) => rows.length === 1);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeEditors();
  });

  it('opens unsaved where it would lie, with the id chosen, and writes nothing', async () => {
    await vscode.commands.executeCommand('smsLogs.newFailure', file(path).toString(), 0);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.scheme, 'untitled');
    assert.equal(editor.document.uri.path, file(draftPath).path);
    assert.equal(editor.document.isDirty, true);
    assert.equal(editor.document.getText(editor.selection), 'TEAM-1');
    assert.match(editor.document.getText(), /text: 'Starting verification of the client components'/);
    await assert.rejects(async () => await vscode.workspace.fs.stat(file(draftPath)));
  });

  it('is judged as it is typed', async () => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { uri } = editor.document;
    const rows = (): readonly string[] => vscode.languages.getDiagnostics(uri).map(({ message }) => message);
    const start = editor.document.getText().indexOf('severity: error') + 'severity: '.length;
    const place = new vscode.Range(editor.document.positionAt(start), editor.document.positionAt(start + 5));
    await editor.edit((edit) => edit.replace(place, 'awful'));
    const isShown = () => (rows().some((message) => message.startsWith('severity: found "awful"')) ? true : undefined);
    await until('the mistake', [vscode.languages.onDidChangeDiagnostics], isShown, () => rows().join('\n'));
    await editor.edit((edit) => edit.replace(place, 'error'));
    const isMended = () => (rows().length === 0 ? true : undefined);
    await until('no mistake', [vscode.languages.onDidChangeDiagnostics], isMended, () => rows().join('\n'));
  });
});
