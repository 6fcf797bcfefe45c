import { expect, test } from 'vitest';
import { compileAutomaton } from '../../../server/src/core/catalogue/automaton.ts';
import { createMatcher } from '../../../server/src/core/catalogue/matcher.ts';

function hitsOf(texts: readonly string[], message: string | Uint8Array, decoded?: string) {
  const signals = texts.map((text) => ({ text }));
  const matcher = createMatcher(signals, compileAutomaton(signals));
  const bytes = typeof message === 'string' ? new TextEncoder().encode(message) : message;
  const hits = matcher.match(
    bytes,
    0,
    bytes.length,
    () => decoded ?? (message as string),
    () => true,
  );
  return { hits, limited: matcher.wasLimited() };
}

test('finds every signal of a message, in order of signals', () => {
  const { hits } = hitsOf(
    ['error {code:int} in the scheduler', 'Nothing of the kind', '{:text} in the scheduler', 'scheduler'],
    'SCHED : Error  42 in\tthe SCHEDULER~',
  );
  expect(hits).toEqual([
    { signal: 0, captures: { code: '42' } },
    { signal: 2, captures: {} },
    { signal: 3, captures: {} },
  ]);
});
