import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import listSchema from '../../server/src/cli/schemas/catalogue-list.schema.json' with { type: 'json' };
import explainSchema from '../../server/src/cli/schemas/explain.schema.json' with { type: 'json' };
import recordSchema from '../../server/src/cli/schemas/record.schema.json' with { type: 'json' };
import { sms } from '../support/cli.ts';

const root = join(import.meta.dirname, '../..');
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

function checkShape(schema: object, value: unknown): void {
  const valid = ajv.compile(schema);
  expect(valid(value), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sms-logs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('records', () => {
  test('each record is one line of its schema, with one-based lines', async () => {
    const { status, out } = await sms([
      'records',
      join(root, 'samples/q322967/server/Inboxmgr.log'),
      '--format',
      'ndjson',
    ]);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(lines).toHaveLength(286);
    for (const line of lines) checkShape(recordSchema, line);
    expect(lines[0]).toEqual({
      line: 1,
      endLine: 1,
      family: 'sms2-server',
      message: 'NAL[4] - Attempting to release current connection.',
      component: 'SMS_INBOX_MANAGER',
      thread: 1180,
      time: '2001-11-21T02:20:04.130',
      utc: '2001-11-21T10:20:04.130Z',
      bias: null,
      zone: 'Pacific Standard Time',
      type: null,
      severity: 'none',
      context: null,
      file: null,
      flags: [],
    });
  });

  test('text keeps lines of one record together and escapes control characters', async () => {
    const line =
      '<![LOG[one\r\ntwo\u001b]LOG]!><time="10:00:00.000+000" date="01-02-2015" component="C" context="" type="3" thread="16" file="a.cpp:1">\r\n';
    const { out } = await sms(['records', '-'], [new TextEncoder().encode(line)]);
    expect(out).toBe('1\t2015-01-02 10:00:00.000\tC\t16\terror\tone\n    two\\u001b\n');
  });

  test('a missing file ends with 3', async () => {
    expect(await sms(['records', join(folder, 'none.log')])).toEqual({
      status: 3,
      out: '',
      err: expect.stringMatching(/^sms-logs: .*none\.log: no such file or folder\n$/),
    });
  });
});

describe('explain', () => {
  test('a failure line names its article', async () => {
    const { status, out } = await sms([
      'explain',
      'Unable to write Status MIF.',
      '--log',
      'Audit32.log',
      '--format',
      'json',
    ]);
    const document = JSON.parse(out);
    checkShape(explainSchema, document);
    expect(status).toBe(0);
    expect(document.failures.map((failure: { failure: string }) => failure.failure)).toEqual(['Q152651']);
  });

  test('a code in any notation', async () => {
    for (const code of ['0x80070005', '2147942405', '-2147024891']) {
      const document = JSON.parse((await sms(['explain', code, '--format', 'json'])).out);
      checkShape(explainSchema, document);
      expect(document.codes[0]).toMatchObject({ unsigned: 0x80070005, hex: '0x80070005' });
      expect(document.codes[0].meanings[0]).toMatchObject({ kind: 'win32', name: 'ERROR_ACCESS_DENIED' });
    }
  });

  test('text for people, and nothing for nothing', async () => {
    expect((await sms(['explain', 'Win32 Error = 32'])).out).toContain('ERROR_SHARING_VIOLATION');
    expect((await sms(['explain', 'all is well'])).out).toBe('Nothing is known of this text.\n');
  });
});

describe('catalogue', () => {
  test('list and show', async () => {
    const list = JSON.parse((await sms(['catalogue', 'list', '--format', 'json'])).out);
    checkShape(listSchema, list);
    expect(list.map((failure: { id: string }) => failure.id)).toContain('Q322967');
    expect((await sms(['catalogue', 'list'])).out.split('\n')).toHaveLength(list.length + 1);
    expect((await sms(['catalogue', 'show', 'q322967'])).out).toContain('SMS_INBOX_MANAGER');
    expect(JSON.parse((await sms(['catalogue', 'show', 'Q322967', '--format', 'json'])).out).id).toBe('Q322967');
  });

  test('the shipped folder passes its own check', async () => {
    expect(await sms(['catalogue', 'check', join(root, 'server/catalogue')])).toEqual({ status: 0, out: '', err: '' });
  });

  test('a draft passes the check, and a mistake has its place', async () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    const { out } = await sms(['catalogue', 'new', 'Q199999']);
    writeFileSync(join(own, 'Q199999.yaml'), out);
    expect(await sms(['catalogue', 'check', own])).toMatchObject({ status: 0, out: '' });
    writeFileSync(join(own, 'Q199999.yaml'), out.replace('weight: distinctive', 'weight: heavy'));
    const wrong = await sms(['catalogue', 'check', own]);
    expect(wrong.status).toBe(1);
    expect(wrong.out).toMatch(/own\/Q199999\.yaml:\d+:\d+: error: .*heavy/);
    expect((await sms(['catalogue', 'new', '../x'])).status).toBe(2);
  });

  test('a compiled file and a folder add failures to a triage', async () => {
    const own = join(folder, 'further');
    mkdirSync(own);
    const draft = (await sms(['catalogue', 'new', 'TEAM-1'])).out.replaceAll(
      'The line that shows it, with',
      'Our gateway gave up on',
    );
    writeFileSync(join(own, 'TEAM-1.yaml'), draft);
    const file = join(folder, 'further.json');
    expect((await sms(['catalogue', 'build', own, '-o', file])).status).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).failures).toHaveLength(1);
    const line = new TextEncoder().encode(
      'Our gateway gave up on SRV9 or C:\\x.txt for what differs from site to site\r\n',
    );
    for (const catalogue of [own, file]) {
      const { status, out } = await sms(
        ['triage', '-', '--name', 'Ccim32.log', '--catalogue', catalogue, '--format', 'json'],
        [line],
      );
      const document = JSON.parse(out);
      expect(status).toBe(1);
      expect(document.catalogue.own).toBe(1);
      expect(document.findings.map((finding: { failure: string }) => finding.failure)).toEqual(['TEAM-1']);
    }
  });
});
