import { expect, test } from 'vitest';
import type { LogRecord } from '../../../server/src/core/records/types.ts';
import { biasOfZone } from '../../../server/src/core/records/zones.ts';
import { onlyRecord } from '../../support/records.ts';

/** Local time, UTC and the rule, as `2000-01-02T03:04:05.006 | ...Z | rule`. */
function times(record: LogRecord): string {
  const show = (time: number | null, end: string): string =>
    time === null ? 'unknown' : new Date(time).toISOString().slice(0, 23) + end;
  return `${show(record.time, '')} | ${show(record.utc, 'Z')} | ${record.utcRule}`;
}

const dollarTime = (time: string): string => `a $$<SMS_X1><${time}><thread=1 (0x1)>`;
const ccm = (time: string, rest = 'type="1" thread="12" file="x.cpp:12"', date = '6-05-2026'): string =>
  `<![LOG[a]LOG]!><time="${time}" date="${date}" component="A" ${rest}>`;
const script = 'context="PC\\user" type="1" thread="57068" file="C:\\a\\b.ps1"';

test.each([
  [
    'Eastern daylight',
    'Tue Jul 18 17:38:07.530 2000 Eastern Daylight Time',
    '2000-07-18T17:38:07.530 | 2000-07-18T21:38:07.530Z | zone-name',
  ],
  [
    'Eastern standard',
    'Fri Mar 26 10:43:41.547 1999 Eastern Standard Time',
    '1999-03-26T10:43:41.547 | 1999-03-26T15:43:41.547Z | zone-name',
  ],
  [
    'British summer',
    'Mon Jul 03 12:25:46.750 2000 GMT Daylight Time',
    '2000-07-03T12:25:46.750 | 2000-07-03T11:25:46.750Z | zone-name',
  ],
  [
    'west European summer',
    'Mon Jul 03 12:25:46.750 2000 W. Europe Daylight Time',
    '2000-07-03T12:25:46.750 | 2000-07-03T10:25:46.750Z | zone-name',
  ],
  [
    'UTC by name',
    'Mon Jul 03 12:25:46.750 2000 Coordinated Universal Time',
    '2000-07-03T12:25:46.750 | 2000-07-03T12:25:46.750Z | zone-name',
  ],
  [
    'India',
    'Mon Jul 03 12:25:46.750 2000 India Standard Time',
    '2000-07-03T12:25:46.750 | 2000-07-03T06:55:46.750Z | zone-name',
  ],
  [
    'a localised zone',
    'Mon Jul 03 12:25:46.750 2000 Mitteleuropäische Zeit',
    '2000-07-03T12:25:46.750 | unknown | unknown-zone',
  ],
  ['no zone', 'Tue Jan 04 15:19:28.663 2000', '2000-01-04T15:19:28.663 | unknown | none'],
  [
    'one digit of the day and hour',
    'Wed Jul 4 9:46:43.146 2001 Central Standard Time',
    '2001-07-04T09:46:43.146 | 2001-07-04T15:46:43.146Z | zone-name',
  ],
  ['a leap day', 'Tue Feb 29 00:00:00.000 2000', '2000-02-29T00:00:00.000 | unknown | none'],
  ['a day that is none', 'Tue Feb 30 00:00:00.000 2000', 'unknown | unknown | none'],
  ['an hour that is none', 'Tue Feb 01 25:00:00.000 2000', 'unknown | unknown | none'],
  [
    'bias of a site server',
    '11-30-2022 01:03:34.174-60',
    '2022-11-30T01:03:34.174 | 2022-11-30T00:03:34.174Z | native-bias',
  ],
  [
    'bias west of Greenwich',
    '12-06-2016 03:11:46.039+300',
    '2016-12-06T03:11:46.039 | 2016-12-06T08:11:46.039Z | native-bias',
  ],
])('$$< tail: %s', (_name, time, expected) => {
  expect(times(onlyRecord(dollarTime(time)))).toBe(expected);
});

