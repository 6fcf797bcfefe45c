import type { Entry } from './entry.ts';

/**
 * Records as numbers in one typed array, 36 bytes each: start, line, message start and end, family and flags, the
 * starts of component, time and thread, and their lengths. Offsets are bytes, below 4 GiB. A record ends where the next
 * one starts.
 */
export interface RecordIndex {
  words: Uint32Array;
  count: number;
}

const stride = 9;

export function createRecordIndex(capacity: number): RecordIndex {
  return { words: new Uint32Array(Math.max(1, capacity) * stride), count: 0 };
}

export function appendEntry(index: RecordIndex, entry: Entry): void {
  let words = index.words;
  const at = index.count * stride;
  if (at + stride > words.length) {
    words = new Uint32Array(Math.ceil(index.count * 1.5 + 64) * stride);
    words.set(index.words);
    index.words = words;
  }
  words[at] = entry.start;
  words[at + 1] = entry.line;
  words[at + 2] = entry.messageStart;
  words[at + 3] = entry.messageEnd;
  words[at + 4] = entry.family | (entry.flags << 8);
  words[at + 5] = entry.componentStart;
  words[at + 6] = entry.timeStart;
  words[at + 7] = entry.threadStart;
  // Longer spans than these are no component, time or thread; the ccm tail's end is found from the record's end.
  words[at + 8] =
    Math.min(entry.componentEnd - entry.componentStart, 0xffff) |
    (Math.min(entry.timeEnd - entry.timeStart, 0xff) << 16) |
    (Math.min(entry.threadEnd - entry.threadStart, 0xff) << 24);
  index.count++;
}

/** Fills the entry; `end`, `lineStart` and `columnBase` are the document's to know. */
export function readEntry(index: RecordIndex, number: number, entry: Entry): void {
  const words = index.words;
  const at = number * stride;
  const lengths = words[at + 8]!;
  entry.start = words[at]!;
  entry.line = words[at + 1]!;
  entry.messageStart = words[at + 2]!;
  entry.messageEnd = words[at + 3]!;
  entry.family = words[at + 4]! & 0xff;
  entry.flags = words[at + 4]! >>> 8;
  entry.componentStart = words[at + 5]!;
  entry.componentEnd = entry.componentStart + (lengths & 0xffff);
  entry.timeStart = words[at + 6]!;
  entry.timeEnd = entry.timeStart + ((lengths >>> 16) & 0xff);
  entry.threadStart = words[at + 7]!;
  entry.threadEnd = entry.threadStart + (lengths >>> 24);
}

export function startOf(index: RecordIndex, number: number): number {
  return index.words[number * stride]!;
}

export function lineOf(index: RecordIndex, number: number): number {
  return index.words[number * stride + 1]!;
}

export function familyAt(index: RecordIndex, number: number): number {
  return index.words[number * stride + 4]! & 0xff;
}

/** A copy of the first `count` records that shares nothing with the index. */
export function copyIndex(index: RecordIndex, count: number): RecordIndex {
  const words = new Uint32Array(Math.ceil(count * 1.25 + 64) * stride);
  words.set(index.words.subarray(0, count * stride));
  return { words, count };
}
