import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLog } from '../../../server/src/core/records/openLog.ts';
import type { LogDocument } from '../../../server/src/core/records/types.ts';
import { recordsOf } from '../../support/records.ts';
import { nodePlatform } from '../../support/recordsPlatform.ts';

function sample(name: string): LogDocument {
  const bytes = readFileSync(join(import.meta.dirname, '../../../samples/real', name));
  return openLog(name, new Uint8Array(bytes), nodePlatform, { components: new Set() });
}

/** Counted with grep: `]LOG]!><time` and the lines with `$$<`. */
test.each([
  ['MarkusBux_Data1.log', 8, 'ccm'],
  ['MarkusBux_Data2.log', 17, 'configmgr-server'],
  ['MarkusBux_Data3.log', 6, 'ccm'],
  ['cmtraceopen_psadt_install.log', 42, 'ccm'],
  ['plaso_sccm_various.log', 10, 'ccm'],
])('%s has %i records of one family', (name, count, family) => {
  const records = recordsOf(sample(name));
  expect(records.length).toBe(count);
  expect(new Set(records.map((record) => record.family))).toEqual(new Set([family]));
  expect(records.filter(({ flags }) => flags.some((flag) => flag !== 'multi-line'))).toEqual([]);
});

test('offsets, types and long messages of native writers', () => {
  const records = recordsOf(sample('plaso_sccm_various.log'));
  expect(records.map(({ bias }) => bias)).toEqual([-330, -330, null, null, -330, -330, -330, -330, -60, 480]);
  expect(records.map(({ type }) => type)).toEqual([1, 1, 0, 1, 1, 1, 1, 1, 1, 1]);
  expect(records.map(({ line, endLine }) => endLine - line)).toEqual([0, 0, 13, 63, 0, 0, 0, 0, 0, 0]);
  expect(records[2]).toMatchObject({
    severity: 'verbose',
    utc: null,
    utcRule: 'none',
    time: Date.UTC(2015, 0, 2, 10, 22, 50, 842),
  });
  expect(records[3]?.message.length).toBeGreaterThan(6_000);
  expect(records[6]?.message).toMatch(/Revision: 6\]$/);
  expect(records[9]).toMatchObject({
    component: 'PeerDPAgent',
    file: 'somefile.cpp:100',
    utcRule: 'native-bias',
    time: Date.UTC(2014, 10, 24, 1, 52, 13, 827),
    utc: Date.UTC(2014, 10, 24, 9, 52, 13, 827),
  });
});

test('an empty message, an exception of two lines, two records on one line', () => {
  const records = recordsOf(sample('MarkusBux_Data3.log'));
  expect(records[0]).toMatchObject({ message: '', thread: 12, severity: 'information' });
  expect(records[1]).toMatchObject({
    message:
      'IOCompletionCallback\nSystem.ComponentModel.Win32Exception (0x80004005): The specified network name is no longer available',
    flags: ['multi-line'],
    severity: 'error',
  });
  expect(records.slice(3, 5).map(({ line, endLine, thread }) => ({ line, endLine, thread }))).toEqual([
    { line: 4, endLine: 6, thread: 14 },
    { line: 6, endLine: 7, thread: 20 },
  ]);
});

test('a script counts its offset to the east and says success with type 0', () => {
  const records = recordsOf(sample('cmtraceopen_psadt_install.log'));
  const [first] = records;
  expect(first).toMatchObject({
    utcRule: 'script-bias',
    bias: 600,
    time: Date.UTC(2026, 5, 5, 18, 22, 38, 724),
    utc: Date.UTC(2026, 5, 5, 8, 22, 38, 724),
    context: 'WORKSTATION\\user',
  });
  expect(records.filter(({ type }) => type === 0).map(({ severity }) => severity)).toEqual(['success']);
});

test('a site server of our days', () => {
  const record = sample('MarkusBux_Data2.log').record(1);
  expect(record).toMatchObject({ component: 'SMS_COLLECTION_EVALUATOR', thread: 4844, bias: -60, severity: 'none' });
  expect(record.message).toMatch(/^SQL>>>set quoted_identifier on;.*DATEFORMAT mdy;$/);
});
