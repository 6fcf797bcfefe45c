import { readFileSync } from 'node:fs';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { asJavaScript, grammarParts, problemsOf } from '../support/grammarPatterns.ts';

const { patterns, included, rules, scopes } = grammarParts();

/** Small enough for every run; it finds each of the slow expressions below. */
const effort = { timeout: 20_000, randomSeed: 0, maxInitialGenerationSize: 20, maxIteration: 1, maxGenerationSize: 20 };

test('no pattern repeats a dot, repeats within a repetition or makes a look-around optional', () => {
  expect(patterns.length).toBeGreaterThan(40);
  expect(patterns.flatMap(({ place, source }) => problemsOf(source).map((problem) => `${place}: ${problem}`))).toEqual(
    [],
  );
});

test.each([
  ['Failed to .*? on', ['a repeated .']],
  ['.+x', ['a repeated .']],
  ['(?:a+b)*', ['a repetition in (?:a+b)*']],
  ['(?:(?:a{2,}b)?c){0,3}', ['a repetition in (?:(?:a{2,}b)?c){0,3}']],
  ['ab(?=y)?', ['a look-around with ?']],
  ['a(?:x|(?=y))?', ['an alternative without text in (?:x|(?=y))?']],
  ['(?:[^"\\].*+]|\\.(?!LOG))*', []],
  ['(?:a+b)?', []],
])('of %s that test would say so', (source, problems) => {
  expect(problemsOf(source)).toEqual(problems);
});

test.each(patterns)('$place takes linear time on every text that recheck tries', async ({ source }) => {
  expect((await check(asJavaScript(source), '', effort)).status).toBe('safe');
});

test.each(['([A-Za-z][A-Za-z_:-]*="[^"]*"?)', '(\\|)[ \\t]*([^|]*)[ \\t]*$', '(?!x)(?:a|aa)*b'])(
  'of %s that test would say that it is slow',
  async (source) => {
    expect((await check(asJavaScript(source), '', effort)).status).toBe('vulnerable');
  },
);

test('every rule is used and every include has its rule', () => {
  expect([...new Set(included)].sort()).toEqual([...rules].sort());
});

test('scopes end in the name of the language, but for the two that every theme of VS Code colours', () => {
  expect([...new Set(scopes)].filter((scope) => !scope.endsWith('.sms-log')).sort()).toEqual([
    'token.error-token',
    'token.warn-token',
  ]);
});

test('the scopes are those that the manifest gives to the semantic tokens, or longer ones', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const semantic = Object.values(manifest.contributes.semanticTokenScopes[0].scopes as Record<string, string[]>)
    .flat()
    .map((scope) => scope.replace(/\.sms-log$/, ''));
  const own = ['meta.message', 'string.quoted', 'string.unquoted.path'];
  const foreign = scopes.filter(
    (scope) => ![...semantic, ...own].some((known) => scope === known || scope.startsWith(`${known}.`)),
  );
  expect(foreign).toEqual([]);
});
