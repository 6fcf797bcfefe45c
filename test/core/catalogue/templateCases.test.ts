import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../server/src/core/catalogue/template.ts';
import { matchTemplate, stepBudget } from '../../../server/src/core/catalogue/templateMatch.ts';

interface Case {
  readonly id: string;
  readonly template: string;
  readonly matches: readonly { readonly text: string; readonly captures: Record<string, string> }[];
  readonly rejects: readonly string[];
}

const cases: Case[] = readFileSync(new URL('../../corpus/templates/cases.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

describe.each(cases)('$id', ({ template: text, matches, rejects }) => {
  const template = parseTemplate(text);
  if ('problem' in template) throw new Error(template.problem);

  test.each(matches)('captures from $text', ({ text: message, captures }) => {
    expect(matchTemplate(template, message, stepBudget(message.length))).toEqual(captures);
  });
  test.each(rejects)('rejects %s', (message) => {
    expect(matchTemplate(template, message, stepBudget(message.length))).toBeNull();
  });
});

test('every hard case is there', () => expect(cases).toHaveLength(32));
