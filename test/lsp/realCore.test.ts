import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { createCore } from '../../server/src/core/index.ts';
import { nodeFiles } from '../../server/src/node/files.ts';
import { nodePlatform } from '../../server/src/node/platform.ts';
import {
  articlePageRequest,
  articleUrlRequest,
  evidenceRequest,
  lookUpRequest,
  ticketRequest,
} from '../../server/src/protocol/messages.ts';
import { memoryHost } from '../support/lspHost.ts';
import { type Session, startSession } from '../support/lspSession.ts';

/** The whole way with the real core: the logs of the Q322967 sample from disk, and what an editor asks about them. */
const root = join(import.meta.dirname, '../..');
const folder = pathToFileURL(join(root, 'samples/q322967')).toString();
const client = `${folder}/client/Ccim32.log`;
const server = `${folder}/server/Inboxmgr.log`;

const catalogueFile = (path: string) => ({
  name: relative(join(root, 'server/catalogue'), path),
  text: readFileSync(path, 'utf8'),
});
const logs = join(root, 'server/catalogue/logs');
const { catalogue } = compileCatalogue([
  catalogueFile(join(root, 'server/catalogue/failures/sms/Q322967.yaml')),
  ...readdirSync(logs).map((name) => catalogueFile(join(logs, name))),
]);

let session: Session;
beforeEach(async () => {
  const host = memoryHost({}, (catalogues) => createCore(catalogues, nodePlatform));
  host.catalogue = async () => catalogue;
  session = await startSession({ folders: [folder], host: { ...host, files: nodeFiles } });
});
afterEach(() => session.end());

test('rows stand in both logs, the article is their code, and the logs explain each other', async () => {
  for (const uri of [client, server]) {
    const row = session.rows.get(uri)?.find(({ severity }) => severity === 1);
    expect(row).toMatchObject({
      source: 'SMS',
      code: 'Q322967',
      codeDescription: { href: expect.stringMatching(/^https:/) },
    });
  }
  const related = session.rows.get(client)?.flatMap(({ relatedInformation }) => relatedInformation ?? []);
  expect(related?.map(({ location }) => location.uri)).toContain(server);
});

test('an open log stands in for its file, and gives the rows the file gave', async () => {
  const before = session.rows.get(client);
  await session.open(client, readFileSync(new URL(client), 'latin1'));
  await session.quiet();
  expect(session.rows.get(client)).toEqual(before);
  await session.edit(client, 2, '');
  await session.until(() => session.rows.get(client)?.length === 0);
});

test('what a code action carries is what the requests understand', async () => {
  const row = session.rows.get(client)?.find(({ severity }) => severity === 1);
  const params = { textDocument: { uri: client }, range: row!.range, context: { diagnostics: [] } };
  const actions = await session.client.sendRequest<{ command: { command: string; arguments: string[] } }[]>(
    'textDocument/codeAction',
    params,
  );
  const [uri = '', finding = ''] = actions[0]?.command.arguments ?? [];
  const failure = finding.slice(0, finding.lastIndexOf('#'));
  expect([uri, failure]).toEqual([client, 'Q322967']);
  expect((await session.ask(evidenceRequest, { uri, finding }))?.locations.length).toBeGreaterThan(1);
  expect(await session.ask(ticketRequest, { uri, finding })).toContain('Q322967');
  expect((await session.ask(articlePageRequest, { failure, uri, finding }))?.text).toContain('`CAP_SO');
  expect(await session.ask(articleUrlRequest, { failure, uri })).toMatch(/^https:/);
});

test('hover and colours answer on a line of the finding', async () => {
  await session.open(client, readFileSync(new URL(client), 'latin1'));
  const row = session.rows.get(client)?.find(({ severity }) => severity === 1);
  const textDocument = { uri: client };
  const hover = await session.client.sendRequest<{ contents: { value: string } }>('textDocument/hover', {
    textDocument,
    position: row!.range.start,
  });
  expect(hover.contents.value).toContain('Q322967');
  const range = { textDocument, range: row!.range };
  const tokens = await session.client.sendRequest<{ data: number[] }>('textDocument/semanticTokens/range', range);
  expect(tokens.data.length).toBeGreaterThan(5);
  expect(session.logged).toEqual([]);
});

test.each([
  [true, 1],
  [false, 0],
])('smsLogs.unexplained %s: %d row', async (unexplained, count) => {
  await session.end();
  const host = memoryHost({ 'file:///w/Ccim32.log': 'ERROR: Cannot sort it\r\n' }, (catalogues) =>
    createCore(catalogues, nodePlatform),
  );
  host.catalogue = async () => catalogue;
  session = await startSession({ folders: ['file:///w'], host, settings: () => ({ unexplained }) });
  await session.quiet();
  expect(session.messages('file:///w/Ccim32.log')).toHaveLength(count);
});

test('a code that the catalogue does not explain, and a line of a failure, are looked up', async () => {
  const found = await session.ask(lookUpRequest, { text: 'Win32 Error = 32', log: server });
  expect(found).toEqual([expect.objectContaining({ label: 'Not known here', failure: null })]);
  const line = await session.ask(lookUpRequest, {
    text: readFileSync(new URL(server), 'latin1').split('\n')[104]!,
    log: server,
  });
  expect(line[0]).toMatchObject({ failure: 'Q322967' });
});
