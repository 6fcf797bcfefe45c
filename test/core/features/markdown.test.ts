import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cell, code, fenced, link, prose, visible } from '../../../server/src/core/features/markdown.ts';
import { activeParts, type MarkdownToken, markdownTokens } from '../../support/featuresMarkdown.ts';

/** Strings rich in what Markdown, HTML and terminals read as more than text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '~~~',
        '[x](command:evil)',
        '![x](http://e.com/x)',
        '<script>',
        '<http://e.com>',
      ),
      fc.constantFrom(
        'http://e.com',
        'www.e.com',
        'e.de',
        'a_b',
        '_',
        'www.host',
        'a@e.com',
        '//e.com',
        'e.com',
        'mailto:a@e.com',
        '&lt;',
        '&#60;',
        '$(x)',
      ),
      fc.constantFrom(
        '|',
        '\\|',
        '\\',
        '**',
        '__',
        '# ',
        '- ',
        '1. ',
        '> ',
        '===',
        '---',
        '\n',
        '\r\n',
        '\n\n',
        '\t',
        '    ',
      ),
      fc.constantFrom(
        '\u0000',
        '\u001b[31m',
        '\u202e',
        '\u200b',
        '\ufeff',
        '\u2028',
        '\ud800',
        '😀',
        '[',
        ']',
        '(',
        ')',
        '!',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function textOf(tokens: readonly MarkdownToken[], ...types: readonly string[]): string {
  return tokens
    .filter(({ type }) => types.includes(type))
    .map(({ content }) => content)
    .join('');
}

describe('any text stays text', () => {
  test('prose gives one paragraph of plain text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = markdownTokens(`x ${prose(text)} x`);
        expect(tokens.map(({ type }) => type).filter((type) => !type.startsWith('text'))).toEqual([
          'paragraph_open',
          'inline',
          'paragraph_close',
        ]);
        expect(textOf(tokens, 'text', 'text_special')).toBe(`x ${visible(text, 2000)} x`);
      }),
      { numRuns: 500 },
    );
  });

  test('prose at the start of a line begins no block', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const types = markdownTokens(prose(text.trim())).map(({ type }) => type);
        expect(types.filter((type) => !type.startsWith('text') && !/^(?:paragraph|inline)/.test(type))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('code gives one code span', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, before) => {
        const tokens = markdownTokens(`x ${prose(before)}${code(text)}${prose(before)} x`);
        const spans = tokens.filter(({ type }) => type === 'code_inline').map(({ content }) => content);
        const shown = visible(text, 200);
        expect(spans).toEqual([shown.trim() === '' ? '(empty)' : shown]);
        expect(activeParts(`x ${code(text)} x`)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('cell never ends its cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = markdownTokens(`| a | b |\n| --- | --- |\n| ${cell(text)} | end |\n`);
        const cells = tokens.flatMap((token, index) => (token.type === 'td_open' ? [tokens[index + 1]!] : []));
        expect(cells).toHaveLength(2);
        expect(textOf(cells[0]!.children!, 'text', 'text_special', 'code_inline').trim()).toBe(
          visible(text, 200).trim() || '(empty)',
        );
        expect(textOf(cells[1]!.children!, 'text')).toBe('end');
      }),
      { numRuns: 500 },
    );
  });

  test('fenced gives one block with each line', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (lines) => {
        const tokens = markdownTokens(fenced(lines));
        expect(tokens.map(({ type }) => type)).toEqual(['fence']);
        expect(tokens[0]!.content).toBe(`${lines.map((line) => visible(line, 400)).join('\n')}\n`);
      }),
      { numRuns: 500 },
    );
  });

  test('link points to the address given or is no link', () => {
    fc.assert(
      fc.property(hostile, hostile, (words, rest) => {
        const parts = activeParts(`x ${link(words, `https://a.example/${rest}`)} x`);
        expect(parts).toHaveLength(1);
        expect(parts[0]).toMatch(/^link https:\/\/a\.example\//);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  'command:evil',
  'javascript:alert(1)',
  'file:///c:/x',
  'https:evil',
  'HTTP',
  '//e.com',
  ' https://e.com',
  '',
])('no link to %j', (url) => {
  expect(link('words', url)).toBe('words');
});

test.each([
  ['a\u202eb', 'a‹U+202E›b'],
  ['a\u0000b\u001b', 'a␀b␛'],
  ['a\r\n\tb', 'a   b'],
  ['\u200b\ufeff\u2028', '‹U+200B›‹U+FEFF›‹U+2028›'],
  ['\ud800x', '\ufffdx'],
  ['äöü 日本語 😀', 'äöü 日本語 😀'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text, 100)).toBe(shown);
});

test.each([
  ['SMS_INBOX_MANAGER and Ccim32.log, inboxlck.tok', 'SMS_INBOX_MANAGER and Ccim32.log, inboxlck.tok'],
  ['_a_ a__b x.de y.com z.com2', '\\_a\\_ a\\_\\_b x\\.de y\\.com z\\.com2'],
  ['www.host http://host //host a@host', 'www\\.host http\\:\\//host \\//host a\\@host'],
])('%s is written %s', (text, markdown) => {
  expect(prose(text)).toBe(markdown);
});

test('a long text is cut, and no half of a pair is left', () => {
  expect(visible('a'.repeat(1_000_000), 10)).toBe(`${'a'.repeat(10)}…`);
  expect(visible('abc😀def', 4)).toBe('abc\ufffd…');
});
