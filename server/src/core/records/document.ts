import type { Platform } from '../platform.ts';
import { lineStartBefore, nextLineStart, withoutLineEnd } from '../text/lines.ts';
import type { Position } from '../text/position.ts';
import { createEntry, type Entry } from './entry.ts';
import { createFields, type Fields, headOf, loadFields, positionOf, rangeOf } from './fields.ts';
import { isBom } from './openRecord.ts';
import { lineOf, type RecordIndex, readEntry, startOf } from './recordIndex.ts';
import { toLogRecord } from './recordView.ts';
import { spansOf } from './spans.ts';
import type { LogDocument, ScanOptions } from './types.ts';

/** What a document is made of: the text, its index, and how many records more text cannot change. */
export interface ScannedLog {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly platform: Platform;
  readonly options: ScanOptions;
  readonly index: RecordIndex;
  readonly closed: number;
  readonly lines: number;
}

/** Reads records out of a scanned text. Numbers outside `0..count` are a programmer's mistake and throw. */
export function createDocument(log: ScannedLog): LogDocument {
  const fields = createFields(log.options.encoding);
  const entry = createEntry();
  const line: KnownLine = { start: 0, upTo: 0 };
  const at = (number: number): Fields => {
    if (!(number >= 0 && number < log.index.count)) throw new RangeError(`no record ${number}`);
    fillEntry(log, number, entry, line);
    loadFields(fields, log.bytes, entry);
    return fields;
  };
  return {
    name: log.name,
    bytes: log.bytes,
    count: log.index.count,
    lineCount: log.lines,
    record: (number) => toLogRecord(at(number)),
    recordAt: (position) => recordAt(log, at, position),
    messageBytes(number) {
      at(number);
      return { start: entry.messageStart, end: entry.messageEnd };
    },
    messageRange: (number) => rangeOf(at(number), entry.messageStart, entry.messageEnd),
    headRange: (number) => headOf(at(number)),
    recordRange: (number) => rangeOf(at(number), entry.start, withoutLineEnd(log.bytes, entry.start, entry.end)),
    spans: (number) => spansOf(at(number)),
    positionInMessage: (number, offset) => positionInMessage(at(number), offset),
  };
}

/** A stretch of one line that was walked before: records that share a line do not walk it again. */
interface KnownLine {
  start: number;
  upTo: number;
}

function fillEntry(log: ScannedLog, number: number, entry: Entry, line: KnownLine): void {
  const { index, bytes } = log;
  readEntry(index, number, entry);
  entry.number = number;
  entry.end = number + 1 < index.count ? startOf(index, number + 1) : bytes.length;
  entry.columnBase = 0;
  const start = entry.start;
  if (start < line.start || start > line.upTo) {
    const floor = start > line.upTo ? line.upTo : 0;
    const found = lineStartBefore(bytes, floor, start);
    if (found > floor || floor === 0 || isLineEnd(bytes[floor - 1])) line.start = found;
    line.upTo = start;
  }
  entry.lineStart = line.start === 0 && log.options.origin !== 'text' && isBom(bytes) ? 3 : line.start;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

/** The last record that starts at or before the place. */
function recordAt(log: ScannedLog, at: (number: number) => Fields, position: Position): number {
  const { index } = log;
  if (position.line < 0) return -1;
  let low = 0;
  let high = index.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lineOf(index, middle) < position.line) low = middle + 1;
    else high = middle;
  }
  // Before `low` stands the record that reaches into the line from above; from it on, those that start on it.
  let number = low - 1;
  while (low < index.count && lineOf(index, low) === position.line && !startsBehind(at(low), position)) number = low++;
  return number >= 0 && holdsLine(log, number, position.line) ? number : -1;
}

function startsBehind(fields: Fields, position: Position): boolean {
  const { entry } = fields;
  return entry.start > entry.lineStart && positionOf(fields, entry.start).character > position.character;
}

/** False for the empty line behind the last line end, and beyond. */
function holdsLine(log: ScannedLog, number: number, line: number): boolean {
  if (number + 1 < log.index.count) return true;
  const last = log.lines - 1;
  const { bytes } = log;
  const open = bytes.length > 0 && bytes[bytes.length - 1] !== 0x0a && bytes[bytes.length - 1] !== 0x0d;
  return line < last || (open && line === last);
}

/** Counts the message's text from its start: each line end in it is one `\n`. */
function positionInMessage(fields: Fields, offset: number): Position {
  const { bytes, entry, reader } = fields;
  let left = Math.max(0, offset);
  let from = entry.messageStart;
  while (true) {
    let end = from;
    while (end < entry.messageEnd && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
    const units = reader.units(bytes, from, end);
    if (left <= units || end >= entry.messageEnd) {
      const start = positionOf(fields, from);
      return { line: start.line, character: start.character + Math.min(left, units) };
    }
    left -= units + 1;
    from = nextLineStart(bytes, end);
  }
}
