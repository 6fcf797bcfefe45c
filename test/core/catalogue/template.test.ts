import { describe, expect, test } from 'vitest';
import {
  asciiRuns,
  holesOf,
  literalLength,
  parseTemplate,
  type Template,
} from '../../../server/src/core/catalogue/template.ts';

function templateOf(text: string): Template {
  const template = parseTemplate(text);
  if ('problem' in template) throw new Error(`${text}: ${template.problem}`);
  return template;
}

describe('problems', () => {
  const many = Array.from({ length: 65 }, (_, index) => `{h${index}}`).join(' disk ');
  test.each<[string, number, string]>([
    ['', 0, 'The template is empty.'],
    [' ~\t', 0, 'The template is empty.'],
    ['{a} b {c}', 0, 'A template needs at least 4 ASCII characters in one piece outside its holes'],
    ['abc {c} def', 0, 'A template needs at least 4 ASCII characters in one piece'],
    ['diéskéfulé', 0, 'A template needs at least 4 ASCII characters in one piece'],
    ['disk } full', 5, 'This closing brace closes no hole. Write }}'],
    ['disk { full', 5, 'The hole that begins here is not closed.'],
    ['disk {a full {b}', 5, 'The hole that begins here is not closed.'],
    ['disk {a}}', 8, 'This closing brace closes no hole.'],
    ['disk {}', 5, 'A hole is empty. Name it'],
    ['disk {a b}', 5, '"a b" is no name for a hole.'],
    ['disk {5}', 5, '"5" is no name for a hole.'],
    ['disk {__proto__}', 5, '"__proto__" is no name for a hole.'],
    ['disk {a:number}', 8, '"number" is no type of a hole. The types are word, int,'],
    ['disk {a:}', 8, '"" is no type of a hole.'],
    ['disk {a:Int}', 8, '"Int" is no type of a hole.'],
    ['disk {a:fixed}', 8, '"fixed" is no type of a hole.'],
    ['disk {a=}', 8, 'A value is empty.'],
    ['disk {a=x||y}', 10, 'A value is empty.'],
    ['disk {a= x}', 8, 'The value " x" begins or ends with white space.'],
    ['disk {a=x|~}', 10, 'The value "~" begins or ends with white space.'],
    ['disk {a=x|X}', 10, 'The value "X" stands in the hole twice.'],
    ['disk {a} full {a}', 14, 'The name "a" stands in two holes.'],
    ['disk {a}{b} full', 8, 'Two holes touch'],
    ['{a?}{b} full', 4, 'Two holes touch'],
    ['disk {a:rest} full', 5, 'A hole of type rest takes all to the end, so it can only stand last.'],
    ['disk {a:rest} {b}', 5, 'A hole of type rest takes all to the end'],
    ['disk x{a:hex}', 6, 'A number is never part of a longer word or number'],
    ['disk {a:int}KB', 5, 'A number is never part of a longer word or number'],
    ['disk é{a:version}', 6, 'A number is never part of a longer word or number'],
    ['disk {a=!|5}\u{20000}', 5, 'The value "5" is never part of a longer word or number'],
    [many, many.indexOf('{h64}'), 'A template has at most 64 holes.'],
    ['x'.repeat(4097), 4096, 'A template has at most 4096 characters; this one has 4097.'],
  ])('%j', (text, offset, problem) => {
    expect(parseTemplate(text)).toEqual({ problem: expect.stringContaining(problem), offset });
  });
});

test('holes in all their forms', () => {
  const template = templateOf(
    'disk {a} {b?} {c:int} {d?:version} {e=5|0x1F} {f?=a B} {:text} {?:path} {=xx|y} {?=!} {g:word}',
  );
  expect(holesOf(template).map(({ name, type, optional, values }) => [name, type, optional, ...values])).toEqual([
    ['a', 'word', false],
    ['b', 'word', true],
    ['c', 'int', false],
    ['d', 'version', true],
    ['e', 'fixed', false, '5', '0x1f'],
    ['f', 'fixed', true, 'a b'],
    [null, 'text', false],
    [null, 'path', true],
    [null, 'fixed', false, 'y', 'xx'],
    [null, 'fixed', true, '!'],
    ['g', 'word', false],
  ]);
});

test('a hole says where it stands', () => {
  const text = 'disk {{ {a:int} full';
  const [hole] = holesOf(templateOf(text));
  expect(text.slice(hole!.offset, hole!.end)).toBe('{a:int}');
});

test.each<[string, number]>([
  ['disk full', 9],
  ['  disk ~\t full ', 9],
  ['{a} disk {b} full', 11],
  ['{{disk}}', 6],
])('the literals of %j have %i characters', (text, length) => {
  expect(literalLength(templateOf(text))).toBe(length);
});

test('ASCII runs hold no hole, no other letter, no blank at an end', () => {
  expect(asciiRuns(templateOf('Disk  FULL {a} é of ü{b}.'))).toEqual(['disk full', 'of', '.']);
});
