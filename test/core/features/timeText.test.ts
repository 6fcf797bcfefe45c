import { expect, test } from 'vitest';
import {
  clockText,
  dateText,
  durationText,
  localTimeText,
  utcRuleText,
  utcText,
} from '../../../server/src/core/features/timeText.ts';

const time = Date.UTC(2001, 10, 21, 8, 42, 31, 120);

test('a time in every form', () => {
  expect([localTimeText(time), utcText(time), clockText(time), dateText(time)]).toEqual([
    '2001-11-21 08:42:31.120',
    '2001-11-21T08:42:31.120Z',
    '08:42:31',
    '2001-11-21',
  ]);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15])('%s is no time', (odd) => {
  expect(localTimeText(odd)).toBe('????-??-?? ??:??:??.???');
  expect(clockText(odd)).toBe('??:??:??');
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [3_600_000, '1 h'],
  [7_500_000, '2 h 5 min'],
  [172_799_000, '47 h 59 min'],
  [172_800_000, '2 d'],
  [183_600_000, '2 d 3 h'],
  [-200_000, '3 min 20 s'],
])('%i milliseconds are %s', (duration, text) => {
  expect(durationText(duration)).toBe(text);
});

test.each([
  ['native-bias', 480, null, 'UTC is the local time plus 480 minutes: the record holds the offset +480.'],
  ['native-bias', -330, null, 'UTC is the local time minus 330 minutes: the record holds the offset -330.'],
  ['native-bias', 0, null, 'UTC is the local time itself: the record holds the offset +0.'],
  [
    'script-bias',
    60,
    null,
    'UTC is the local time minus 60 minutes: a script wrote the record, and scripts write the offset (+60) with the opposite sign.',
  ],
  ['zone-name', null, 'Pacific Standard Time', 'UTC follows from the zone the record names: Pacific Standard Time.'],
  ['mdt', 0, null, 'UTC is not known: MDT writes the offset +000 in every zone.'],
  ['unknown-zone', null, 'Xyz', 'UTC is not known: the record names a zone that is not known here: Xyz.'],
  ['unknown-zone', null, null, 'UTC is not known: the offset in the record is not understood.'],
  ['none', null, null, 'UTC is not known: the record names no zone.'],
] as const)('the rule %s with %s and %s', (utcRule, bias, zone, text) => {
  expect(utcRuleText({ utcRule, bias, zone })).toBe(text);
});
