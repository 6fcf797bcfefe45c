import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, documentOf, isOpen, show, until, untilLanguage } from '../support.ts';

describe('detection', () => {
  afterEach(closeEditors);

  it('recognises a log of an unknown name by its records', async () => {
    await show('unnamed/morning.log');
    await untilLanguage('unnamed/morning.log', 'sms-log');
  });

  it('leaves other text alone', async () => {
    await show('unnamed/shopping.log');
    await show('unnamed/morning.log');
    await untilLanguage('unnamed/morning.log', 'sms-log');
    // Opened before the log was, so it has been looked at by now.
    assert.equal(documentOf('unnamed/shopping.log').languageId, 'log');
  });

  it('remembers that a user took the language back', async () => {
    const path = 'unnamed/evening.log';
    await show(path);
    const document = await untilLanguage(path, 'sms-log');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await untilLanguage(path, 'plaintext');
    await closeEditors();
    await until('the log to be closed', [vscode.workspace.onDidCloseTextDocument], () => !isOpen(path) || undefined);

    await show(path);
    await show('unnamed/morning.log');
    await untilLanguage('unnamed/morning.log', 'sms-log');
    assert.notEqual(documentOf(path).languageId, 'sms-log');
  });
});
