import { afterEach, describe, expect, test } from 'vitest';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { maxFailureLength } from '../../server/src/authoring/parse.ts';
import { createCore } from '../../server/src/core/index.ts';
import { nodePlatform } from '../../server/src/node/platform.ts';
import { memoryHost } from '../support/lspHost.ts';
import { type Session, type SessionOptions, startSession } from '../support/lspSession.ts';
import { failureFile } from '../support/teamFailure.ts';

const folder = 'file:///case';
const log = `${folder}/client.log`;
const team = `${folder}/.sms-logs/failures`;
const first = `${team}/T1.yaml`;
const second = `${team}/T2.yaml`;

let session: Session;
const start = async (options: SessionOptions = {}) => {
  session = await startSession({ folders: [folder], ...options });
  return session;
};
afterEach(() => session.end());

describe('the folder .sms-logs/failures', () => {
  test('adds failures without any setting, and for its own workspace folder only', async () => {
    const other = 'file:///other';
    const host = memoryHost({ [first]: failureFile('T1'), [log]: 'FAIL T1 a', [`${other}/client.log`]: 'FAIL T1 a' });
    await start({ folders: [folder, other], host });
    expect(session.messages(log)).toEqual(['Our own failure (1x, open)']);
    expect(session.rows.has(`${other}/client.log`)).toBe(false);
    expect(session.rows.has(first)).toBe(false);
  });

  test('is added to the folders of smsLogs.catalogues', async () => {
    const host = memoryHost({
      [first]: failureFile('T1'),
      [`${folder}/more/T1.yaml`]: failureFile('T1'),
      [`${folder}/more/T2.yaml`]: failureFile('T2'),
      [log]: 'FAIL T1 a\nFAIL T2 b',
    });
    await start({ host, settings: () => ({ catalogues: ['more'] }) });
    expect(session.messages(log)).toHaveLength(2);
    expect(session.messages(`${folder}/more/T1.yaml`)).toEqual(['id: "T1" is already the id of T1.yaml.']);
  });

  test('takes no id of a shipped failure', async () => {
    const twin = `${team}/q1.yaml`;
    await start({
      host: memoryHost({ [twin]: failureFile('q1'), [first]: failureFile('T1'), [log]: 'FAIL T1\nFAIL Q1' }),
    });
    expect(session.messages(twin)).toEqual([expect.stringMatching(/^Q1 is the id of .* such as Q1-ours\.$/)]);
    expect(session.messages(log)).toEqual(['Our own failure (1x, open)', 'Failure Q1 (1x, open)']);
    await session.open(twin, 'id: 7');
    await session.quiet();
    expect(session.messages(twin)).toEqual([expect.stringMatching(/^Q1 is the id of /)]);
  });

  test('may come later, and go as a folder', async () => {
    const host = memoryHost({ [log]: 'FAIL T1 a' });
    await start({ host });
    expect(session.rows.has(log)).toBe(false);
    host.disk.set(first, { text: failureFile('T1') });
    host.disk.set(second, { text: 'id: 7' });
    await session.changed(first, 1);
    await session.until(() => session.messages(log).length === 1 && session.messages(second).length > 0);
    host.disk.delete(first);
    host.disk.delete(second);
    await session.changed(`${folder}/.sms-logs`, 3);
    await session.until(() => session.messages(log).length === 0 && session.messages(second).length === 0);
  });

  test('that changes makes nobody read logs that are not to be read', async () => {
    const host = memoryHost({ [first]: failureFile('T1'), [log]: 'FAIL T1 a' });
    await start({ host, settings: () => ({ triage: { enabled: false } }) });
    await session.changed(first, 2);
    await session.quiet();
    expect(host.opened).not.toContain(log);
  });

  test('saved again with the same content, no log is read again', async () => {
    const host = memoryHost({ [first]: failureFile('T1'), [log]: 'FAIL T1 a' });
    await start({ host });
    const before = host.opened.filter((uri) => uri === log).length;
    host.disk.set(first, { text: `# a comment\n${failureFile('T1')}` });
    await session.changed(first, 2);
    await session.quiet();
    expect(host.opened.filter((uri) => uri === log)).toHaveLength(before);
  });

  test('is read where the workspace lies below a folder named logs', async () => {
    const deep = 'file:///logs/case';
    const host = memoryHost({
      [`${deep}/.sms-logs/failures/T1.yaml`]: failureFile('T1'),
      [`${deep}/a.log`]: 'FAIL T1',
    });
    await start({ folders: [deep], host });
    expect(session.messages(`${deep}/a.log`)).toEqual(['Our own failure (1x, open)']);
  });
});