test.each([
  ['native', ccm('18:22:38.724+480'), '2026-06-05T18:22:38.724 | 2026-06-06T02:22:38.724Z | native-bias', 480],
  ['native, east', ccm('18:22:38.724-330'), '2026-06-05T18:22:38.724 | 2026-06-05T12:52:38.724Z | native-bias', -330],
  [
    'script, the sign the other way round',
    ccm('18:22:38.724+600', script),
    '2026-06-05T18:22:38.724 | 2026-06-05T08:22:38.724Z | script-bias',
    600,
  ],
  [
    'script by its user',
    ccm('18:22:38.724+600', 'context="PC\\user" type="1" thread="57068" file=""'),
    '2026-06-05T18:22:38.724 | 2026-06-05T08:22:38.724Z | script-bias',
    600,
  ],
  [
    'MDT',
    ccm('18:22:38.724+000', 'context="" type="1" thread="" file="LiteTouch"'),
    '2026-06-05T18:22:38.724 | unknown | mdt',
    0,
  ],
  [
    'sign of the offset behind a plus',
    ccm('18:22:38.724+-420', script),
    '2026-06-05T18:22:38.724 | 2026-06-06T01:22:38.724Z | script-bias',
    -420,
  ],
  [
    'sign lost',
    ccm('18:22:38.724 600', script),
    '2026-06-05T18:22:38.724 | 2026-06-05T08:22:38.724Z | script-bias',
    600,
  ],
  [
    'fraction and offset fused',
    ccm('18:22:38.935600', script),
    '2026-06-05T18:22:38.935 | 2026-06-05T08:22:38.935Z | script-bias',
    600,
  ],
  ['two zeros', ccm('18:22:38.724+00', script), '2026-06-05T18:22:38.724 | unknown | unknown-zone', 0],
  [
    'seven digits, no offset',
    ccm('18:22:38.7241234', 'type="1" thread="12" file=""'),
    '2026-06-05T18:22:38.724 | unknown | none',
    null,
  ],
  [
    'nobody knows the writer',
    ccm('18:22:38.724+600', 'context="" type="1" thread="9" file="Main"'),
    '2026-06-05T18:22:38.724 | unknown | unknown-zone',
    600,
  ],
  ['more than a day', ccm('18:22:38.724+9999'), '2026-06-05T18:22:38.724 | unknown | unknown-zone', 9999],
  ['letters for an offset', ccm('18:22:38.724+UTC'), '2026-06-05T18:22:38.724 | unknown | unknown-zone', null],
  ['no fraction', ccm('8:22:38-60'), '2026-06-05T08:22:38.000 | 2026-06-05T07:22:38.000Z | native-bias', -60],
  ['no date', ccm('18:22:38.724+480', 'file="x.cpp:1"', ''), 'unknown | unknown | native-bias', 480],
  ['no time', ccm(''), 'unknown | unknown | none', null],
])('ccm: %s', (_name, line, expected, bias) => {
  const record = onlyRecord(line);
  expect(times(record)).toBe(expected);
  expect(record.bias).toBe(bias);
});

test.each([
  ['midnight', '4/2/99 12:01:35 AM', '1999-04-02T00:01:35.000'],
  ['noon', '4/2/1999 12:01:35 PM', '1999-04-02T12:01:35.000'],
  ['afternoon', '4/2/99 1:01:35 PM', '1999-04-02T13:01:35.000'],
  ['24 hours', '4/2/99 23:01:35', '1999-04-02T23:01:35.000'],
  ['first year of two digits', '1/1/80 1:00:00 AM', '1980-01-01T01:00:00.000'],
  ['last year of two digits', '12/31/79 1:00:00 AM', '2079-12-31T01:00:00.000'],
  ['German copy', '07.08.2012 00:12:55', '2012-08-07T00:12:55.000'],
])('copied columns: %s', (_name, date, expected) => {
  const record = onlyRecord(`a message\tSMS_X1\t${date}\t12 (0xC)`);
  expect(record).toMatchObject({ family: 'trace-copy', component: 'SMS_X1', thread: 12, utcRule: 'none' });
  expect(times(record)).toBe(`${expected} | unknown | none`);
});

test.each([
  ['Pacific Standard Time', 480],
  ['Pacific Daylight Time', 420],
  ['pacific summer time', 420],
  ['Newfoundland Daylight Time', 150],
  ['Nepal Standard Time', -345],
  ['New Zealand Daylight Time', -780],
  ['GMT Standard Time', 0],
  ['Coordinated Universal Time', 0],
  ['Ora solare Europa occidentale', undefined],
  ['Standard Time', undefined],
  ['constructor Standard Time', undefined],
  ['', undefined],
])('zone %j is %s minutes behind UTC', (name, bias) => {
  expect(biasOfZone(name)).toBe(bias);
});
