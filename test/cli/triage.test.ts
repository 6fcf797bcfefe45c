import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import triageSchema from '../../server/src/cli/schemas/triage.schema.json' with { type: 'json' };
import lineSchema from '../../server/src/cli/schemas/triage-line.schema.json' with { type: 'json' };
import { sms } from '../support/cli.ts';

const sample = join(import.meta.dirname, '../../samples/q322967');
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validTriage = ajv.compile(triageSchema);
const validLine = ajv.compile(lineSchema);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sms-logs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs triage and checks its document against the schema. */
async function triage(words: readonly string[], input: readonly Uint8Array[] = []) {
  const result = await sms(['triage', ...words, '--format', 'json'], input);
  const document = JSON.parse(result.out);
  expect(validTriage(document), JSON.stringify(validTriage.errors?.slice(0, 3))).toBe(true);
  return { ...result, document };
}

/** Rights do not bind the superuser, so under it the work is done as nobody. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const client = (message: string, clock = '08:42:31.120'): string =>
  `${message}  $$<CCIM32><Wed Nov 21 ${clock} 2001><thread=112 (0x70)>\r\n`;
const token = (cap: string): string =>
  `Warning: Inbox manager token file found (\\\\SERVER01\\${cap}\\clicomp.box\\SWDist\\inboxlck.tok), waiting 10 seconds for directory refresh to finish...`;
const skipped = 'Warning: Directory still in use by inbox manager; skipping operations';

describe('triage', () => {
  test('the sample tells its whole story', async () => {
    const { status, document } = await triage([sample]);
    expect(status).toBe(1);
    expect(document.logs.map((log: { path: string; records: number }) => [log.path, log.records])).toEqual([
      ['client/Ccim32.log', 315],
      ['client/Clisvc.log', 162],
      ['client/Hinv32.log', 14],
      ['client/Odpsys32.log', 108],
      ['server/Inboxmgr.log', 286],
      ['server/Offermgr.log', 126],
    ]);
    const findings = document.findings.map((f: Record<string, unknown> & { captures: { cap?: string } }) => [
      f.failure,
      f.captures.cap,
      f.confidence,
      f.state,
    ]);
    expect(findings).toContainEqual(['Q322967', 'CAP_SO1', 'certain', 'resolved']);
    expect(findings).toContainEqual(['Q322967', 'CAP_SO2', 'certain', 'open']);
    expect(findings).toContainEqual(['Q302354', undefined, 'likely', 'expected']);
    expect(findings).toHaveLength(3);
    expect(document.unexplained).toEqual([]);
    expect(document.summary).toEqual({ open: 1, resolved: 1, expected: 1, unexplained: 0, worst: 'error' });
  });

  test('steps carry the names of the case', async () => {
    const { document } = await triage([sample, '--state', 'open']);
    expect(document.findings).toHaveLength(1);
    const text = JSON.stringify(document.findings[0].remedy);
    expect(text).toContain('CAP_SO2');
    expect(text).toContain('SERVER02');
    expect(text).not.toMatch(/\{[a-z]+\}/);
  });

  test('standard input is a log with a name', async () => {
    const { status, document } = await triage(
      ['-', '--name', 'Ccim32.log'],
      [bytes(client(token('CAP_X'))), bytes(client(skipped))],
    );
    expect(status).toBe(1);
    expect(document.findings[0]).toMatchObject({
      failure: 'Q322967',
      confidence: 'likely',
      captures: { cap: 'CAP_X' },
    });
    expect(document.findings[0].look.map((one: { log: string }) => one.log)).toContain('inboxmgr');
  });

  test('--fail-on and --sightings', async () => {
    const { status, document } = await triage([sample, '--fail-on', 'never', '--sightings', '2']);
    expect(status).toBe(0);
    for (const finding of document.findings) {
      expect(finding.sightings.length).toBeLessThanOrEqual(2);
      expect(finding.sightingsLeftOut + finding.sightings.length).toBeGreaterThanOrEqual(finding.count);
    }
  });

  test('--since, --until and --component narrow the output', async () => {
    const failures = async (...words: string[]): Promise<string[]> =>
      (await triage([sample, ...words])).document.findings.map((f: { failure: string }) => f.failure);
    expect(await failures('--until', '2001-11-21T04:00')).toEqual(['Q302354']);
    expect(await failures('--since', '2001-11-21T12:30')).toEqual(['Q322967']);
    expect(await failures('--component', 'hardware inventory agent')).toEqual(['Q302354']);
    expect(await failures('--since', '2001-11-22T00:00Z')).toEqual(['Q322967']);
  });

  test('every line of ndjson fits its schema, and the summary comes last', async () => {
    const { out } = await sms(['triage', sample, '--format', 'ndjson']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const line of lines) expect(validLine(line), JSON.stringify([line, validLine.errors?.slice(0, 3)])).toBe(true);
    expect(lines.at(-1).kind).toBe('summary');
    expect(new Set(lines.map((line) => line.kind))).toEqual(new Set(['log', 'sighting', 'finding', 'summary']));
  });

  test('text for people names the article, the state and the steps', async () => {
    const { out } = await sms(['triage', sample]);
    expect(out).toContain('Q322967  ');
    expect(out).toContain('resolved · information · certain');
    expect(out).toContain('open · error · certain');
    expect(out).toContain('Resolved by: server/Inboxmgr.log:');
    expect(out).not.toContain('\u001b');
  });
});

describe('bad input', () => {
  test('a missing file is named, the rest is reported, and the status is 3', async () => {
    const { status, err, document } = await triage([sample, join(folder, 'none.log')]);
    expect(status).toBe(3);
    expect(err).toMatch(/^sms-logs: .*none\.log: no such file or folder\n$/);
    expect(document.findings).toHaveLength(3);
    expect(document.skipped).toEqual([expect.objectContaining({ error: true, why: 'no such file or folder' })]);
  });

  test('an empty log, zeros, a binary and an archive are told and harm nothing', async () => {
    const here = join(folder, 'odd');
    mkdirSync(here);
    writeFileSync(join(here, 'Ccim32.log'), '');
    writeFileSync(join(here, 'Inboxmgr.log'), new Uint8Array(10 * 1024 * 1024));
    writeFileSync(
      join(here, 'Distmgr.log'),
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251),
    );
    writeFileSync(
      join(here, 'notes.zip'),
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251),
    );
    const { status, document } = await triage([here]);
    expect(status).toBe(0);
    expect(document.logs.map((log: { path: string; records: number }) => [log.path, log.records])).toEqual([
      ['Ccim32.log', 0],
    ]);
    expect(document.skipped).toEqual([
      { path: 'Distmgr.log', why: 'binary, not a log', error: false },
      { path: 'Inboxmgr.log', why: 'binary, not a log', error: false },
    ]);
  });

  test('a line of one megabyte beside a failure', async () => {
    const long = join(folder, 'Ccim32.log');
    writeFileSync(long, client(token('CAP_L')) + client(skipped) + client('x'.repeat(1024 * 1024)) + client(skipped));
    const { document } = await triage([long]);
    expect(document.logs[0].records).toBe(4);
    expect(document.findings[0]).toMatchObject({ failure: 'Q322967', count: 3 });
  });

  test('UTF-16 with and without a byte order mark gives the same findings', async () => {
    const text = client(token('CAP_U')) + client(skipped);
    const results = [];
    for (const [number, mark] of ['', '\ufeff'].entries()) {
      const file = join(folder, `u${number}`, 'Ccim32.log');
      mkdirSync(join(folder, `u${number}`));
      writeFileSync(file, Buffer.from(mark + text, 'utf16le'));
      const { document } = await triage([file]);
      expect(document.logs[0].encoding).toBe('utf-16le');
      results.push(
        document.findings.map((f: { sightings: { line: number; column: number; endColumn: number }[] }) =>
          f.sightings.map(({ line, column, endColumn }) => [line, column, endColumn]),
        ),
      );
    }
    expect(results[0]).toEqual([
      [
        [1, 1, 1 + token('CAP_U').length],
        [2, 1, 1 + skipped.length],
      ],
    ]);
    expect(results[1]).toEqual(results[0]);
  });

  test('a folder without rights is named, the rest is reported', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0 });
    const open = join(folder, 'open');
    cpSync(sample, open, { recursive: true });
    chmodSync(folder, 0o755);
    const { status, err, document } = await asOrdinaryUser(() => triage([closed, open]));
    expect(status).toBe(3);
    expect(err).toMatch(/^sms-logs: .*closed: no right to read it\n$/);
    expect(document.findings).toHaveLength(3);
  });

  test('control characters of a log never reach a terminal', async () => {
    const { out } = await sms(
      ['triage', '-', '--name', 'Ccim32.log'],
      [bytes(client(token('CAP_\u001b[31mX\u202e')) + client(skipped))],
    );
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u202e');
    expect(out).toContain('CAP_\\u001b[31mX\\u202e');
  });
});

describe('wrong usage', () => {
  test.each([
    [['triage', '--format', 'xml']],
    [['triage', '--since', 'yesterday']],
    [['triage', '--sightings', '-1']],
    [['triage', '--name', 'x.log']],
    [['triage', '--catalogue', '/no/such/folder']],
    [['nothing']],
    [['catalogue', 'show', 'Q000000']],
  ])('%j ends with 2 and one line', async (words) => {
    const { status, err, out } = await sms(words);
    expect(status).toBe(2);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toBe('');
  });
});
