import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadGrammar } from '../support/grammar.ts';
import { grammarFamilies } from '../support/grammarFamilies.ts';
import { coreSpans, grammarSpans } from '../support/grammarSpans.ts';

const root = new URL('../../', import.meta.url);
const components = new Set(JSON.parse(read('test/corpus/records/components.json')) as string[]);
const onlyTheCore = JSON.parse(read('test/grammar/onlyTheCore.json')) as readonly {
  readonly reason: string;
  readonly lines: readonly string[];
}[];
const logs = ['samples', 'test/corpus/healthy'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.log$/i.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);

const tokenize = await loadGrammar();

describe('component, time and thread stand where the core reads them', () => {
  test.each(logs.sort())('%s', (name) => {
    const text = read(name);
    expect(grammarSpans(tokenize, text)).toEqual(coreSpans(text, components));
  });

  test.each(grammarFamilies)('the lines of $family', ({ lines }) => {
    const text = lines.join('\r\n');
    expect(grammarSpans(tokenize, text)).toEqual(coreSpans(text, new Set()));
  });

  test('each line of the articles, but for those that only the core can read', () => {
    const lines = new Set(
      read('test/corpus/records/facts.jsonl')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { readonly raw: string }).raw),
    );
    const different = [...lines].filter(
      (line) => grammarSpans(tokenize, line).join() !== coreSpans(line, components).join(),
    );
    expect(different.sort()).toEqual(onlyTheCore.flatMap((group) => group.lines).sort());
  });

  test('what only the core can read needs its list of known components', () => {
    const lines = onlyTheCore.flatMap((group) => group.lines);
    expect(lines.filter((line) => coreSpans(line, new Set()).length > 0)).toEqual([]);
    expect(lines.filter((line) => grammarSpans(tokenize, line).length > 0)).toEqual([]);
  });
});

function read(name: string): string {
  return readFileSync(new URL(name, root), 'utf8');
}
