import fc from 'fast-check';
import { parseTemplate } from '../../server/src/core/catalogue/template.ts';

/** A template's text and texts that nearly, or just, match it. */
export interface TemplateAndMessages {
  readonly template: string;
  readonly messages: readonly string[];
}

const literalPieces = [
  'error',
  'disk full',
  'Site',
  ' ',
  '  ',
  '\t',
  '~',
  ' = ',
  ':',
  '.',
  '\\',
  "'",
  '(',
  ') ',
  '-',
  '5',
  'é',
  'ß',
  '{',
  '}',
  'a',
  'ab ',
  '\u{20000}',
];
const holeTexts = [
  'a',
  'ab',
  'SRV1',
  'a b',
  'a.b',
  'x~y',
  'C:\\PROGRA~1',
  '\\\\srv',
  'C:',
  '5',
  '-12',
  '0x1F',
  '2.00.1493',
  '~~',
  ' ',
  'é',
  'error',
  'a\nb',
  '"q"',
  '{12345678-90ab-cdef-1234-567890ABCDEF}',
  '12345678-90ab-cdef-1234-567890abcdef',
];
const whiteSpace = [' ', '  ', '\t', '~', '\u00a0', '\r\n', ' ~ ', '\n'];
const fitting: Readonly<Record<string, readonly string[]>> = {
  int: ['5', '-12', '0', '32'],
  hex: ['0x1F', 'cb', '5', '0XAB'],
  version: ['2.00.1493', '1.2', '10.0.0.1'],
  root: ['C:', '\\\\srv', '\\\\SRV1'],
  path: ['C:\\PROGRA~1', '\\\\srv\\a b', 'a.b'],
  guid: ['{12345678-90ab-cdef-1234-567890ABCDEF}', '12345678-90ab-cdef-1234-567890abcdef'],
};
const types = ['word', 'int', 'hex', 'version', 'path', 'root', 'guid', 'text', 'any', 'rest'];
const values = ['5', '32', '0x1F', 'a', 'ab', '!', 'a b', 'a-b'];

type Piece = { readonly literal: string } | { readonly hole: string };

const hole: fc.Arbitrary<Piece> = fc
  .record({
    named: fc.boolean(),
    optional: fc.boolean(),
    type: fc.oneof(fc.constantFrom(...types.map((type) => `:${type}`)), fc.constant(''), fixedValues()),
  })
  .map(({ named, optional, type }) => ({ hole: `${named || type === '' ? 'NAME' : ''}${optional ? '?' : ''}${type}` }));

const literal: fc.Arbitrary<Piece> = fc
  .array(fc.constantFrom(...literalPieces), { minLength: 1, maxLength: 3 })
  .map((pieces) => ({ literal: pieces.join('') }));

function fixedValues(): fc.Arbitrary<string> {
  return fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }).map((list) => `=${list.join('|')}`);
}

const pieces: fc.Arbitrary<readonly Piece[]> = fc
  .array(fc.oneof(literal, hole), { minLength: 1, maxLength: 7 })
  .filter((list) => list.filter((piece) => 'hole' in piece).length <= 4);

/** Valid templates, each with messages built from it. */
export const templateAndMessages: fc.Arbitrary<TemplateAndMessages> = pieces
  .filter((list) => !('problem' in parseTemplate(textOf(list))))
  .chain((list) =>
    fc
      .array(messageFor(list), { minLength: 1, maxLength: 6 })
      .map((messages) => ({ template: textOf(list), messages })),
  );

function textOf(list: readonly Piece[]): string {
  return list
    .map((piece, index) => {
      if ('hole' in piece) return `{${piece.hole.replace('NAME', `h${index}`)}}`;
      return piece.literal.replaceAll('{', '{{').replaceAll('}', '}}');
    })
    .join('');
}

function messageFor(list: readonly Piece[]): fc.Arbitrary<string> {
  const filled = fc.tuple(
    ...list.map((piece) => ('hole' in piece ? holeText(piece.hole) : literalText(piece.literal))),
  );
  return fc
    .record({
      before: fc.constantFrom('', '', '~', 'TEST : ', 'x', 'line one\n', '*** ', 'error ', 'é', '5~'),
      texts: filled,
      after: fc.constantFrom('', '', '~', ' ~~', '!', ' more', '\nline two', '5', '.'),
      twice: fc.boolean(),
      damage: fc.option(
        fc.record({ at: fc.nat(80), drop: fc.nat(2), insert: fc.constantFrom('', 'a', ' ', '~', '5') }),
        {
          freq: 2,
        },
      ),
    })
    .map(({ before, texts, after, twice, damage }) => {
      const once = before + texts.join('') + after;
      const message = twice ? `${once.slice(0, once.length / 2)} ${once}` : once;
      if (!damage) return message;
      const at = Math.min(damage.at, message.length);
      return message.slice(0, at) + damage.insert + message.slice(at + damage.drop);
    });
}

function holeText(inner: string): fc.Arbitrary<string> {
  const sign = inner.indexOf('=');
  const type = inner.slice(inner.indexOf(':') + 1);
  const own = sign < 0 ? (fitting[type] ?? holeTexts) : inner.slice(sign + 1).split('|');
  return fc.oneof(
    { arbitrary: fc.constantFrom(...own), weight: 4 },
    { arbitrary: fc.constantFrom(...holeTexts), weight: 1 },
    { arbitrary: fc.constant(''), weight: 1 },
  );
}

/** The literal with other white space, and in another case. */
function literalText(text: string): fc.Arbitrary<string> {
  const parts = text.split(/([ \t~]+)/);
  return fc
    .record({
      blanks: fc.array(fc.constantFrom(...whiteSpace), { minLength: parts.length, maxLength: parts.length }),
      upper: fc.boolean(),
      keep: fc.boolean(),
    })
    .map(({ blanks, upper, keep }) => {
      if (keep) return text;
      const mixed = parts.map((part, index) => (index % 2 === 1 ? blanks[index] : part)).join('');
      return upper ? mixed.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : mixed;
    });
}
