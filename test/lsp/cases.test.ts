import { afterEach, expect, test } from 'vitest';
import { memoryHost } from '../support/lspHost.ts';
import { type Session, type SessionOptions, startSession } from '../support/lspSession.ts';

const folder = 'file:///case';
const client = `${folder}/client.log`;
const server = `${folder}/server.log`;

let session: Session;
const start = async (options: SessionOptions = {}) => {
  session = await startSession({ folders: [folder], ...options });
  return session;
};
afterEach(() => session.end());

test('two workspace folders are two cases', async () => {
  const host = memoryHost({ 'file:///one/a.log': 'FAIL Q1 a', 'file:///two/b.log': 'DONE Q1' });
  await start({ folders: ['file:///one', 'file:///two'], host });
  expect(session.messages('file:///one/a.log')).toEqual(['Failure Q1 (1x, open)']);
});

test('a folder whose name begins like another is not inside it', async () => {
  const host = memoryHost({ 'file:///one/a.log': 'FAIL Q1 a', 'file:///one-old/b.log': 'DONE Q1' });
  await start({ folders: ['file:///one'], host });
  await session.changed('file:///one-old/b.log', 1);
  await session.quiet();
  expect(host.opened).toEqual(['file:///one/a.log']);
  expect(session.messages('file:///one/a.log')).toEqual(['Failure Q1 (1x, open)']);
});

test('a folder inside another is a case of its own, and each log is read once', async () => {
  const host = memoryHost({ [client]: 'FAIL Q1 a', [`${folder}/inner/b.log`]: 'DONE Q1' });
  const settings = (scope: string) => ({ encoding: scope === folder ? 'windows-1252' : 'utf-8' });
  await start({ folders: [folder, `${folder}/inner`], host, settings });
  expect(session.messages(client)).toEqual(['Failure Q1 (1x, open)']);
  expect(host.opened).toHaveLength(2);
});

test('with smsLogs.case "folder" each folder of logs is a case', async () => {
  const host = memoryHost({ [`${folder}/pc1/a.log`]: 'FAIL Q1 a', [`${folder}/pc2/b.log`]: 'DONE Q1' });
  await start({ host, settings: () => ({ case: 'folder' }) });
  expect(session.messages(`${folder}/pc1/a.log`)).toEqual(['Failure Q1 (1x, open)']);
});

test('settings are those of the folder a log lies in', async () => {
  const host = memoryHost({ 'file:///one/a.log': 'FAIL Q1 a', 'file:///two/b.log': 'FAIL Q1 b' });
  const settings = (scope: string) => (scope === 'file:///two' ? { failures: { Q1: 'off' } } : {});
  await start({ folders: ['file:///one', 'file:///two'], host, settings });
  expect([...session.rows.keys()]).toEqual(['file:///one/a.log']);
});

test.each([
  ['off', undefined],
  ['information', 3],
  ['warning', 2],
  ['error', 1],
])('smsLogs.failures: %s', async (level, severity) => {
  await start({ settings: () => ({ failures: { Q1: level } }) });
  await session.open(client, 'FAIL Q1 a\nFAIL Q2 b');
  await session.until(() => session.rows.has(client));
  expect(session.rows.get(client)?.find(({ code }) => code === 'Q1')?.severity).toBe(severity);
  expect(session.rows.get(client)?.find(({ code }) => code === 'Q2')?.severity).toBe(2);
});

test('a level does not raise what is resolved', async () => {
  await start({ settings: () => ({ failures: { Q1: 'error' } }) });
  await session.open(client, 'FAIL Q1 a\nDONE Q1');
  await session.until(() => session.rows.has(client));
  expect(session.rows.get(client)?.map(({ severity }) => severity)).toEqual([3]);
});

test('changed settings are read again', async () => {
  let level = 'off';
  await start({ settings: () => ({ failures: { Q1: level } }) });
  await session.open(client, 'FAIL Q1 a');
  await session.quiet();
  expect(session.rows.has(client)).toBe(false);
  level = 'warning';
  await session.client.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await session.until(() => session.rows.get(client)?.[0]?.severity === 2);
});

