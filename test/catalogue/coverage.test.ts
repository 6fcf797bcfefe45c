import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import articles from '../corpus/catalogue/articles.json' with { type: 'json' };
import { shippedFiles } from '../support/catalogueFiles.ts';

const leftOut: { readonly id: string; readonly reason: string }[] = parse(
  readFileSync(new URL('../../server/catalogue/left-out.yaml', import.meta.url), 'utf8'),
  { schema: 'failsafe' },
);
const described = new Set(
  compileCatalogue(shippedFiles()).catalogue.failures.flatMap(({ id, articles: ids }) => [id, ...ids]),
);

test.each(Object.entries(articles))('every article of %s that quotes log lines is an entry or left out', (_, named) => {
  const known = new Set(leftOut.map(({ id }) => id));
  const missing = named.filter((names) => !names.some((name) => described.has(name) || known.has(name)));
  expect(missing).toEqual([]);
});

describe('what is left out', () => {
  test('has a reason of its own each', () => {
    for (const { id, reason } of leftOut) expect(reason?.length ?? 0, id).toBeGreaterThan(20);
  });

  test('has no entry', () => {
    expect(leftOut.filter(({ id }) => described.has(id)).map(({ id }) => id)).toEqual([]);
  });
});
