import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeTemplate } from '../../server/src/authoring/proposeTemplate.ts';
import { asciiRuns, parseTemplate } from '../../server/src/core/catalogue/template.ts';
import { type Captures, matchTemplate, stepBudget } from '../../server/src/core/catalogue/templateMatch.ts';
import { logLikeLine } from '../support/logLikeLines.ts';

test.each([
  [
    String.raw`Failed to copy X:\SMS\inboxes\a.exe to \\SERVER01\CAP_SO1\clicomp.box\a.exe because of sharing violation.`,
    String.raw`Failed to copy {path:path} to \\{server}\{path2:path} because of sharing violation.`,
  ],
  [String.raw`Root is C:\Documents and Settings\All Users\x.tmp, done`, 'Root is {path:path}, done'],
  [String.raw`Moving D:\a.mif to E:\b.mif`, 'Moving {path:path} to {path2:path}'],
  [String.raw`Opened \\SITE-1.`, String.raw`Opened \\{server}.`],
  ['Client core file version is 2.00.1493.4006', 'Client core file version is {version:version}'],
  ['Waiting 10 seconds, retry -3 of 8', 'Waiting {number:int} seconds, retry {number2:int} of {number3:int}'],
  ['Cannot sort, Win32 Error = 32', 'Cannot sort, Win32 Error = {code=32}'],
  ['return code is 0x80070005 here', 'return code is {code=0x80070005} here'],
  [
    'Policy {12345678-90ab-cdef-1234-567890ABCDEF} and 12345678-90ab-cdef-1234-567890abcdef',
    'Policy {guid:guid} and {guid2:guid}',
  ],
  [`Component "Hardware Inventory" of 'SITE1' isn't there`, `Component "{name:text}" of '{name2}' isn't there`],
  [String.raw`Deleted file "C:\My Docs\x.txt"`, 'Deleted file "{path:path}"'],
  ['Expires at 08:51:02 on 11/21/2001', 'Expires at {time} on {date:text}'],
  ['Object {a} of {{b}}', 'Object {{a}} of {{{{b}}}}'],
  ['  ~Two   blanks~and\ta TAB ~', 'Two blanks and a TAB'],
  ['x86 build i386 of KB12345', 'x86 build i386 of KB12345'],
  ['*\r\n*\r\nd:/x.cpp : Cannot bind', 'd:/x.cpp : Cannot bind'],
  ['Torn \u0000\u0001\u2028 here', 'Torn {:text} here'],
])('%j becomes %j', (message, expected) => {
  expect(proposeTemplate(message)?.text).toBe(expected);
  checkMatches(message);
});

describe('a line keeps what it is found by', () => {
  test('holes are given up until 4 ASCII characters are left in one piece', () => {
    expect(proposeTemplate('5 "Software Distribution"')?.text).toBe('{number:int} "Software Distribution"');
    expect(proposeTemplate(String.raw`C:\x.log: 5`)?.text).toBe(String.raw`C:\x.log: {number:int}`);
    expect(proposeTemplate('12345')?.text).toBe('12345');
  });

  test.each(['', '   ', 'OK', '*', '日本語のログ行です', 'a\u0000b\u0000c'])('%j has none', (message) => {
    expect(proposeTemplate(message)).toBeUndefined();
  });

  test('what stands after 600 characters may be anything', () => {
    const { text = '' } = proposeTemplate(`Cannot read ${'ab '.repeat(300)}`) ?? {};
    expect(text.length).toBeLessThan(620);
    expect(text).toMatch(/ \{:any\}$/);
    checkMatches(`Cannot read ${'ab '.repeat(300)}`);
    checkMatches('x'.repeat(5_000));
    checkMatches(`Cannot read ${' '.repeat(300_000)}x`);
    checkMatches(`${'*\n'.repeat(300)}Cannot read`);
    checkMatches(`${'x'.repeat(599)}\u{20000}${'y'.repeat(50)}`);
  });

  test('a line of a thousand numbers gets no more holes than a template takes', () => {
    const line = `Sizes: ${'1 '.repeat(290)}`;
    expect(proposeTemplate(line)?.text.match(/\{/g)).toHaveLength(20);
    checkMatches(line);
  });
});

test('a template made from a line of the corpus matches that line', () => {
  const rows = readFileSync(new URL('../corpus/records/facts.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const messages = rows.flatMap((row) => {
    const { raw, expected } = JSON.parse(row) as { raw: string; expected: { message: string } | null };
    return expected ? [raw, expected.message] : [raw];
  });
  expect(messages.filter(checkMatches).length).toBeGreaterThan(2400);
});

test('a template made from any line matches that line', () => {
  fc.assert(
    fc.property(logLikeLine, (line) => void checkMatches(line)),
    { numRuns: 1000 },
  );
});

/** True where there is a template; it must be one, be found by a literal, and match the line and the whole message. */
function checkMatches(message: string): boolean {
  const proposed = proposeTemplate(message);
  if (!proposed) {
    // Only what has no 4 characters in one piece on any of its lines may have none.
    const runs = message.split(/[\r\n]/).flatMap((line) => line.match(/[\x21-\x7d]+/g) ?? []);
    const isShort = runs.every((run) => run.length < 4);
    expect(isShort, message).toBe(true);
    return false;
  }
  const template = parseTemplate(proposed.text);
  if ('problem' in template) throw new Error(`${proposed.text}: ${template.problem}`);
  expect(Math.max(...asciiRuns(template).map((run) => run.length))).toBeGreaterThanOrEqual(4);
  for (const text of [message, proposed.line]) {
    const captures: Captures | null | 'limited' = matchTemplate(template, text, stepBudget(text.length));
    expect(captures, `${proposed.text} on ${JSON.stringify(text)}`).toBeTypeOf('object');
    expect(captures, `${proposed.text} on ${JSON.stringify(text)}`).not.toBeNull();
  }
  return true;
}
