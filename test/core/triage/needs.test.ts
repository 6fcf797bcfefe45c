import { describe, expect, test } from 'vitest';
import type { Need } from '../../../server/src/core/catalogue/types.ts';
import { failure, shown, triageOf } from '../../support/triage.ts';

const signals = 'a failure distinctive\nb failure shared\nc failure shared\nok success generic';
const minutes = 60_000;

type Case = readonly [what: string, lines: string, holds: boolean];

/** Lines are joined by ` / `; the log is x, and `F.` is added before a signal. */
function reported(need: Need, lines: string, correlate: readonly string[] = []): string[] {
  const entry = failure('F', { signals, needs: [need], correlate });
  const text = lines.split(' / ').map((line) => line.replace(/ (a|b|c|ok)\b(?!=)/, ' F.$1'));
  return shown(triageOf(text.join('\n'), [entry]));
}

function check(need: Need, cases: readonly Case[]): void {
  test.each(cases)('%s', (_, lines, holds) => {
    expect(reported(need, lines).length > 0).toBe(holds);
  });
}

describe('all', () => {
  check({ kind: 'all', signals: ['a', 'b', 'c'], span: 10 }, [
    ['any order', 'x@- c / x@- a / x@- b', true],
    ['one missing', 'x@- c / x@- a / x@- a', false],
    ['at the span', 'x@- r5 a / x@- r9 c / x@- r15 b', true],
    ['beyond the span', 'x@- r5 a / x@- r9 c / x@- r16 b', false],
    ['a later one within the span', 'x@- r5 a / x@- r9 c / x@- r16 b / x@- r17 a', true],
    ['two threads', 'x@- t1 a / x@- t1 b / x@- t2 c', false],
    ['two logs', 'x@- a / x@- b / y@- a / y@- c', false],
    ['over the parts of a log', 'x.lo_@- a / x.log@- b / x.log@- c', true],
    ['beyond the span over parts', 'x.lo_@- a / x.lo_@- r20 - / x.log@- b / x.log@- c', false],
  ]);
});

describe('sequence', () => {
  check({ kind: 'sequence', signals: ['a', 'b', 'a', 'c'], span: 10 }, [
    ['in order', 'x@- a / x@- b / x@- a / x@- c', true],
    ['others between', 'x@- a / x@- c / x@- b / x@- b / x@- a / x@- - / x@- c', true],
    ['another order', 'x@- b / x@- a / x@- a / x@- c', false],
    ['at the span', 'x@- r1 a / x@- b / x@- a / x@- r11 c', true],
    ['beyond the span', 'x@- r1 a / x@- b / x@- a / x@- r12 c', false],
    ['a later start within the span', 'x@- r1 a / x@- r2 a / x@- b / x@- a / x@- r12 c', true],
    ['one record is no order', 'x@- a / x@- b / x@- a / x@+ c', false],
    ['two threads', 'x@- t1 a / x@- t1 b / x@- t2 a / x@- t2 c', false],
  ]);
});

describe('repeated', () => {
  check({ kind: 'repeated', signal: 'a', times: 3, within: 10 * minutes, span: 10 }, [
    ['often enough', 'x@08:00:00 a / x@08:01:00 a / x@08:02:00 a', true],
    ['too seldom', 'x@08:00:00 a / x@08:01:00 a / x@08:02:00 b', false],
    ['at the time', 'x@08:00:00 a / x@08:05:00 a / x@08:10:00 a', true],
    ['beyond the time', 'x@08:00:00 a / x@08:05:00 a / x@08:10:00.001 a', false],
    ['the last three in time', 'x@07:00:00 a / x@08:05:00 a / x@08:10:00 a / x@08:11:00 a', true],
    ['without times', 'x@- a / x@- a / x@- a', false],
    ['other captures', 'x@08:00:00 a n=1 / x@08:01:00 a n=1 / x@08:02:00 a n=2', false],
    ['captures equal but for case', 'x@08:00:00 a n=A m=1 / x@08:01:00 a n=a m=1 / x@08:02:00 a m=1 n=A', true],
    ['at the span', 'x@08:00:00 r1 a / x@08:01:00 a / x@08:02:00 r11 a', true],
    ['beyond the span', 'x@08:00:00 r1 a / x@08:01:00 a / x@08:02:00 r12 a', false],
    ['by UTC where it is known', 'x@08:00:00Z+0 a / x@09:00:00Z-60 a / x@09:05:00Z-60 a', true],
  ]);

  test('without `within` times do not matter', () => {
    const need: Need = { kind: 'repeated', signal: 'a', times: 2, within: null, span: 200 };
    expect(reported(need, 'x@- a / x@- a')).toEqual(['F#1 likely open error n=2']);
  });
});

