import { expect, test } from 'vitest';
import { onlyRecord, open, recordsOf } from '../../support/records.ts';

const tail = '$$<SMS_X1><11-30-2022 01:03:34.174-60><thread=4 (0x4)>';
const run = Array.from({ length: 16 }, (_, index) => `r${index} ${tail}\n`).join('');

function messages(text: string): string[] {
  return recordsOf(open(text)).map(
    ({ family, message, flags }) => `${family} ${JSON.stringify(message)} ${flags.join()}`,
  );
}

test.each([
  ['one blank', `a ${tail}`],
  ['none', `a${tail}`],
  ['many', `a      ${tail}`],
  ['a TAB', `a\t${tail}`],
  ['a line break sign', `~a~ ${tail}~`],
])('%s before the tail', (_name, line) => {
  expect(onlyRecord(line)).toMatchObject({ message: 'a', component: 'SMS_X1', thread: 4, flags: [] });
});

test('the last tail of a line decides', () => {
  const quoted = `Found "$$<SMS_OTHER><11-30-2021 01:03:34.174-60><thread=9 (0x9)>", {a} ~ $5 ${tail}`;
  expect(onlyRecord(quoted)).toMatchObject({ component: 'SMS_X1', thread: 4 });
});

test('a complete tail with another record right behind it ends its record', () => {
  expect(messages(`a ${tail}b ${tail}c ${tail}\n`)).toEqual([
    'configmgr-server "a" ',
    'configmgr-server "b" ',
    'configmgr-server "c" ',
  ]);
  const [first, second] = recordsOf(open(`a ${tail}b ${tail}`));
  expect([first?.line, second?.line]).toEqual([0, 0]);
});

test('bare lines belong to the next record after sixteen closed ones', () => {
  expect(messages(`${run}one\n\n  two\nthree ${tail}\n`).slice(16)).toEqual([
    'configmgr-server "one\\n\\n  two\\nthree" multi-line',
  ]);
  expect(messages(`${run.slice(run.indexOf('\n') + 1)}one\ntwo ${tail}\n`).slice(15)).toEqual([
    'plain "one" ',
    'configmgr-server "two" ',
  ]);
});

test('indented lines belong to the next record anywhere', () => {
  expect(messages(`a\n  b\n\tc\nd ${tail}\n`)).toEqual(['plain "a" ', 'configmgr-server "  b\\n\\tc\\nd" multi-line']);
});

test('too many bare lines are records of their own', () => {
  const lines = Array.from({ length: 201 }, (_, index) => `l${index}\n`).join('');
  expect(messages(`${run}${lines}a ${tail}\n`).slice(16, 19)).toEqual(['plain "l0" ', 'plain "l1" ', 'plain "l2" ']);
  const fewer = lines.slice(lines.indexOf('l2\n'));
  expect(messages(`${run}${fewer}a ${tail}\n`).length).toBe(17);
  const long = `${'x'.repeat(40_000)}\n`;
  expect(messages(`${run}${long}${long}a ${tail}\n`).length).toBe(19);
});

test('bare lines at the end wait for their tail', () => {
  expect(messages(`${run}one\ntwo`).slice(16)).toEqual(['plain "one" ', 'plain "two" incomplete']);
});

test('a bare component name is no tail among records with tails', () => {
  expect(messages('stopping... CCIM32\n')).toEqual(['trace-copy "stopping..." ']);
  expect(messages(`${run}stopping... CCIM32\na ${tail}\n`).slice(16)).toEqual([
    'configmgr-server "stopping... CCIM32\\na" multi-line',
  ]);
});

test('the thread of SMS 1.x is hexadecimal, later ones are decimal', () => {
  expect(onlyRecord('a~ $$<SMS_X1><Mon Dec 04 15:41:45 1995~><thread=326>').thread).toBe(0x326);
  expect(onlyRecord('a~ $$(SMS_X1)(Mon Dec 04 15:41:45 1995~)(thread=E0)')).toMatchObject({
    thread: 0xe0,
    family: 'sms1-server',
    flags: [],
  });
  expect(onlyRecord('a $$<APM ><Mon Dec 04 15:41:45.001 1995><thread=4294798339 (0xFFFD6C03)>')).toMatchObject({
    thread: 4294798339,
    component: 'APM',
    family: 'sms2-client',
  });
});

test('NULs behind the last record of a crashed log', () => {
  expect(onlyRecord(`a ${tail}\0\0\0`)).toMatchObject({ message: 'a', component: 'SMS_X1', flags: ['binary'] });
  expect(messages(`a ${tail}\r\n${'\0'.repeat(500)}`)).toEqual(['configmgr-server "a" ', 'plain "" binary']);
});