test('settings of the wrong kind give the defaults', async () => {
  const settings = () => ({ failures: { Q1: 7 }, triage: { include: 'x', maxFileSize: -1, enabled: 'no' }, case: 1 });
  await start({ host: memoryHost({ [client]: 'FAIL Q1 a', [server]: 'DONE Q1' }), settings });
  expect(session.messages(client)).toEqual(['Failure Q1 (1x, resolved)']);
});

test('with the background triage off only open logs are read', async () => {
  const host = memoryHost({ [client]: 'FAIL Q1 a', [server]: 'FAIL Q2 b' });
  await start({ host, settings: () => ({ triage: { enabled: false } }) });
  await session.open(client, 'FAIL Q1 a');
  await session.until(() => session.messages(client).length === 1);
  await session.changed(server, 2);
  await session.quiet();
  expect(host.opened).toEqual([]);
});

test('patterns include and exclude', async () => {
  const host = memoryHost({ [`${folder}/a.txt`]: 'FAIL Q1', [`${folder}/Old/b.txt`]: 'FAIL Q1', [client]: 'FAIL Q1' });
  await start({ host, settings: () => ({ triage: { include: ['**/*.TXT'], exclude: ['old/**'] } }) });
  expect(host.opened).toEqual([`${folder}/a.txt`]);
});

test('a pattern that could run away is refused and named', async () => {
  const host = memoryHost({ [client]: 'FAIL Q1' });
  const runaway = '*a*a*a*a*a*a*b.log';
  await start({ host, settings: () => ({ triage: { include: [runaway, '**/*.log'] } }) });
  expect(host.opened).toEqual([client]);
  expect(session.logged.join()).toContain(`${runaway} is too complex`);
});

test('folders that come and go bring and take their rows', async () => {
  const added = 'file:///later';
  const host = memoryHost({ [client]: 'FAIL Q1 a', [`${added}/b.log`]: 'FAIL Q2 b' });
  await start({ host });
  const change = (event: object) => session.client.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  await change({ added: [{ uri: added, name: 'later' }], removed: [] });
  await session.until(() => session.messages(`${added}/b.log`).length === 1);
  await change({ added: [], removed: [{ uri: folder, name: 'case' }] });
  await session.until(() => session.messages(client).length === 0);
});

test('names with blanks and capitals are the same file for client and host', async () => {
  const spaced = `${folder}/Ccim32%20%282%29.log`;
  await start({ host: memoryHost({ [spaced]: 'FAIL Q1 a' }) });
  await session.open(`${folder}/Ccim32%20(2).log`, 'FAIL Q1 a\nFAIL Q1 b');
  await session.until(() => session.publishes.some(({ messages }) => messages[0] === 'Failure Q1 (2x, open)'));
  expect(session.publishes.at(-1)?.uri).toBe(`${folder}/Ccim32%20(2).log`);
});

test("a team's own catalogue is read, and what is wrong in it is logged with its place", async () => {
  const yaml = [
    'id: T1',
    'articles: [T1]',
    'title: Our own failure',
    'short: own',
    'product: sms',
    'versions: ["2.0"]',
    'severity: error',
    'signals:',
    '  - { id: seen, role: failure, weight: distinctive, logs: [any], text: "The widget of {name} has failed" }',
    'cause: The widget is worn out.',
    'remedy:',
    '  - do: Replace the widget.',
  ].join('\n');
  const host = memoryHost({
    'file:///case/team/T1.yaml': yaml,
    'file:///case/team/T2.yaml': 'id: 7',
    [client]: 'FAIL T1 a',
  });
  await start({ host, settings: () => ({ catalogues: ['team', '/absent'] }) });
  expect(session.messages(client)).toEqual(['Our own failure (1x, open)']);
  expect(session.logged.join('\n')).toMatch(/T2\.yaml:1:\d/);
  expect(session.logged.join('\n')).toContain('file:///absent has no .yaml file');

  host.disk.set('file:///case/team/T1.yaml', { text: yaml.replace('Our own', 'Our renamed') });
  await session.changed('file:///case/team/T1.yaml', 2);
  await session.until(() => session.messages(client)[0] === 'Our renamed failure (1x, open)');
});
