import { type FamilyId, families, type RecordFlag, recordFlags } from './types.ts';

/**
 * One record while it is read: offsets into the bytes, filled by a family, emitted by the scan, and used again for the
 * next. A part that the record lacks has an empty span. For `ccm` the time span is the whole tail (`<time=...>`), and
 * component and thread are looked up in it when asked for.
 */
export interface Entry {
  number: number;
  line: number;
  /** Place of `family` in `families`. */
  family: number;
  flags: number;
  start: number;
  end: number;
  messageStart: number;
  messageEnd: number;
  componentStart: number;
  componentEnd: number;
  timeStart: number;
  timeEnd: number;
  threadStart: number;
  threadEnd: number;
  /** Where the line of `start` begins, and the columns of that line that are no longer in the buffer. */
  lineStart: number;
  columnBase: number;
}

export function createEntry(): Entry {
  return {
    number: 0,
    line: 0,
    family: 0,
    flags: 0,
    start: 0,
    end: 0,
    messageStart: 0,
    messageEnd: 0,
    componentStart: 0,
    componentEnd: 0,
    timeStart: 0,
    timeEnd: 0,
    threadStart: 0,
    threadEnd: 0,
    lineStart: 0,
    columnBase: 0,
  };
}

/** Makes the entry a plain record whose message is `start..end`. */
export function resetEntry(entry: Entry, start: number, end: number): void {
  entry.family = 0;
  entry.flags = 0;
  entry.messageStart = start;
  entry.messageEnd = end;
  entry.componentStart = start;
  entry.componentEnd = start;
  entry.timeStart = start;
  entry.timeEnd = start;
  entry.threadStart = start;
  entry.threadEnd = start;
}

/** Bit of a flag in `Entry.flags`. */
export function flagBit(flag: RecordFlag): number {
  return 1 << recordFlags.indexOf(flag);
}

export const familyNumber: Readonly<Record<FamilyId, number>> = Object.fromEntries(
  families.map((id, index) => [id, index]),
) as Record<FamilyId, number>;

export const TORN = flagBit('torn');
export const HEAD_LOST = flagBit('head-lost');
export const DAMAGED_TAIL = flagBit('damaged-tail');
export const MULTI_LINE = flagBit('multi-line');
export const INCOMPLETE = flagBit('incomplete');
export const BINARY = flagBit('binary');

const dollarFamilies = Uint8Array.from(families, (id) =>
  id === 'sms1-server' || id === 'sms2-server' || id === 'sms2-client' || id === 'configmgr-server' ? 1 : 0,
);

/** True for the four families that end in `$$<COMPONENT>...`. */
export function isDollarFamily(family: number): boolean {
  return dollarFamilies[family] === 1;
}
