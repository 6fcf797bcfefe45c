import { expect, test } from 'vitest';
import { semanticTokenLegend, semanticTokens } from '../../../server/src/core/features/semanticTokens.ts';
import type { LogDocument } from '../../../server/src/core/records/types.ts';
import { client, server, withMarks } from '../../support/features.ts';
import { openTestLog } from '../../support/featuresLog.ts';

interface Decoded {
  readonly range: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly text: string;
}

function decode(data: readonly number[]): Decoded[] {
  const tokens: Decoded[] = [];
  let line = 0;
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, delta = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    start = lines === 0 ? start + delta : delta;
    line += lines;
    const names = semanticTokenLegend.modifiers.filter((_, bit) => modifiers & (1 << bit));
    tokens.push({
      range: { start: { line, character: start }, end: { line, character: start + length } },
      text: [semanticTokenLegend.types[type], ...names].join('.'),
    });
  }
  return tokens;
}

function checkTokens(log: LogDocument, ...range: Parameters<typeof semanticTokens>[1][]) {
  return expect(`\n${withMarks(log, decode(semanticTokens(log, range[0])))}\n`);
}

test('fields, and the codes in a message; an ordinary message keeps its colour', () => {
  checkTokens(openTestLog('a.log', client('Copy gave hr=0x80070020 here', '08:41:00'))).toMatchInlineSnapshot(`
    "
    Copy gave hr=0x80070020 here  $$<CCIM32><Wed Nov 21 08:41:00.000 2001><thread=112 (0x70)>
    #             ^^^^^^^^^^ smsCode
    #                              ^^^ smsMarker
    #                                 ^^^^^^ smsComponent
    #                                       ^^ smsMarker
    #                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ smsTime
    #                                                                     ^^^^^^^^^ smsMarker
    #                                                                              ^^^^^^^^^^ smsThread
    #                                                                                        ^ smsMarker
    "
  `);
});

test('the message of an error is coloured round its codes', () => {
  checkTokens(openTestLog('a.log', 'Error: error 5, error 32')).toMatchInlineSnapshot(`
    "
    Error: error 5, error 32
    #^^^^^^^^^^^^^ smsMessage.error
    #             ^ smsCode
    #              ^^^^^^^^ smsMessage.error
    #                      ^^ smsCode
    "
  `);
});

test('only the lines asked for', () => {
  const log = openTestLog('a.log', ['Error: a', 'Error: b', 'Error: c', 'Error: d'].join('\n'));
  const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 3 } };
  checkTokens(log, range).toMatchInlineSnapshot(`
    "
    Error: a
    Error: b
    #^^^^^^^^ smsMessage.error
    Error: c
    #^^^^^^^^ smsMessage.error
    Error: d
    "
  `);
});

test('a range that ends beyond the text gives all from its start', () => {
  const log = openTestLog('a.log', ['Error: a', 'Error: b'].join('\n'));
  const range = { start: { line: 1, character: 0 }, end: { line: 99, character: 0 } };
  expect(decode(semanticTokens(log, range)).map(({ range: { start } }) => start.line)).toEqual([1]);
  expect(semanticTokens(log, { start: { line: 50, character: 0 }, end: { line: 99, character: 0 } })).toEqual([]);
});

test('spans that overlap or are empty give no overlapping tokens', () => {
  const log = openTestLog('a.log', server('Error', '08:41:00'));
  const at = (start: number, end: number) => ({
    start: { line: 0, character: start },
    end: { line: 0, character: end },
  });
  const odd: LogDocument = {
    ...log,
    spans: () => [
      { field: 'time', range: at(10, 20) },
      { field: 'component', range: at(5, 12) },
      { field: 'marker', range: at(3, 3) },
    ],
  };
  expect(decode(semanticTokens(odd)).map(({ text, range }) => [text, range.start.character])).toEqual([
    ['smsComponent', 5],
  ]);
});