describe('last', () => {
  check({ kind: 'last', signal: 'a', of: 'thread', quiet: 30 * minutes }, [
    ['last of its thread, the log goes on', 'x@08:00:00 t1 a / x@08:30:00 t2 -', true],
    ['the log ends too early', 'x@08:00:00 t1 a / x@08:29:59 t2 -', false],
    ['another log of the case goes on', 'x@08:00:00 t1 a / y@08:30:00 -', true],
    ['the thread goes on', 'x@08:00:00 t1 a / x@08:10:00 t1 - / x@08:40:00 t2 -', false],
    ['the thread goes on in the next part', 'x.lo_@08:00:00 t1 a / x.log@08:10:00 t1 - / x.log@09:00:00 t2 -', false],
    ['only other threads go on in the next part', 'x.lo_@08:00:00 t1 a / x.log@09:00:00 t2 -', true],
    ['records without a thread are one', 'x@08:00:00 a / x@08:30:00 -', false],
    ['no time', 'x@- t1 a / x@08:30:00 t2 -', false],
    ['UTC where both know it', 'x@08:00:00Z+0 t1 a / y@08:00:00Z+30 -', true],
    ['UTC too early, whatever the local time', 'x@08:00:00Z+0 t1 a / y@12:00:00Z-240 -', false],
    ['local time where one knows no UTC', 'x@08:00:00Z+0 t1 a / y@08:30:00 -', true],
  ]);
  describe('of the log', () => {
    check({ kind: 'last', signal: 'a', of: 'log', quiet: 30 * minutes }, [
      ['last record', 'x@08:00:00 t1 a / y@08:30:00 -', true],
      ['another thread goes on', 'x@08:00:00 t1 a / x@08:30:00 t2 -', false],
      ['the next part is still empty', 'x.lo_@08:00:00 t1 a / x.log / y@08:30:00 -', true],
      ['the next part goes on', 'x.lo_@08:00:00 a / x.log@08:30:00 -', false],
    ]);
  });
});

describe('gap', () => {
  check({ kind: 'gap', signals: ['a', 'b'], over: minutes, span: 10 }, [
    ['longer', 'x@08:00:00 a / x@08:01:00.001 b', true],
    ['as long', 'x@08:00:00 a / x@08:01:00 b', false],
    ['from the nearest', 'x@08:00:00 a / x@08:00:30 a / x@08:01:20 b', false],
    ['to the next', 'x@08:00:00 a / x@08:00:30 b / x@08:02:00 b', false],
    ['a later one', 'x@08:00:00 a / x@08:00:30 b / x@08:01:00 a / x@08:05:00 b', true],
    ['the other order', 'x@08:00:00 b / x@08:05:00 a', false],
    ['no time', 'x@08:00:00 a / x@- b', false],
    ['at the span', 'x@08:00:00 r1 a / x@08:05:00 r11 b', true],
    ['beyond the span', 'x@08:00:00 r1 a / x@08:05:00 r12 b', false],
    ['another thread', 'x@08:00:00 t1 a / x@08:05:00 t2 b', false],
    ['over a change of summer time', 'x@02:59:59Z+0 a / x@02:00:30Z+60 b', false],
  ]);
});

