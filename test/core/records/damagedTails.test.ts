import { expect, test } from 'vitest';
import { onlyRecord, open, recordsOf } from '../../support/records.ts';
import { damagedTails } from '../../support/recordsCorpus.ts';

test.each(damagedTails)('$name still gives what it holds', ({ line, message, component, time, thread }) => {
  const record = onlyRecord(`${line}\r\n`);
  expect(record.family).not.toBe('plain');
  expect(record.flags).toEqual(['damaged-tail']);
  expect(record.time === null ? null : new Date(record.time).toISOString().slice(0, 23)).toBe(time);
  expect(record).toMatchObject({ message, component, thread });
});

test('a tail cut at the very end of a log is unfinished, not damaged', () => {
  const record = onlyRecord('a b  $$<SMS_X1><Fri Oct 15 17:09:46.677 19');
  expect(record).toMatchObject({ family: 'sms2-client', component: 'SMS_X1', flags: ['incomplete'] });
});

test('a date of which only the fraction is cut off keeps its component', () => {
  const [record] = recordsOf(open('a b  $$<SMS_X1><Tue Nov 04 13:07:31\r\n'));
  expect(record).toMatchObject({ message: 'a b', component: 'SMS_X1', time: null, flags: ['damaged-tail'] });
});

test.each([
  ['a price', 'It costs 5 $'],
  ['a share', 'Copied \\\\server\\C$ and \\\\server\\ADMIN$'],
  ['a quoted tail with text behind it', 'Read "x $$<SMS_A1><Mon Dec 04 15:41:45 1995~><thread=E0>" from the log'],
  ['a single dollar sign with a small word', 'set $<name>'],
  ['dollar signs and small words', 'echo $$pid'],
])('%s is no tail', (_name, line) => {
  expect(onlyRecord(line)).toMatchObject({ family: 'plain', message: line, component: null, flags: [] });
});
