import type { LogRecord, UtcRule } from '../records/types.ts';

const farthest = 8.64e15;

/** `2001-11-21 08:42:31.120` of local milliseconds. */
export function localTimeText(time: number): string {
  return isoText(time).replace('T', ' ');
}

/** `2001-11-21T16:42:31.120Z` of UTC milliseconds. */
export function utcText(utc: number): string {
  return `${isoText(utc)}Z`;
}

/** `08:42:31` of local milliseconds. */
export function clockText(time: number): string {
  return isoText(time).slice(11, 19);
}

/** `2001-11-21` of local milliseconds. */
export function dateText(time: number): string {
  return isoText(time).slice(0, 10);
}

/** `850 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h` of milliseconds; two units at most. */
export function durationText(duration: number): string {
  const length = Math.abs(duration);
  if (length < 1000) return `${Math.round(length)} ms`;
  const seconds = Math.floor(length / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return twoUnits(minutes, 'min', seconds % 60, 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return twoUnits(hours, 'h', minutes % 60, 'min');
  return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** How the UTC time of a record was found, or why it is not known: one sentence of plain text. */
export function utcRuleText(record: Pick<LogRecord, 'utcRule' | 'bias' | 'zone'>): string {
  return ruleTexts[record.utcRule](record);
}

const ruleTexts: Readonly<Record<UtcRule, (record: Pick<LogRecord, 'bias' | 'zone'>) => string>> = {
  'native-bias': ({ bias }) =>
    `UTC is the local time ${plusMinutes(bias ?? 0)}: the record holds the offset ${signed(bias ?? 0)}.`,
  'script-bias': ({ bias }) =>
    `UTC is the local time ${plusMinutes(-(bias ?? 0))}: a script wrote the record, and scripts write the offset (${signed(bias ?? 0)}) with the opposite sign.`,
  'zone-name': ({ zone }) => `UTC follows from the zone the record names: ${zone ?? ''}.`,
  mdt: () => 'UTC is not known: MDT writes the offset +000 in every zone.',
  'unknown-zone': ({ zone }) =>
    zone
      ? `UTC is not known: the record names a zone that is not known here: ${zone}.`
      : 'UTC is not known: the offset in the record is not understood.',
  none: () => 'UTC is not known: the record names no zone.',
};

function plusMinutes(minutes: number): string {
  if (minutes === 0) return 'itself';
  return minutes > 0 ? `plus ${minutes} minutes` : `minus ${-minutes} minutes`;
}

function signed(minutes: number): string {
  return minutes < 0 ? `${minutes}` : `+${minutes}`;
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function isoText(time: number): string {
  if (!(Math.abs(time) <= farthest)) return '????-??-??T??:??:??.???';
  return new Date(time).toISOString().slice(0, -1);
}
