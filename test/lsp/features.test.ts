import { afterEach, describe, expect, test } from 'vitest';
import {
  articlePageRequest,
  articleUrlRequest,
  detectRequest,
  documentStatusRequest,
  evidenceRequest,
  ticketRequest,
  triageFolderRequest,
  workaroundCheckRequest,
} from '../../server/src/protocol/messages.ts';
import { fakeCatalogue } from '../support/lspCore.ts';
import { memoryHost } from '../support/lspHost.ts';
import { type Session, type SessionOptions, startSession } from '../support/lspSession.ts';

const folder = 'file:///case';
const client = `${folder}/client.log`;
const server = `${folder}/server.log`;
const textDocument = { uri: client };
const pointer = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };

let session: Session;
const start = async (options: SessionOptions = {}) => {
  session = await startSession({ folders: [folder], ...options });
  return session;
};
afterEach(() => session.end());

describe('handshake', () => {
  test('says what the server can do', async () => {
    await start();
    expect(session.initialized.capabilities).toEqual({
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      semanticTokensProvider: {
        legend: { tokenTypes: ['smsTime', 'smsMessage'], tokenModifiers: ['error'] },
        full: true,
        range: true,
      },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    });
  });

  test('asks to be told of changed settings and of changed logs, whatever the case of their names', async () => {
    await start();
    const watching = session.registered.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
    expect(watching?.registerOptions).toEqual({
      watchers: [
        { globPattern: '**/*.[lL][oO][gG_]' },
        { globPattern: '**/*.{yaml,yml}' },
        { globPattern: '**/{.sms-logs,.sms-logs/failures}' },
      ],
    });
    expect(session.registered.map(({ method }) => method)).toContain('workspace/didChangeConfiguration');
  });

  test('a client without any of the optional capabilities is served too', async () => {
    await start({ capabilities: {} });
    await session.open(client, 'FAIL Q1 a');
    await session.until(() => session.messages(client).length === 1);
    expect(session.registered).toEqual([]);
    expect(session.progress).toEqual([]);
  });

  test('a catalogue that cannot be read is an error that says what to do', async () => {
    await start();
    const host = memoryHost();
    host.catalogue = async () => {
      throw new Error('catalogue.json is missing');
    };
    await expect(startSession({ host })).rejects.toThrow('catalogue.json is missing. Install the extension again.');
  });
});

