import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUnexplained, shapeOf, type UnexplainedRecord } from '../../../server/src/core/triage/unknown.ts';

describe('the shape of a message', () => {
  test.each([
    ['Failed to open file C:\\SMS\\x.box\\a.tmp, Win32 Error = 32', 'Failed to open file {path}, Win32 Error = {n}'],
    ['Failed to open "D:\\Program Files\\a.ini" (5).', 'Failed to open "{path}" ({n}).'],
    ['copy D:\\Program Files\\a b.ini to \\\\srv\\share$\\x.', 'copy {path} b.ini to {path}.'],
    ['see http://srv:80/a?b=c now', 'see {path}?b=c now'],
    ['key Software\\Microsoft\\SMS missing', 'key {path} missing'],
    ['in /var/log/x.log or and/or n/a, km/h', 'in {path} or and/or n/a, km/h'],
    ['share c:/logs and 1:/x', 'share {path} and {n}:/x'],
    ['error 0x80070005, hr=80041002 or 8004100A or -2147467259', 'error {n}, hr={n} or {n} or {n}'],
    ['at 1/2/2001 08:42:31.120 after 60s: 1,234 of 2.00.1493', 'at {n} {n} after {n}: {n} of {n}'],
    ['id {6DF09E2C-27BF-4d92-bc1b-2F0E2C1A3B4C} done', 'id {n} done'],
    ['id 6DF09E2C-27BF-4D92-BC1B-2F0E2C1A3B4C.', 'id {n}.'],
    ['not a GUID {6DF09E2C-27BF}', 'not a GUID {{n}}'],
    ['Site \'ABC\' has "no name" and ""', 'Site \'{name}\' has "{name}" and ""'],
    ["it doesn't work, the clients' fault", "it doesn't work, the clients' fault"],
    ['an open "quote', 'an open "quote'],
    ['machine PC0417 in SO100012, Win32 and SQL7', 'machine {name} in {name}, Win32 and SQL7'],
    ['~  two\tblanks\n and~~breaks ~', 'two blanks and breaks'],
    ['Größe 5 überschritten', 'Größe {n} überschritten'],
    ['', ''],
  ])('%s', (message, shape) => {
    expect(shapeOf(message)).toBe(shape);
  });

  test('is bounded, and cut at no half of a character', () => {
    expect(shapeOf('a '.repeat(100))).toBe('a '.repeat(100).trimEnd());
    expect(shapeOf('ab '.repeat(100))).toBe(`${'ab '.repeat(66)}a…`);
    expect(shapeOf(`${'x '.repeat(99)}\u{1f600}\u{1f600}\u{1f600}`)).toBe(`${'x '.repeat(99)}…`);
    expect(shapeOf('a '.repeat(1_000_000)).length).toBe(200);
    expect(shapeOf('\\'.repeat(1_000_000)).length).toBeLessThanOrEqual(200);
  });

  test('numbers, paths and quoted names make no difference', () => {
    const number = fc.integer().map(String);
    const name = fc.stringMatching(/^[A-Za-z ]{1,20}$/);
    const path = fc.stringMatching(/^C:\\[A-Za-z0-9]{1,9}\\[a-z0-9]{1,9}\.log$/);
    const message = fc.tuple(number, path, name).map(([n, p, q]) => `Cannot copy ${p} of "${q}", error ${n}`);
    fc.assert(
      fc.property(message, (text) => {
        expect(shapeOf(text)).toBe('Cannot copy {path} of "{name}", error {n}');
      }),
    );
  });

  test('any text has one of at most 200 code units', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(shapeOf(text).length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('groups of unexplained records', () => {
  const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };
  const record = (number: number, message: string, severity: 'error' | 'warning' = 'error'): UnexplainedRecord => ({
    severity,
    record: number,
    range,
    head: range,
    time: 1000 + number,
    utc: null,
    message,
  });

  test('one for each shape and severity, with the first record', () => {
    const groups = createUnexplained();
    groups.add(record(1, 'Error 5'));
    groups.add(record(2, 'Error 6', 'warning'));
    groups.add(record(3, 'Error 7'));
    expect(groups.result()).toEqual([
      {
        shape: 'Error {n}',
        severity: 'error',
        count: 2,
        first: { record: 1, range, head: range, time: 1001, utc: null, message: 'Error 5' },
      },
      {
        shape: 'Error {n}',
        severity: 'warning',
        count: 1,
        first: { record: 2, range, head: range, time: 1002, utc: null, message: 'Error 6' },
      },
    ]);
    expect(groups.leftOut()).toBe(0);
  });

  test('beyond 200 shapes only those known are counted, the others in all', () => {
    const groups = createUnexplained();
    const word = (index: number): string => String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26));
    for (let index = 0; index < 203; index++) groups.add(record(index, word(index)));
    groups.add(record(300, word(0)));
    const result = groups.result();
    expect([result.length, result[0]?.count, groups.leftOut()]).toEqual([200, 2, 3]);
  });
});