describe('not-followed', () => {
  check({ kind: 'not-followed', signal: 'a', by: ['ok', 'c'], within: 10_000, span: 10 }, [
    ['nothing follows', 'x@08:00:00 a / x@08:00:05 -', true],
    ['the answer in time', 'x@08:00:00 a / x@08:00:10 ok', false],
    ['the other answer', 'x@08:00:00 a / x@08:00:10 c', false],
    ['the answer too late', 'x@08:00:00 a / x@08:00:10.001 ok', true],
    ['the answer before', 'x@08:00:00 ok / x@08:00:01 a', true],
    ['an answer without a time', 'x@08:00:00 a / x@- ok', false],
    ['at the span', 'x@08:00:00 r1 a / x@08:00:01 r11 ok', false],
    ['beyond the span', 'x@08:00:00 r1 a / x@08:00:01 r12 ok', true],
    ['one answered, one not', 'x@08:00:00 a / x@08:00:01 ok / x@08:00:02 a', true],
    ['two answered by one', 'x@08:00:00 a / x@08:00:01 a / x@08:00:02 ok', false],
    ['in another thread', 'x@08:00:00 t1 a / x@08:00:01 t2 ok', true],
    ['in the next part', 'x.lo_@08:00:00 a / x.log@08:00:01 ok', false],
  ]);

  const need: Need = { kind: 'not-followed', signal: 'a', by: ['ok'], within: null, span: 200 };
  test.each([
    ['an answer that could be for either counts for both', 'x@- t1 a n=1 / x@- t2 a n=2 / y@- ok / x@- t2 ok', ['n=1']],
    ['an answer for another name counts for that', 'x@- a n=1 / x@- a n=2 / x@- ok n=2', ['n=1']],
    [
      'an answer in a thread that names nothing before it',
      'x@- t1 a n=1 / x@- t1 a n=2 / x@- t1 ok n=1 / x@- t1 ok n=2',
      [],
    ],
  ])('%s', (_, lines, counts) => {
    expect(reported(need, lines, ['n']).map((line) => line.split(' ').at(-1))).toEqual(counts);
  });
});

describe('not-preceded', () => {
  check({ kind: 'not-preceded', signal: 'a', by: ['ok'], span: 10 }, [
    ['nothing before', 'x@- - / x@- a', true],
    ['before', 'x@- ok / x@- a', false],
    ['after', 'x@- a / x@- ok', true],
    ['at the span', 'x@- r1 ok / x@- r11 a', false],
    ['beyond the span', 'x@- r1 ok / x@- r12 a', true],
    ['one with, one without', 'x@- r1 ok / x@- r2 a / x@- r30 a', true],
    ['in another thread', 'x@- t2 ok / x@- t1 a', true],
  ]);

  test('a line that could belong to several counts for each', () => {
    const need: Need = { kind: 'not-preceded', signal: 'a', by: ['ok'], span: 200 };
    expect(reported(need, 'x@- ok / x@- a n=1 / x@- a n=2', ['n'])).toEqual([]);
  });
});

describe('all needs must hold', () => {
  const entry = failure('F', {
    signals,
    needs: [
      { kind: 'all', signals: ['a', 'b'], span: 200 },
      { kind: 'not-followed', signal: 'a', by: ['ok'], within: null, span: 200 },
    ],
  });
  test.each([
    ['in one thread', 'x@- t1 F.a\nx@- t1 F.b', ['F#1 likely open error n=2']],
    ['not one here and one there', 'x@- t1 F.a\nx@- t1 F.b\nx@- t1 F.ok\nx@- t2 F.a', []],
  ])('%s', (_, lines, finds) => {
    expect(shown(triageOf(lines, [entry]))).toEqual(finds);
  });

  test.each([
    ['all', 'certain'],
    ['sequence', 'certain'],
    ['repeated', 'likely'],
    ['last', 'likely'],
    ['gap', 'likely'],
    ['not-followed', 'likely'],
    ['not-preceded', 'likely'],
  ] as const)('%s gives %s at most, and then nothing to look for', (kind, confidence) => {
    const needs: Record<typeof kind, Need> = {
      all: { kind: 'all', signals: ['a', 'b'], span: 9 },
      sequence: { kind: 'sequence', signals: ['a', 'b'], span: 9 },
      repeated: { kind: 'repeated', signal: 'a', times: 1, within: null, span: 9 },
      last: { kind: 'last', signal: 'b', of: 'log', quiet: 0 },
      gap: { kind: 'gap', signals: ['a', 'b'], over: 0, span: 9 },
      'not-followed': { kind: 'not-followed', signal: 'a', by: ['ok'], within: null, span: 9 },
      'not-preceded': { kind: 'not-preceded', signal: 'a', by: ['ok'], span: 9 },
    };
    const one = failure('F', { signals, needs: [needs[kind]] });
    const [finding] = triageOf('x@08:00:00 F.a\nx@08:00:01 F.b', [one]).findings;
    expect([finding?.confidence, finding?.look]).toEqual([confidence, []]);
  });
});
