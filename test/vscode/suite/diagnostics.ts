import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, documentOf, isOpen, rowsOf, show, untilRows } from '../support.ts';

const client = 'client/Ccim32.log';
const server = 'server/Inboxmgr.log';

describe('diagnostics', () => {
  before(async () => {
    await show(client);
    await untilRows(client, 'one finding, seen four times in two logs', (rows) =>
      rows.some((row) => row.message.includes('4×')),
    );
  });
  after(closeEditors);

  it('shows one row for the finding, with its failure and its count', () => {
    const [row, ...others] = rowsOf(client);
    assert.deepEqual(others, []);
    assert.match(
      row?.message ?? '',
      /^Software Distribution client component is not upgraded — CAP files in use \(4×, last 08:42:41/,
    );
    assert.equal(row?.severity, vscode.DiagnosticSeverity.Error);
  });

  it('puts the row at the message of the first sighting, without the metadata', () => {
    const [row] = rowsOf(client);
    assert.ok(row);
    const text = documentOf(client).getText(row.range);
    assert.match(text, /^Warning: Inbox manager token file found .* to finish\.\.\.$/);
  });

  it('names the article and leads to it', () => {
    const code = rowsOf(client)[0]?.code;
    assert.ok(typeof code === 'object');
    assert.equal(code.value, 'Q322967');
    assert.equal(code.target.scheme, 'https');
    assert.match(code.target.toString(), /322967/);
  });

  it('points to the other signals, in the other log too', () => {
    const related = rowsOf(client)[0]?.relatedInformation ?? [];
    assert.ok(related.some((one) => one.location.uri.path.endsWith('/server/Inboxmgr.log')));
  });

  it('reports a log that nobody opened', async () => {
    const [row] = await untilRows(server, 'the row of an unopened log', (rows) => rows.length === 1);
    assert.equal(isOpen(server), false);
    assert.equal(typeof row?.code === 'object' ? row.code.value : row?.code, 'Q322967');
    assert.equal(row?.range.start.line, 1);
  });

  it('follows what is typed', async () => {
    const document = documentOf(client);
    const line = document.lineAt(3).text;
    assert.match(line, /^Warning: Directory still in use/);
    await edit(document, (change) => change.insert(document.uri, new vscode.Position(4, 0), `${line}\r\n`));
    await untilRows(client, 'a fifth sighting', (rows) => rows.some((row) => row.message.includes('5×')));

    await edit(document, (change) => change.delete(document.uri, new vscode.Range(4, 0, 5, 0)));
    await untilRows(client, 'four sightings again', (rows) => rows.some((row) => row.message.includes('4×')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

async function edit(document: vscode.TextDocument, make: (change: vscode.WorkspaceEdit) => void): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  make(change);
  assert.ok(await vscode.workspace.applyEdit(change), `the edit of ${document.uri.path} was refused`);
}
