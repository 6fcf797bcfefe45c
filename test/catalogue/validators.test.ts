import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeValidators, validatorsFile } from '../../scripts/makeValidators.ts';
import { patternWords } from '../../server/src/authoring/schemaMessages.ts';

const schemas = ['failure', 'logs', 'codes'].map((name) => ({ name, schema: readSchema(name) }));

test('the validators are made from the schemas as they are', () => {
  expect(readFileSync(validatorsFile, 'utf8') === makeValidators(), 'Run: node scripts/makeValidators.ts').toBe(true);
});

test('the validators make no code at run time and import nothing', () => {
  const code = readFileSync(validatorsFile, 'utf8');
  expect(code).not.toMatch(/\beval\(|new Function|\brequire\(|^import /m);
});

test('every pattern is said in words, and no words are left over', () => {
  const patterns = new Set(schemas.flatMap(({ schema }) => valuesOf(schema, 'pattern')));
  expect([...patterns].sort()).toEqual(Object.keys(patternWords).sort());
});

test.each(schemas)('$name: the editor can say something about every property', ({ schema }) => {
  const mute: string[] = [];
  const definitions = (schema.$defs ?? {}) as Record<string, Record<string, unknown>>;
  walk(schema, (node) => {
    // Steps and needs list their properties twice; the forms below describe them.
    if (node.allOf) return;
    for (const [name, property] of Object.entries((node.properties ?? {}) as Record<string, Record<string, unknown>>)) {
      const referred = definitions[String(property.$ref).replace('#/$defs/', '')];
      if (!property.description && !referred?.description) mute.push(name);
    }
  });
  expect(mute).toEqual([]);
});

function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../server/catalogue/${name}.schema.json`, import.meta.url), 'utf8'));
}

function valuesOf(schema: unknown, key: string): string[] {
  const found: string[] = [];
  walk(schema, (node) => {
    if (typeof node[key] === 'string') found.push(node[key]);
  });
  return found;
}

function walk(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) visit(value as Record<string, unknown>);
  for (const child of Object.values(value)) walk(child, visit);
}
