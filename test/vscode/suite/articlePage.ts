import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsOn } from '../findingActions.ts';
import { closeEditors, show, until, untilRows } from '../support.ts';

const path = 'client/Ccim32.log';

describe('article page', () => {
  before(async () => {
    await show(path);
    await untilRows(path, 'the finding', (rows) => rows.length === 1);
  });
  after(closeEditors);

  it('opens from the finding, with the names of this very log', async () => {
    const actions = await actionsOn(path, 2);
    const explain = actions.find((action) => /explain/i.test(action.title));
    assert.ok(explain?.command, `no such action in ${JSON.stringify(actions.map((action) => action.title))}`);
    await vscode.commands.executeCommand(explain.command.command, ...(explain.command.arguments ?? []));

    const page = await until(
      'a virtual Markdown document',
      [vscode.workspace.onDidOpenTextDocument, vscode.workspace.onDidChangeTextDocument],
      virtualPage,
      () => `open are ${vscode.workspace.textDocuments.map((document) => document.uri.toString()).join(', ')}`,
    );
    const text = page.getText();
    assert.match(text, /Q322967/);
    assert.match(text, /CAP_SO1/);
    assert.match(text, /SERVER01/);
  });
});

function virtualPage(): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) =>
      document.languageId === 'markdown' &&
      !['file', 'vscode-remote', 'untitled'].includes(document.uri.scheme) &&
      document.getText() !== '',
  );
}