describe('a mistake in a file on disk', () => {
  const broken = failureFile('T2').replace('severity: error', 'severity: terrible');

  test('is a row at its place, and the other files are used', async () => {
    await start({ host: memoryHost({ [first]: failureFile('T1'), [second]: broken, [log]: 'FAIL T1 a\nFAIL T2 b' }) });
    expect(session.messages(log)).toEqual(['Our own failure (1x, open)']);
    const line = broken.split('\n').indexOf('severity: terrible');
    expect(session.rows.get(second)).toEqual([
      {
        range: { start: { line, character: 10 }, end: { line, character: 18 } },
        severity: 1,
        source: 'SMS',
        message: 'severity: found "terrible", expected one of: error, warning, information.',
      },
    ]);
    expect(session.rows.has(first)).toBe(false);
  });

  test('has its row in a workspace without logs, and with CRLF', async () => {
    await start({ host: memoryHost({ [second]: broken.replaceAll('\n', '\r\n') }) });
    const line = broken.split('\n').indexOf('severity: terrible');
    expect(session.rows.get(second)?.[0]?.range).toEqual({
      start: { line, character: 10 },
      end: { line, character: 18 },
    });
  });

  test('is cleared when it is mended, and the failure is looked for', async () => {
    const host = memoryHost({ [second]: broken, [log]: 'FAIL T2 b' });
    await start({ host });
    expect(session.messages(second)).toHaveLength(1);
    host.disk.set(second, { text: failureFile('T2') });
    await session.changed(second, 2);
    await session.until(() => session.messages(second).length === 0 && session.messages(log).length === 1);
  });

  test('is cleared when the file is deleted', async () => {
    const host = memoryHost({ [second]: broken });
    await start({ host });
    host.disk.delete(second);
    await session.changed(second, 3);
    await session.until(() => session.messages(second).length === 0);
  });

  test('is cleared when its workspace folder goes', async () => {
    await start({ host: memoryHost({ [second]: broken }) });
    const event = { added: [], removed: [{ uri: folder, name: 'case' }] };
    await session.client.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await session.until(() => session.messages(second).length === 0);
  });

  test('of a folder of smsLogs.catalogues is a row too, as is a file that cannot be read', async () => {
    const named = `${folder}/more/failures/T2.yaml`;
    const locked = `${folder}/more/T3.yaml`;
    const host = memoryHost({ [named]: broken, [locked]: { text: 'x', failing: 'EACCES, no right to read it' } });
    await start({ host, settings: () => ({ catalogues: ['more'] }) });
    expect(session.messages(named)).toEqual([expect.stringContaining('found "terrible"')]);
    expect(session.messages(locked)).toEqual([
      'The file is not read: EACCES, no right to read it. Its failures are not looked for.',
    ]);
  });
});

describe('a file open in the editor', () => {
  const typo = failureFile('T1').replace('cause:', 'cuase:');

  test('is judged as it is typed, and by the disk once it is closed', async () => {
    await start({ host: memoryHost({ [first]: failureFile('T1') }) });
    await session.open(first, failureFile('T1'));
    await session.edit(first, 2, typo);
    await session.until(() => session.messages(first).length === 2);
    const line = typo.split('\n').findIndex((text) => text.startsWith('cuase:'));
    expect(session.rows.get(first)?.map(({ range }) => range.start)).toContainEqual({ line, character: 0 });
    await session.edit(first, 3, failureFile('T1'));
    await session.until(() => session.messages(first).length === 0);
    await session.edit(first, 4, typo);
    await session.until(() => session.messages(first).length === 2);
    await session.close(first);
    await session.until(() => session.messages(first).length === 0);
  });

  test('keeps what only the other files tell while it is what lies on disk', async () => {
    const twin = `${team}/t1.yaml`;
    await start({ host: memoryHost({ [first]: failureFile('T1'), [twin]: failureFile('t1') }) });
    expect(session.messages(twin)).toEqual(['id: "t1" is already the id of T1.yaml.']);
    await session.open(twin, 'id: 7');
    await session.until(() => session.messages(twin).length > 1);
    await session.edit(twin, 2, failureFile('t1'));
    await session.until(() => session.messages(twin).length === 1);
    expect(session.messages(twin)).toEqual(['id: "t1" is already the id of T1.yaml.']);
  });

  test('is no log: it is in no case and has none of the features of logs', async () => {
    await start();
    await session.open(first, 'FAIL Q1 a');
    await session.until(() => session.messages(first).length === 1);
    expect(session.messages(first)).toEqual([expect.not.stringContaining('Failure Q1')]);
    const textDocument = { uri: first };
    const position = { line: 0, character: 1 };
    expect(await session.client.sendRequest('textDocument/hover', { textDocument, position })).toBeNull();
    expect(await session.client.sendRequest('textDocument/semanticTokens/full', { textDocument })).toBeNull();
    expect(session.logged).toEqual([]);
  });

  test('that was never saved is judged too, by what its folder knows', async () => {
    const logs = '- { key: widget, name: Widget.log, product: sms }';
    const host = memoryHost({ [`${folder}/more/logs/ours.yaml`]: logs });
    await start({ host, settings: (scope) => ({ catalogues: scope === folder ? ['more'] : [] }) });
    const draft = 'untitled:/case/.sms-logs/failures/TEAM-1.yaml';
    const text = failureFile('TEAM-1').replace('[any]', '[widget]');
    await session.open(draft, text);
    await session.edit(draft, 2, text.replace('role: failure', 'role: fault'));
    await session.until(() => session.messages(draft).length > 0);
    await session.edit(draft, 3, text);
    await session.until(() => session.messages(draft).length === 0);
  });

  test('is asked for by its pattern, and no other YAML', async () => {
    const textDocument = { synchronization: { dynamicRegistration: true } };
    await start({ capabilities: { textDocument } });
    const documentSelector = [{ pattern: '**/.sms-logs/failures/*.{yaml,yml}' }];
    await expect
      .poll(() => session.registered)
      .toMatchObject([
        { method: 'textDocument/didOpen', registerOptions: { documentSelector } },
        { method: 'textDocument/didClose', registerOptions: { documentSelector } },
        { method: 'textDocument/didChange', registerOptions: { documentSelector, syncKind: 2 } },
      ]);
  });
});

