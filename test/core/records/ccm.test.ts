import { expect, test } from 'vitest';
import { onlyRecord, open, recordsOf } from '../../support/records.ts';

const tail = '<time="00:00:13.412+480" date="11-30-2022" component="A" context="" type="1" thread="12" file="x.cpp:1">';

function shown(text: string): string[] {
  return recordsOf(open(text)).map(
    ({ family, message, flags }) => `${family} ${JSON.stringify(message)} ${flags.join()}`,
  );
}

test.each([
  ['a message that ends in a bracket', `<![LOG[a [b]]LOG]!>${tail}`, ['ccm "a [b]" ']],
  ['a message that quotes its own end', `<![LOG[a ]LOG]!> b]LOG]!>${tail}`, ['ccm "a ]LOG]!> b" ']],
  ['blanks before the attributes', `<![LOG[a]LOG]!>  ${tail}`, ['ccm "a" ']],
  ['two records on one line', `<![LOG[a]LOG]!>${tail}<![LOG[b]LOG]!>${tail}`, ['ccm "a" ', 'ccm "b" ']],
  ['text behind a tail', `<![LOG[a]LOG]!>${tail} more text`, ['ccm "a" ', 'plain " more text" ']],
  ['text before an opener', `cut <![LOG[a]LOG]!>${tail}`, ['plain "cut" torn', 'ccm "a" ']],
  [
    'an opener inside an unfinished message',
    `<![LOG[a\r\nb\r\n<![LOG[c]LOG]!>${tail}`,
    ['ccm "a\\nb" torn,multi-line', 'ccm "c" '],
  ],
  ['a message that lost its attributes', `<![LOG[a]LOG]!>\n<![LOG[b]LOG]!>${tail}`, ['ccm "a" torn', 'ccm "b" ']],
  ['a lost head', `rest of a]LOG]!>${tail}\n<![LOG[b]LOG]!>${tail}`, ['ccm "rest of a" head-lost', 'ccm "b" ']],
  [
    'a tail cut short',
    '<![LOG[a]LOG]!><time="00:00:13.412+480" date="11-3\n<![LOG[b',
    ['ccm "a" damaged-tail', 'ccm "b" incomplete'],
  ],
  ['an unfinished end', '<![LOG[a\nb', ['ccm "a\\nb" multi-line,incomplete']],
  ['a tail that is being written', '<![LOG[a]LOG]!><time="00:0', ['ccm "a" incomplete']],
  ['a message that quotes a dollar tail', `<![LOG[a $$<C>]LOG]!>${tail}`, ['ccm "a $$<C>" ']],
])('%s', (_name, text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test('attributes in another order, unknown, with brackets inside', () => {
  const line =
    '<![LOG[a]LOG]!><date="11-30-2022" extra="1 > 0" file="a>b.cpp:1" thread="7" type="2" component="C>D" time="01:02:03.004+060">';
  expect(onlyRecord(line)).toMatchObject({
    component: 'C>D',
    file: 'a>b.cpp:1',
    thread: 7,
    type: 2,
    context: null,
    time: Date.UTC(2022, 10, 30, 1, 2, 3, 4),
    flags: [],
  });
});

test('absent attributes are null', () => {
  expect(onlyRecord('<![LOG[a]LOG]!><time="01:02:03.004+060" >')).toMatchObject({
    component: null,
    thread: null,
    type: null,
    time: null,
    file: null,
  });
});

test('a head that was lost keeps its metadata', () => {
  expect(onlyRecord(`rest]LOG]!>${tail}`)).toMatchObject({
    component: 'A',
    thread: 12,
    type: 1,
    utcRule: 'native-bias',
  });
});

test('indentation is part of a message, the line breaks that `~` stands for are not', () => {
  expect(onlyRecord(`<![LOG[    a ~~]LOG]!>${tail}`).message).toBe('    a');
  expect(onlyRecord(`<![LOG[~a~b C:\\PROGRA~1~]LOG]!>${tail}`).message).toBe('a~b C:\\PROGRA~1');
});
