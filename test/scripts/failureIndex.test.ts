import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failureIndex } from '../../scripts/makeFailureIndex.ts';
import { shippedCatalogue } from '../support/catalogueFiles.ts';

const page = (): string => readFileSync(new URL('../../docs/failures.md', import.meta.url), 'utf8');

test('docs/failures.md is what the catalogue says; node scripts/makeFailureIndex.ts makes it anew', () => {
  expect(page()).toBe(failureIndex(shippedCatalogue()));
});

test('every failure that is not retired stands in it', () => {
  const missing = shippedCatalogue().failures.filter(({ id, status }) => status !== 'retired' && !page().includes(id));
  expect(missing.map(({ id }) => id)).toEqual([]);
});