describe('a hostile file', () => {
  const holes = `'Waiting ${'{a:any} '.repeat(490)}'`;
  const hostile: readonly [string, string, RegExp][] = [
    ['is huge', 'x'.repeat(3 * 1024 * 1024), new RegExp(`at most ${maxFailureLength} are read`)],
    ['nests deep', '['.repeat(200_000), /Nested deeper than 20 levels/],
    ['has aliases', 'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n', /anchors and aliases are not read/],
    ['has many holes', failureFile('T2').replace('"The widget of {name} has failed"', holes), /at most 64 holes/],
    ['has a million holes', `id: T2\ntext: '${'{a} '.repeat(1_000_000)}'`, /characters; at most/],
    ['is empty', '', /The file is empty/],
    ['is binary', '\u0000\u0001\ufffd'.repeat(1000), /found .*, expected properties/],
  ];

  test.each(hostile)(
    'that %s is refused in its rows, on disk and open, and harms nothing',
    async (_, text, message) => {
      const host = memoryHost({ [first]: failureFile('T1'), [second]: text, [log]: 'FAIL T1 a' });
      await start({ host });
      expect(session.messages(second).length).toBeGreaterThan(0);
      expect(session.messages(second).length).toBeLessThanOrEqual(100);
      expect(session.messages(second).join('\n')).toMatch(message);
      expect(session.messages(log)).toEqual(['Our own failure (1x, open)']);
      await session.open(second, 'id: 7');
      await session.until(() => session.messages(second).some((row) => row === '"signals" is missing here.'));
      // Not what lies on disk, so it is judged anew.
      await session.edit(second, 2, `${text} `);
      await session.until(() => message.test(session.messages(second).join('\n')));
      expect(session.messages(log)).toEqual(['Our own failure (1x, open)']);
    },
  );

  test('among many that are too much together is named, and the first are used', async () => {
    const big = `# ${'x'.repeat(2 * 1024 * 1024)}`;
    const host = memoryHost({
      [first]: failureFile('T1'),
      [`${team}/T7.yaml`]: big,
      [`${team}/T8.yaml`]: big,
      [`${team}/T9.yaml`]: failureFile('T9'),
      [log]: 'FAIL T1 a\nFAIL T9 b',
    });
    await start({ host });
    expect(session.messages(`${team}/T8.yaml`)).toEqual([
      'The file is not read: there are more than 2000 files, or they exceed 4 MiB together. Its failures are not looked for.',
    ]);
    expect(session.messages(log)).toHaveLength(2);
  });
});

test('the real core finds what a team describes', async () => {
  const line = 'The widget of SITE7 has failed~  $$<OURS><Wed Nov 21 08:40:00.000 2001><thread=7 (0x7)>\r\n';
  const host = memoryHost({ [first]: failureFile('T1'), [log]: line }, (catalogues) =>
    createCore(catalogues, nodePlatform),
  );
  host.catalogue = async () => compileCatalogue([]).catalogue;
  await start({ host });
  expect(session.messages(log)).toEqual([expect.stringContaining('Our own failure')]);
});