describe('requests of the editor', () => {
  test('hover', async () => {
    await start();
    await session.open(client, 'FAIL Q1 a\nother');
    const hover = (line: number) =>
      session.client.sendRequest('textDocument/hover', { textDocument, position: { line, character: 1 } });
    expect(await hover(0)).toEqual({ contents: 'Failure Q1' });
    expect(await hover(1)).toBeNull();
  });

  test('hover in a document that is not open answers nothing', async () => {
    await start();
    const params = { textDocument: { uri: 'file:///case/none.log' }, position: pointer.start };
    expect(await session.client.sendRequest('textDocument/hover', params)).toBeNull();
  });

  test('code actions, of the kinds that are asked for', async () => {
    await start();
    await session.open(client, 'FAIL Q1 a');
    const actions = (only?: readonly string[]) =>
      session.client.sendRequest<{ command: unknown }[]>('textDocument/codeAction', {
        textDocument,
        range: pointer,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    const explain = { title: 'Explain', command: 'smsLogs.explain', arguments: [client, 'Q1#1'] };
    expect((await actions()).map(({ command }) => command)).toEqual([explain]);
    expect(await actions(['quickfix'])).toHaveLength(1);
    expect(await actions([''])).toHaveLength(1);
    expect(await actions(['refactor'])).toEqual([]);
  });

  test('colours of the whole up to 2 MiB, of a range always', async () => {
    await start();
    await session.open(client, 'FAIL Q1 a');
    const whole = () => session.client.sendRequest('textDocument/semanticTokens/full', { textDocument });
    const range = { start: { line: 7, character: 0 }, end: { line: 9, character: 0 } };
    expect(await whole()).toEqual({ data: [0, 0, 4, 0, 0] });
    await session.edit(client, 2, 'x'.repeat(2 * 1024 * 1024 + 1));
    expect(await whole()).toBeNull();
    expect(await session.client.sendRequest('textDocument/semanticTokens/range', { textDocument, range })).toEqual({
      data: [7, 0, 4, 0, 0],
    });
  });
});

describe('requests of our own', () => {
  test('a document is recognised by its first lines', async () => {
    await start();
    expect(await session.ask(detectRequest, { uri: 'untitled:x', head: 'FAIL Q1' })).toBe(true);
    expect(await session.ask(detectRequest, { uri: 'untitled:x', head: 'Dear diary' })).toBe(false);
    expect(await session.ask(detectRequest, { uri: 'untitled:x', head: `${' '.repeat(64 * 1024)}FAIL Q1` })).toBe(
      false,
    );
  });

  test('the article page, with and without a case', async () => {
    await start();
    await session.open(client, 'FAIL Q1 CAP_SO1');
    const page = { title: 'Failure Q1', text: '# Failure Q1\nCAP_SO1' };
    expect(await session.ask(articlePageRequest, { failure: 'Q1', uri: client, finding: 'Q1#1' })).toEqual(page);
    const plain = { title: 'Failure Q1', text: '# Failure Q1\nno case' };
    expect(await session.ask(articlePageRequest, { failure: 'Q1' })).toEqual(plain);
    expect(await session.ask(articlePageRequest, { failure: 'Q1', uri: client, finding: 'Q1#9' })).toEqual(plain);
    expect(await session.ask(articlePageRequest, { failure: 'none' })).toBeNull();
  });

  test('the address of an article comes from the catalogue and is a web address', async () => {
    const host = memoryHost();
    host.catalogue = async () =>
      fakeCatalogue([
        { id: 'Q1' },
        { id: 'Q2', url: null },
        { id: 'Q3', url: 'file:///etc/passwd' },
        { id: 'Q4', url: 'x' },
      ]);
    await start({ host });
    const ask = (failure: string) => session.ask(articleUrlRequest, { failure });
    expect(await ask('Q1')).toBe('https://example.org/Q1');
    for (const failure of ['Q2', 'Q3', 'Q4', 'command:x', 'https://evil.example', '__proto__']) {
      expect(await ask(failure)).toBeNull();
    }
  });

  test('ticket, evidence over all logs', async () => {
    await start({ host: memoryHost({ [server]: 'ok\nFAIL Q1 b' }) });
    await session.open(client, 'FAIL Q1 a');
    const finding = { uri: client, finding: 'Q1#1' };
    expect(await session.ask(ticketRequest, finding)).toBe('Q1#1 open');
    const evidence = await session.ask(evidenceRequest, finding);
    expect(evidence?.locations.map(({ uri, range }) => [uri, range.start.line])).toEqual([
      [client, 0],
      [server, 1],
    ]);
  });

  test('what a log could smuggle into a request finds nothing', async () => {
    await start();
    await session.open(client, 'FAIL Q1 [x](command:evil)');
    const smuggled = ['[x](command:evil)', '__proto__', '../../etc', '', 'Q1#1\n'];
    for (const finding of smuggled) {
      expect(await session.ask(ticketRequest, { uri: client, finding })).toBeNull();
      expect(await session.ask(evidenceRequest, { uri: client, finding })).toBeNull();
      expect(await session.ask(articlePageRequest, { failure: finding, uri: client, finding })).toBeNull();
    }
    expect(session.logged).toEqual([]);
  });

  test('the workaround check reads the logs again', async () => {
    const host = memoryHost({ [client]: 'FAIL Q1 a', [server]: 'nothing yet FAIL' });
    await start({ host });
    const ask = () => session.ask(workaroundCheckRequest, { uri: client, finding: 'Q1#1' });
    const place = { uri: client, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } } };
    expect(await ask()).toEqual({ title: 'Failure Q1', state: 'open', text: 'It is open.', location: place });
    host.disk.set(server, { text: '\nDONE Q1', modified: 1 });
    expect(await ask()).toMatchObject({ state: 'resolved', text: 'It is resolved.', location: { uri: server } });
    host.disk.set(client, { text: 'emptied FAIL', modified: 2 });
    host.disk.set(server, { text: 'emptied FAIL', modified: 2 });
    expect(await ask()).toMatchObject({ state: 'gone', location: null });
    expect(await ask()).toBeNull();
  });

  test('the status of a document: family, records, findings, files that could not be read', async () => {
    await start({ host: memoryHost({ [server]: { text: 'FAIL Q2', failing: 'no right to read it' } }) });
    await session.open(client, 'FAIL Q1 a\nFAIL Q2 b\nDONE Q2');
    expect(await session.ask(documentStatusRequest, { uri: client })).toEqual({
      busy: false,
      logs: 1,
      open: 1,
      resolved: 1,
      expected: 0,
      unreadable: [{ uri: server, why: 'no right to read it' }],
      leftOut: [],
      family: 'sms2-client',
      records: 3,
    });
  });

  test('a folder outside the workspace is triaged on request and stays', async () => {
    const outside = 'file:///elsewhere/pc1/a.log';
    const host = memoryHost({ [outside]: 'FAIL Q1 a' });
    await start({ host });
    expect(await session.ask(triageFolderRequest, { uri: 'file:///elsewhere/' })).toMatchObject({ logs: 1, open: 1 });
    await session.until(() => session.messages(outside).length === 1);
    host.disk.set(outside, { text: 'FAIL Q1 a\nDONE Q1', modified: 1 });
    await session.changed(outside, 2);
    await session.until(() => session.messages(outside)[0] === 'Failure Q1 (1x, resolved)');
  });

  test('a folder inside the workspace stays part of its case', async () => {
    const host = memoryHost({ [`${folder}/pc1/a.log`]: 'FAIL Q1 a', [server]: 'DONE Q1' });
    await start({ host });
    expect(await session.ask(triageFolderRequest, { uri: `${folder}/pc1` })).toMatchObject({ logs: 2, resolved: 1 });
  });
});
