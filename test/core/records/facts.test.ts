import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { open, recordsOf } from '../../support/records.ts';

interface Row {
  readonly source: string;
  readonly raw: string;
  readonly expected: { message: string; component: string | null; time: string | null; thread: number | null } | null;
  readonly why?: string;
}

const corpus = join(import.meta.dirname, '../../corpus/records');
const rows = readFileSync(join(corpus, 'facts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const components = new Set(JSON.parse(readFileSync(join(corpus, 'components.json'), 'utf8')) as string[]);
const options = { components, origin: 'text' as const };

/** White space and `~` at the ends are no part of a message for matching. */
function withoutEnds(text: string): string {
  return text.replace(/^[\s~]+|[\s~]+$/g, '');
}

test('the corpus holds the facts', () => {
  expect(rows.length).toBeGreaterThan(1300);
  expect(rows.filter(({ expected }) => expected !== null).length).toBeGreaterThan(1240);
  for (const { expected, why } of rows) expect(expected === null).toBe(why !== undefined);
});

const sources = [...new Set(rows.map(({ source }) => source))].map(
  (source) => [source, rows.filter((row) => row.source === source)] as const,
);

describe.each(sources)('%s', (_source, lines) => {
  test('gives what its lines hold', () => {
    const found = lines.map(({ raw }) => recordsOf(open(raw, options)));
    const seen = lines.map(({ raw, expected }, index) => {
      const records = found[index] ?? [];
      const [first] = records;
      if (expected === null) return { raw, text: records.map(({ message }) => message).join('\n').length > 0 };
      return {
        raw,
        message: withoutEnds(records.map(({ message }) => message).join('\n')),
        component: first?.component,
        time: first?.time == null ? null : new Date(first.time).toISOString().slice(0, 23),
        thread: first?.thread,
      };
    });
    const wanted = lines.map(({ raw, expected }) =>
      expected === null ? { raw, text: true } : { raw, ...expected, message: withoutEnds(expected.message) },
    );
    expect(seen).toEqual(wanted);
  });
});
