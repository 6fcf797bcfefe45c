import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, file, show, untilRows } from '../support.ts';

const path = 'client/Ccim32.log';

describe('hover', () => {
  before(async () => {
    await show(path);
    await untilRows(path, 'the finding', (rows) => rows.length === 1);
  });
  after(closeEditors);

  it('names the article on a line of the finding', async () => {
    assert.match(await hoverText(2, 12), /Q322967/);
  });

  it('names no article on a healthy line', async () => {
    assert.doesNotMatch(await hoverText(0, 12), /Q\d{6}/);
  });
});

async function hoverText(line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    file(path),
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
