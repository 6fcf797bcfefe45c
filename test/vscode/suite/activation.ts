import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, documentOf, show, untilLanguage } from '../support.ts';

describe('activation', () => {
  afterEach(closeEditors);

  it('knows the extension', () => {
    assert.ok(vscode.extensions.getExtension('sms-logs.sms-logs'));
  });

  it('is active once a known log is open', async () => {
    await show('client/Ccim32.log');
    await untilLanguage('client/Ccim32.log', 'sms-log');
    const extension = vscode.extensions.getExtension('sms-logs.sms-logs');
    // Resolves when VS Code's own activation ends; it does not hide a failure of it.
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('offers its commands', async () => {
    await show('client/Ccim32.log');
    const commands = await vscode.commands.getCommands(true);
    const wanted = ['smsLogs.triageFolder', 'smsLogs.restartServer', 'smsLogs.showOutput'];
    assert.deepEqual(
      wanted.filter((command) => !commands.includes(command)),
      [],
    );
  });

  it('gives a log its language', async () => {
    await show('client/Ccim32.log');
    assert.equal(documentOf('client/Ccim32.log').languageId, 'sms-log');
  });
});
