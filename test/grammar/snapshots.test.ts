import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadGrammar, type ScopedText } from '../support/grammar.ts';
import { shown } from '../support/grammarMarkers.ts';
import { linesOf } from '../support/grammarSpans.ts';

const samples = new URL('../../samples/', import.meta.url);
const names = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.log$/i.test(name))
  .sort();

const tokenize = await loadGrammar();

test('there are samples', () => {
  expect(names.length).toBeGreaterThan(9);
});

test.each(names)('%s has the scopes a person has looked at', async (name) => {
  const lines = linesOf(readFileSync(new URL(name, samples), 'utf8'));
  const tokens = tokenize(lines);
  const kept = keptLines(tokens);
  const text = lines.flatMap((line, index) =>
    kept.has(index) && line !== '' ? [`${index + 1}: ${line}\n${shown(tokens[index] ?? [])}`] : [],
  );
  await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(`__snapshots__/${name.replaceAll('/', '-')}.txt`);
});

/** All lines of a short log; of a long one the first and last 20 and the first of each row of scopes. */
function keptLines(tokens: readonly (readonly ScopedText[])[]): ReadonlySet<number> {
  const kept = new Set<number>();
  const shapes = new Set<string>();
  tokens.forEach((line, index) => {
    const shape = line.map(({ scopes }) => scopes.join(' ')).join('|');
    if (index < 20 || index >= tokens.length - 20 || !shapes.has(shape)) kept.add(index);
    shapes.add(shape);
  });
  return kept;
}