test('a message over several lines has a token in each, and two records on one line go on', () => {
  const tail = (type: number) =>
    `]LOG]!><time="10:11:12.123+480" date="11-21-2001" component="C" context="" type="${type}" thread="7" file="a.cpp:1">`;
  const text = `<![LOG[It failed\nwith error 5 here${tail(3)}<![LOG[Second${tail(1)}`;
  checkTokens(openTestLog('a.log', text)).toMatchInlineSnapshot(`
    "
    <![LOG[It failed
    #^^^^^^^ smsMarker
    #       ^^^^^^^^^ smsMessage.error
    with error 5 here]LOG]!><time="10:11:12.123+480" date="11-21-2001" component="C" context="" type="3" thread="7" file="a.cpp:1"><![LOG[Second]LOG]!><time="10:11:12.123+480" date="11-21-2001" component="C" context="" type="1" thread="7" file="a.cpp:1">
    #^^^^^^^^^^^ smsMessage.error
    #           ^ smsCode
    #            ^^^^^ smsMessage.error
    #                 ^^^^^^^^^^^^^^ smsMarker
    #                               ^^^^^^^^^^^^^^^^ smsTime
    #                                               ^^^^^^^^ smsMarker
    #                                                       ^^^^^^^^^^ smsTime
    #                                                                 ^^^^^^^^^^^^^ smsMarker
    #                                                                              ^ smsComponent
    #                                                                               ^^^^^^^^^^^^^^^^^^^ smsMarker
    #                                                                                                  ^ smsSeverity.error
    #                                                                                                   ^^^^^^^^^^ smsMarker
    #                                                                                                             ^ smsThread
    #                                                                                                              ^^^^^^^^ smsMarker
    #                                                                                                                      ^^^^^^^ smsFile
    #                                                                                                                             ^^ smsMarker
    #                                                                                                                               ^^^^^^^ smsMarker
    #                                                                                                                                            ^^^^^^^^^^^^^^ smsMarker
    #                                                                                                                                                          ^^^^^^^^^^^^^^^^ smsTime
    #                                                                                                                                                                          ^^^^^^^^ smsMarker
    #                                                                                                                                                                                  ^^^^^^^^^^ smsTime
    #                                                                                                                                                                                            ^^^^^^^^^^^^^ smsMarker
    #                                                                                                                                                                                                         ^ smsComponent
    #                                                                                                                                                                                                          ^^^^^^^^^^^^^^^^^^^ smsMarker
    #                                                                                                                                                                                                                             ^ smsSeverity
    #                                                                                                                                                                                                                              ^^^^^^^^^^ smsMarker
    #                                                                                                                                                                                                                                        ^ smsThread
    #                                                                                                                                                                                                                                         ^^^^^^^^ smsMarker
    #                                                                                                                                                                                                                                                 ^^^^^^^ smsFile
    #                                                                                                                                                                                                                                                        ^^ smsMarker
    "
  `);
});

test('of a record over three lines only the lines asked for', () => {
  const tail =
    ']LOG]!><time="10:11:12.123+480" date="11-21-2001" component="C" context="" type="3" thread="7" file="a.cpp:1">';
  const log = openTestLog('a.log', `<![LOG[one\ntwo\nthree${tail}`);
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
  expect(decode(semanticTokens(log, range)).map(({ range: { start } }) => start.line)).toEqual([1]);
});

test('a message of more than 20,000 characters is not searched for codes', () => {
  const types = (text: string) => decode(semanticTokens(openTestLog('a.log', text))).map((token) => token.text);
  expect(types(`hr=0x80070005 ${'x'.repeat(19_000)}`)).toEqual(['smsCode']);
  expect(types(`hr=0x80070005 ${'x'.repeat(21_000)}`)).toEqual([]);
});

test('an empty log has none', () => {
  expect(semanticTokens({ ...openTestLog('a.log', ''), count: 0 })).toEqual([]);
});
