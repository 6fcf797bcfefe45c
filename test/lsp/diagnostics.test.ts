import { afterEach, describe, expect, test } from 'vitest';
import { documentStatusRequest, triageFolderRequest } from '../../server/src/protocol/messages.ts';
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

describe('open logs', () => {
  test('get rows when they open, once per change', async () => {
    await start();
    await session.open(client, 'FAIL Q1 a\nFAIL Q1 b');
    await session.until(() => session.rows.has(client));
    await session.quiet();
    expect(session.publishes).toEqual([{ uri: client, messages: ['Failure Q1 (2x, open)'] }]);
  });

  test('follow edits, and an edit that changes nothing publishes nothing', async () => {
    await start();
    await session.open(client, 'FAIL Q1 a');
    await session.until(() => session.rows.has(client));
    await session.edit(client, 2, 'FAIL Q1 a\nnothing of note');
    await session.quiet();
    expect(session.publishes).toHaveLength(1);
    await session.edit(client, 3, 'FAIL Q1 a\nFAIL Q1 b');
    await session.until(() => session.messages(client)[0] === 'Failure Q1 (2x, open)');
  });

  test('outside the workspace lose their rows when they close', async () => {
    await start({ folders: [] });
    await session.open(client, 'FAIL Q1 a');
    await session.until(() => session.messages(client).length === 1);
    await session.close(client);
    await session.until(() => session.messages(client).length === 0);
  });

  test('stand in for their file, and the file counts again after they close', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a' });
    await start({ host });
    await session.until(() => session.messages(client)[0] === 'Failure Q1 (1x, open)');
    await session.open(client, 'FAIL Q1 a\nFAIL Q1 b');
    await session.until(() => session.messages(client)[0] === 'Failure Q1 (2x, open)');
    await session.close(client);
    await session.until(() => session.messages(client)[0] === 'Failure Q1 (1x, open)');
    expect(session.publishes).toHaveLength(3);
  });

  test('of a comparison are no logs of the case', async () => {
    await start();
    await session.open('git:/case/client.log', 'FAIL Q1 a');
    await session.open(client, 'FAIL Q1 a');
    await session.until(() => session.rows.has(client));
    await session.quiet();
    expect(session.messages(client)).toEqual(['Failure Q1 (1x, open)']);
    expect([...session.rows.keys()]).toEqual([client]);
  });

  test('that are unsaved are each a case of its own', async () => {
    await start();
    await session.open('untitled:Untitled-1', 'FAIL Q1 a');
    await session.open('untitled:Untitled-2', 'DONE Q1');
    await session.quiet();
    expect(session.messages('untitled:Untitled-1')).toEqual(['Failure Q1 (1x, open)']);
  });
});

