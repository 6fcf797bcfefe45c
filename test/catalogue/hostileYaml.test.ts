import { expect, test } from 'vitest';
import { maxFailureLength, parseFailure } from '../../server/src/authoring/parse.ts';
import { limits } from '../../server/src/authoring/yamlTree.ts';
import { authoringFile, compileSmall, exchange, shownMessages } from '../support/catalogueFiles.ts';

const deep = /^1:[0-9]+ Nested deeper than 20 levels/;

/** Texts that would cost time or stack if they were built before they are judged, and the one message for each. */
const hostile: readonly [string, string, RegExp][] = [
  ['open brackets', '['.repeat(200_000), deep],
  ['brackets closed again', '['.repeat(100_000) + ']'.repeat(100_000), deep],
  ['objects in objects', '{a: '.repeat(60_000), deep],
  ['lists in one line', `${'- '.repeat(120_000)}a`, deep],
  ['explicit keys', '? '.repeat(120_000), deep],
  ['empty keys', ': '.repeat(120_000), deep],
  [
    'a staircase',
    Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    /^2[0-9]:[0-9]+ Nested deeper/,
  ],
  ['too long', 'x'.repeat(maxFailureLength + 1), /^1:1 The file has 262145 characters; at most 262144 are read\./],
  [
    'many keys',
    Array.from({ length: 15_000 }, (_, key) => `k${key}: 1`).join('\n'),
    /^501:[0-9]+ More than 500 properties/,
  ],
  [
    'many keys in one line',
    `a: {${Array.from({ length: 15_000 }, (_, key) => `k${key}: 1`).join(', ')}}`,
    /^1:[0-9]+ More than 500 properties/,
  ],
  [
    'a long list',
    `a:\n${'- x\n'.repeat(60_000)}`,
    /^2000[0-9]:[0-9]+ A list of more than 20000 items; it is not read\./,
  ],
  ['nothing', '', /^1:1 The file is empty/],
  ['only a comment', '# nothing\n'.repeat(20_000), /^1:1 The file is empty/],
];

test.each(hostile)('%s is refused with one message', (_, text, expected) => {
  const { entry, messages } = parseFailure('x.yaml', text);
  expect(entry).toBeUndefined();
  expect(shownMessages(messages)).toEqual([expect.stringMatching(expected)]);
});

test('an alias bomb is never built: each anchor and alias is named instead', () => {
  const levels = ['a: &a [x, x]', ...Array.from({ length: 12 }, (_, level) => bombLevel(level))];
  const { entry, messages } = parseFailure('x.yaml', levels.join('\n'));
  expect(entry).toBeUndefined();
  expect(shownMessages(messages)[0]).toBe('1:7 Found the anchor &a; anchors and aliases are not read.');
  expect(shownMessages(messages)[1]).toBe('2:7 Found the anchor &b; anchors and aliases are not read.');
  expect(messages).toHaveLength(limits.messages);
});

test('more parts than any file needs are refused before they are built', () => {
  const text = Array.from({ length: 180 }, (_, row) => `k${row}: [${'a, '.repeat(400)}]`).join('\n');
  const { entry, messages } = parseFailure('x.yaml', text);
  expect(entry).toBeUndefined();
  expect(messages.map((message) => message.text)).toEqual([
    'The file has more parts than any catalogue file needs; it is not read.',
  ]);
});

test('names of object prototypes are ordinary unknown properties', () => {
  const text = `${authoringFile('valid.yaml')}__proto__: {harmless: "true"}\nconstructor: x\n`;
  const messages = parseFailure('Q100001.yaml', text).messages.map((message) => message.text);
  expect(messages).toEqual([
    '__proto__: not a property that is known here; check the spelling.',
    'constructor: not a property that is known here; check the spelling.',
  ]);
  expect(({} as Record<string, unknown>).harmless).toBeUndefined();
});

test('signals beyond 1,000 are refused', () => {
  const signal = "  - { id: s, role: context, weight: generic, logs: [any], text: 'some line' }\n";
  const text = exchange(authoringFile('valid.yaml'), 'signals:\n', `signals:\n${signal.repeat(1001)}`);
  expect(parseFailure('Q100001.yaml', text).messages.map((message) => message.text)).toContain(
    'signals: found 1004 items, expected at most 1000.',
  );
});

test('thousands of holes in one template are refused at their place', () => {
  const holes = '{a:any} '.repeat(490);
  const text = exchange(authoringFile('valid.yaml'), "'Waiting at {house}'", `'Waiting ${holes}'`);
  const { catalogue, messages } = compileSmall([{ name: 'failures/Q100001.yaml', text }]);
  expect(catalogue.failures).toEqual([]);
  expect(shownMessages(messages)[0]).toMatch(/^21:[0-9]+ signals 2, text: A template has at most 64 holes\./);
});

test('a file with hundreds of mistakes gives at most 100 messages', () => {
  const text = Array.from({ length: 400 }, (_, row) => `k${row}: x`).join('\n');
  expect(parseFailure('x.yaml', text).messages).toHaveLength(100);
});

function bombLevel(level: number): string {
  const [from, to] = [String.fromCharCode(97 + level), String.fromCharCode(98 + level)];
  return `${to}: &${to} [${`*${from}, `.repeat(9)}]`;
}
