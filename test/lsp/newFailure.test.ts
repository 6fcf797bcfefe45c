import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { freeId, lineTarget } from '../../client/src/draftFile.ts';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { createCore } from '../../server/src/core/index.ts';
import { nodePlatform } from '../../server/src/node/platform.ts';
import { newFailureRequest } from '../../server/src/protocol/messages.ts';
import { memoryHost } from '../support/lspHost.ts';
import { type Session, startSession } from '../support/lspSession.ts';

const folder = 'file:///case';
const log = `${folder}/Ccim32.log`;
const tail = (component: string) => `~  $$<${component}><Wed Nov 21 08:40:00.000 2001><thread=7 (0x7)>`;
const logsFile = { name: 'logs/sms.yaml', text: '- { key: ccim32, name: Ccim32.log, product: sms }' };

let session: Session;
const start = async (text: string, uri = log) => {
  const host = memoryHost({}, (catalogues) => createCore(catalogues, nodePlatform));
  host.catalogue = async () => compileCatalogue([logsFile]).catalogue;
  session = await startSession({ folders: [folder], host });
  await session.open(uri, text);
};
const actionsAt = (line: number, context: object = {}, uri = log) =>
  session.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line, character: 3 }, end: { line, character: 3 } },
    context: { diagnostics: [], ...context },
  });
const ask = (line: number, uri = log, id = 'TEAM-1') => session.ask(newFailureRequest, { uri, line, id });
afterEach(() => session.end());

const lines = [
  `Opened C:\\SMS\\x.box on \\\\SERVER01${tail('CCIM32')}`,
  `ERROR: Cannot sort 12 files${tail('CCIM32')}`,
  `***${tail('CCIM32')}`,
].join('\r\n');

describe('New failure from this line', () => {
  test('is offered on any line that can be found again, and carries log and line', async () => {
    await start(lines);
    const command = { title: 'New failure from this line', command: 'smsLogs.newFailure', arguments: [log, 0] };
    expect(await actionsAt(0)).toEqual([{ title: command.title, kind: 'quickfix', command }]);
    expect((await actionsAt(1)).map(({ command: offered }) => offered?.arguments)).toEqual([[log, 1]]);
    expect(await actionsAt(2)).toEqual([]);
    expect(await actionsAt(0, { only: ['refactor'] })).toEqual([]);
  });

  test('is offered on the row of an error that nothing explains', async () => {
    await start(lines);
    await session.until(() => (session.rows.get(log)?.length ?? 0) > 0);
    const [row] = session.rows.get(log) as readonly Diagnostic[];
    expect(row?.range.start.line).toBe(1);
    const offered = await actionsAt(1, { diagnostics: [row], only: ['quickfix'] });
    expect(offered.map(({ command }) => command?.command)).toContain('smsLogs.newFailure');
  });

  test('shows its light bulb unasked on errors only', async () => {
    await start(lines);
    expect(await actionsAt(0, { triggerKind: 2 })).toEqual([]);
    expect(await actionsAt(1, { triggerKind: 2 })).toHaveLength(1);
    expect(await actionsAt(0, { triggerKind: 1 })).toHaveLength(1);
  });

  test('gives a first entry with template, log, family and example', async () => {
    await start(lines);
    const text = (await ask(0)) ?? '';
    expect(text).toContain(`    logs: [ccim32]\n    text: 'Opened {path:path} on \\\\{server}'\n`);
    expect(text).toContain(`      - name: 'Ccim32.log'\n        family: sms2-client\n`);
    expect(text).toContain(`        lines: 'Opened C:\\SMS\\x.box on \\\\SERVER01'\n`);
  });

  test('takes the line of a record that was pointed at', async () => {
    await start(`Started the copy\r\n  Failed to open 5 files\r\n  and gave up${tail('CCIM32')}\r\n`);
    expect(await ask(2)).toContain("text: 'and gave up'");
    expect(await ask(1)).toContain("text: 'Failed to open {number:int} files'");
    expect(await ask(0)).toContain("text: 'Started the copy'");
  });

  test('gives nothing for a line that cannot be found again, a log that is not open, an id that is none', async () => {
    await start(lines);
    expect(await ask(2)).toBeNull();
    expect(await ask(0, `${folder}/other.log`)).toBeNull();
    expect(await ask(0, log, "x: '")).toBeNull();
    expect(session.logged).toEqual([]);
  });

  test('what it gives has no mistakes in the folder it is saved to, and finds its line from then on', async () => {
    await start(lines);
    const text = (await ask(1)) ?? '';
    const saved = `${folder}/.sms-logs/failures/TEAM-1.yaml`;
    session.host.disk.set(saved, { text });
    await session.changed(saved, 1);
    await session.until(() => session.messages(log).some((row) => row.startsWith('What does not work')));
    expect(session.rows.has(saved)).toBe(false);
    expect(session.rows.get(log)?.map(({ code }) => code)).toEqual(['TEAM-1']);
  });

  test('writes a log of a hostile name and text as plain scalars', async () => {
    const hostile = `${folder}/${encodeURIComponent("a': {b}\n- x.log")}`;
    await start(`Failed: 'x': {y: &z} # \u202eno\u0000thing${tail("O'S")}`, hostile);
    const draft = 'untitled:/case/.sms-logs/failures/TEAM-1.yaml';
    const text = (await ask(0, hostile)) ?? '';
    expect(text).toContain("- name: 'a'': {b}?- x.log'");
    await session.open(draft, `${text}x: y\n`);
    await session.until(() => session.messages(draft).length > 0);
    expect(session.messages(draft)).toEqual(['x: not a property that is known here; check the spelling.']);
  });
});

describe('the draft in the editor', () => {
  test.each([
    [[], 'TEAM-1'],
    [['TEAM-1.yaml', 'team-2.YML', 'Q1.yaml'], 'TEAM-3'],
    [['TEAM-2.yaml'], 'TEAM-1'],
  ])('beside %j is called %s', async (names, id) => {
    await start('');
    expect(freeId(names)).toBe(id);
  });

  test('is asked for with a log and a line, and nothing else', async () => {
    await start('');
    expect(lineTarget([log, 3])).toEqual({ uri: log, line: 3 });
    for (const args of [[], [log], [log, '3'], [log, 1.5], [3, log]]) expect(lineTarget(args)).toBeUndefined();
  });
});

test('an editor that knows schemas is offered the one of the catalogue, and it is packaged', async () => {
  await start('');
  const root = join(import.meta.dirname, '../..');
  const [validation] = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).contributes.yamlValidation;
  expect(validation.fileMatch).toContain('.sms-logs/failures/*.yaml');
  const schema = JSON.parse(readFileSync(join(root, validation.url), 'utf8'));
  expect(schema.title).toContain('A failure');
  const packaged = readFileSync(join(root, '.vscodeignore'), 'utf8').split(/\r?\n/);
  expect(packaged).toContain(`!${validation.url.replace('./', '')}`);
});