describe('closed logs', () => {
  test('of the workspace get rows, and logs of one case are read together', async () => {
    await start({ host: memoryHost({ [client]: 'FAIL Q1 a', [server]: 'DONE Q1' }) });
    expect(session.messages(client)).toEqual(['Failure Q1 (1x, resolved)']);
  });

  test('are read again when they change on disk, and only those', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a', [server]: 'FAIL Q2 a' });
    await start({ host });
    host.opened.length = 0;
    host.disk.set(client, { text: 'FAIL Q1 a\nFAIL Q1 b', modified: 1 });
    await session.changed(client, 2);
    await session.until(() => session.messages(client)[0] === 'Failure Q1 (2x, open)');
    expect(host.opened).toEqual([client]);
  });

  test('that take long to read rest before they are read again', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a' });
    host.beforeRead = async () => {
      host.time += 2000;
    };
    await start({ host });
    host.disk.set(client, { text: 'FAIL Q1 a\nFAIL Q1 b', modified: 1 });
    await session.changed(client, 2);
    await session.until(() => host.waited.includes(18_000));
    host.time += 18_000;
    await session.until(() => session.messages(client)[0] === 'Failure Q1 (2x, open)');
  });

  test('lose their rows when they are deleted', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a' });
    await start({ host });
    host.disk.delete(client);
    await session.changed(client, 3);
    await session.until(() => session.messages(client).length === 0);
  });

  test('are found when they appear', async () => {
    const host = memoryHost();
    await start({ host });
    host.disk.set(server, { text: 'FAIL Q2 a' });
    await session.changed(server, 1);
    await session.until(() => session.messages(server)[0] === 'Failure Q2 (1x, open)');
  });

  test('that look like no log and have no known name are passed over', async () => {
    const npm = `${folder}/npm-debug.log`;
    const known = `${folder}/Ccim32.log`;
    await start({ host: memoryHost({ [npm]: 'verbose cli', [known]: 'plain' }) });
    const status = await session.ask(documentStatusRequest, { uri: known });
    expect(status).toMatchObject({ logs: 1, family: 'sms2-client', records: 1 });
  });

  test('in excluded folders and with other extensions are not read', async () => {
    const host = memoryHost({
      [`${folder}/node_modules/x/a.log`]: 'FAIL Q1 a',
      [`${folder}/notes.txt`]: 'FAIL Q1 a',
      [`${folder}/old/Ccim32.LO_`]: 'FAIL Q1 a',
    });
    await start({ host });
    expect(host.opened).toEqual([`${folder}/old/Ccim32.LO_`]);
  });

  test('are read in pieces: a log of many chunks comes whole, also where two of them meet', async () => {
    const [head, chunk] = [64 * 1024, 4 * 1024 * 1024];
    const lineAt = (text: string, length: number) => `${text}\n${'x'.repeat(length - text.length - 2)}\n`;
    const text = `${lineAt('FAIL Q1 a', head)}${lineAt('FAIL Q1 b', chunk)}${lineAt('FAIL Q1 c', chunk)}FAIL Q1 d`;
    await start({ host: memoryHost({ [client]: text }) });
    expect(session.messages(client)).toEqual(['Failure Q1 (4x, open)']);
  });

  test('that did not change are not read again, nor those that are open', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a', [server]: 'FAIL Q2 b', [`${folder}/npm.log`]: 'verbose' });
    await start({ host });
    await session.open(client, 'FAIL Q1 a');
    await session.quiet();
    host.disk.set(client, { text: 'FAIL Q1 other', modified: 1 });
    host.opened.length = 0;
    await session.ask(triageFolderRequest, { uri: folder });
    expect(host.opened).toEqual([]);
  });
});

describe('what goes wrong with files', () => {
  test('an unreadable log is named, and the rest goes on', async () => {
    const host = memoryHost({ [client]: { text: 'FAIL Q1', failing: 'no right to read it' }, [server]: 'FAIL Q2 a' });
    await start({ host });
    expect(session.messages(server)).toEqual(['Failure Q2 (1x, open)']);
    expect(session.logged.join()).toContain(`${client} could not be read: no right to read it`);
  });

  test('a log that vanishes while it is read is no error', async () => {
    const host = memoryHost({ [client]: { text: 'FAIL Q1', vanishes: true }, [server]: 'FAIL Q2 a' });
    await start({ host });
    expect(session.messages(server)).toEqual(['Failure Q2 (1x, open)']);
    expect(session.logged).toEqual([]);
  });

  test('logs above the size settings are left out and named', async () => {
    const host = memoryHost({ [client]: `FAIL Q1 a\n${'x'.repeat(1024 * 1024)}`, [server]: 'FAIL Q2 a' });
    await start({ host, settings: () => ({ triage: { maxFileSize: 1 } }) });
    expect(session.messages(server)).toEqual(['Failure Q2 (1x, open)']);
    expect(session.rows.has(client)).toBe(false);
    expect(session.logged.join()).toContain('larger than 1 MiB');
  });

  test('cancelling the progress stops the reading', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a', [server]: 'FAIL Q2 a' });
    host.beforeRead = async () => {
      const created = session.progress.find((entry) => (entry as { token?: unknown }).token) as { token: unknown };
      await session.client.sendNotification('window/workDoneProgress/cancel', { token: created.token });
      await host.clock.turn();
      await host.clock.turn();
    };
    await start({ folders: [], host });
    await session.ask(triageFolderRequest, { uri: folder });
    expect(host.opened).toEqual([client]);
    expect(session.logged.join()).toContain('stopped');
  });

  test('cancelling stops in the middle of a log, which then has no rows', async () => {
    const host = memoryHost({ [client]: `FAIL Q1 a\n${'x'.repeat(5 * 1024 * 1024)}` });
    host.beforeRead = async () => {
      const created = session.progress.find((entry) => (entry as { token?: unknown }).token) as { token: unknown };
      await session.client.sendNotification('window/workDoneProgress/cancel', { token: created.token });
      await host.clock.turn();
      await host.clock.turn();
    };
    await start({ folders: [], host });
    expect(await session.ask(triageFolderRequest, { uri: folder })).toMatchObject({ logs: 0 });
  });
});
