import { describe, expect, test } from 'vitest';
import type { Failure, Signal } from '../../../server/src/core/catalogue/types.ts';
import { createKeeper } from '../../../server/src/core/triage/keep.ts';
import type { Sighting } from '../../../server/src/core/triage/types.ts';

const failure = (needs: Failure['needs'] = []): Failure =>
  ({ id: 'Q1', needs, certain: [['failed']], likely: [] }) as unknown as Failure;

/** Records that are kept of a text of signals: `f` failure, `c` context, `d` resolved; `c1` captures 1. */
function kept(text: string, entry = failure()): number[] {
  const keeper = createKeeper<{ readonly sighting: Sighting }>();
  for (const [record, word] of text.split(' ').entries()) {
    const role = { f: 'failure', c: 'context', d: 'resolved' }[word[0]!] as Signal['role'];
    const signal = { id: role === 'failure' ? 'failed' : role, role } as Signal;
    keeper.add({
      sighting: { failure: entry, signal, record, captures: { name: word.slice(1) } } as unknown as Sighting,
    });
  }
  return keeper.result().map(({ sighting }) => sighting.record);
}

const times = (count: number, word: string): string => Array.from({ length: count }, () => word).join(' ');
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, place) => from + place);

describe('what is kept of a log', () => {
  test('every failure line', () => {
    expect(kept(times(300, 'f'))).toEqual(numbers(0, 300));
  });

  test('of a line that repeats, the first 50 and the latest', () => {
    expect(kept(times(300, 'c'))).toEqual([...numbers(0, 50), 299]);
  });

  test('other captures are another line', () => {
    expect(kept(`${times(60, 'd1')} ${times(60, 'd2')}`)).toEqual([...numbers(0, 50), ...numbers(59, 110), 119]);
  });

  test('after a failure line 50 more, so that the one that ends it is there', () => {
    expect(kept(`${times(100, 'd')} f ${times(100, 'd')}`)).toEqual([...numbers(0, 50), ...numbers(100, 151), 200]);
  });

  test('every line that a condition names', () => {
    const entry = failure([{ kind: 'sequence', signals: ['context', 'failed'], span: 5 }]);
    expect(kept(times(300, 'c'), entry)).toEqual(numbers(0, 300));
  });
});
