import { describe, expect, test } from 'vitest';
import { summarize, unexplainedShapes } from '../../../server/src/core/triage/summary.ts';
import type { Triage, Unexplained } from '../../../server/src/core/triage/types.ts';
import { failure, placeOf, triageOf } from '../../support/triage.ts';

const signals = 'weak failure shared\nstrong failure distinctive\nover resolved generic';
const ends = { over: ['strong'] };
const entries = [
  failure('E', { signals, ends }),
  failure('W', { signals, ends, severity: 'warning' }),
  failure('H', { signals, ends, harmless: true }),
];

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
function group(shape: string, count: number, severity: Unexplained['severity'] = 'error'): Unexplained {
  return { shape, severity, count, first: { record: 0, range, head: range, time: null, utc: null, message: shape } };
}

/** The triage with groups of unexplained records: for each, the number of its log. */
function withUnexplained(triage: Triage, ...groups: readonly (readonly [number, Unexplained])[]): Triage {
  return { ...triage, unexplained: groups.map(([log, one]) => ({ log: triage.logs[log]!, group: one })) };
}

describe('summary', () => {
  test.each([
    ['x@- -', { open: 0, resolved: 0, expected: 0, worst: null }],
    ['x@- E.strong\ny@- E.strong\nx@- W.strong', { open: 3, resolved: 0, expected: 0, worst: 'error' }],
    ['x@- W.strong\nx@- E.weak', { open: 2, resolved: 0, expected: 0, worst: 'warning' }],
    ['x@- E.strong\nx@- E.over\nx@- H.strong', { open: 0, resolved: 1, expected: 1, worst: 'information' }],
  ] as const)('%j', (lines, summary) => {
    expect(summarize(triageOf(lines, entries))).toEqual({ ...summary, unexplained: 0 });
  });

  test('unexplained records are counted by shape and severity, over all logs', () => {
    const triage = withUnexplained(
      triageOf('x@- -\ny@- -', []),
      [0, group('A', 2)],
      [0, group('A', 1, 'warning')],
      [1, group('A', 3)],
      [1, group('B', 1)],
    );
    expect(summarize(triage).unexplained).toBe(3);
    expect(
      unexplainedShapes(triage).map(({ shape, severity, count, logs }) => [
        shape,
        severity,
        count,
        logs.map((log) => log.path).join(' '),
      ]),
    ).toEqual([
      ['A', 'error', 5, 'x.log y.log'],
      ['A', 'warning', 1, 'x.log'],
      ['B', 'error', 1, 'y.log'],
    ]);
  });

  test('findings stand by severity, state, confidence, failure and number', () => {
    const lines = `
      c@09:00:00 E.strong
      a@08:00:00 E.strong
      a@08:00:00 H.strong
      a@08:00:00 W.strong
      b@08:00:00 E.weak
      b@08:00:00 W.strong
      b@08:00:01 W.over`;
    const { findings } = triageOf(lines, entries);
    expect(findings.map((one) => `${one.id} ${one.severity} ${one.state} ${placeOf(one.first)}`)).toEqual([
      'E#1 error open a.log:1',
      'E#3 error open c.log:1',
      'W#1 warning open a.log:3',
      'E#2 information open b.log:1',
      'W#2 information resolved b.log:2',
      'H#1 information expected a.log:2',
    ]);
  });
});
