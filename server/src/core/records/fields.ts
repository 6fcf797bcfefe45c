import { hexDigit, isDigit } from '../text/ascii.ts';
import { lineEndFrom, walkLines, withoutLineEnd } from '../text/lines.ts';
import type { Position, Range } from '../text/position.ts';
import { createTextReader, type TextReader } from '../text/textReader.ts';
import { createDateParts, type DateParts, digitsEnd, number } from './dates.ts';
import { createEntry, type Entry, familyNumber, MULTI_LINE } from './entry.ts';
import { type CcmAttributes, createCcmAttributes, readCcmAttributes } from './families/ccmTail.ts';
import { createIntern, type Intern } from './intern.ts';
import { severityOfType, severityOfWords } from './severity.ts';
import { createStamp, readCcmStamp, readStamp, type Stamp, writerOf } from './stamp.ts';
import type { RecordSeverity } from './types.ts';

/** One record's bytes and what was read of them so far: the fields are read when asked for. */
export interface Fields {
  readonly reader: TextReader;
  readonly intern: Intern;
  readonly internZone: Intern;
  readonly parts: DateParts;
  readonly stamp: Stamp;
  readonly attributes: CcmAttributes;
  bytes: Uint8Array;
  entry: Entry;
  hasStamp: boolean;
  hasAttributes: boolean;
  /** The last place counted: columns from the line start to the offset. Many records on one line stay linear. */
  countedLine: number;
  countedOffset: number;
  countedColumns: number;
}

export function createFields(encoding: string | undefined): Fields {
  const reader = createTextReader(encoding ?? 'utf-8');
  return {
    reader,
    intern: createIntern(reader),
    internZone: createIntern(reader),
    parts: createDateParts(),
    stamp: createStamp(),
    attributes: createCcmAttributes(),
    bytes: new Uint8Array(0),
    entry: createEntry(),
    hasStamp: false,
    hasAttributes: false,
    countedLine: -1,
    countedOffset: 0,
    countedColumns: 0,
  };
}

/** Turns to another record. */
export function loadFields(fields: Fields, bytes: Uint8Array, entry: Entry): void {
  if (fields.bytes !== bytes) fields.countedLine = -1;
  fields.bytes = bytes;
  fields.entry = entry;
  fields.hasStamp = false;
  fields.hasAttributes = false;
}

export function attributesOf(fields: Fields): CcmAttributes {
  const { bytes, entry } = fields;
  if (!fields.hasAttributes) {
    fields.hasAttributes = true;
    const tail = entry.timeStart > entry.messageEnd ? entry.timeStart : entry.end;
    readCcmAttributes(bytes, tail, withoutLineEnd(bytes, entry.start, entry.end), fields.attributes);
  }
  return fields.attributes;
}

export function stampOf(fields: Fields): Stamp {
  if (fields.hasStamp) return fields.stamp;
  fields.hasStamp = true;
  const { bytes, entry, parts, stamp } = fields;
  if (isCcm(fields)) readCcmStamp(bytes, attributesOf(fields), parts, stamp);
  else readStamp(bytes, entry, parts, fields.internZone, stamp);
  return stamp;
}

export function componentOf(fields: Fields): string | null {
  if (isCcm(fields)) {
    const at = attributesOf(fields);
    return textOf(fields, at.componentStart, at.componentEnd);
  }
  return textOf(fields, fields.entry.componentStart, fields.entry.componentEnd);
}

/** Decimal; hexadecimal where an SMS 1.x tail names it alone. */
export function threadOf(fields: Fields): number | null {
  const { bytes, entry } = fields;
  if (isCcm(fields)) {
    const at = attributesOf(fields);
    return at.threadStart < 0 ? null : ccmThread(bytes, at.threadStart, at.threadEnd);
  }
  const { threadStart, threadEnd } = entry;
  if (threadEnd <= threadStart) return null;
  const end = digitsEnd(bytes, threadStart, threadEnd, 16);
  const bare = entry.family === familyNumber['sms1-server'] || entry.family === familyNumber['trace-copy'];
  const hexadecimal = entry.family === familyNumber.provider || (bare && bytes[threadEnd - 1] !== 0x29);
  if (hexadecimal) return hexNumber(bytes, threadStart, threadEnd);
  return end > threadStart ? number(bytes, threadStart, end) : null;
}

export function typeOf(fields: Fields): number | null {
  if (!isCcm(fields)) return null;
  const at = attributesOf(fields);
  if (at.typeStart < 0 || at.typeEnd <= at.typeStart || at.typeEnd - at.typeStart > 6) return null;
  const end = digitsEnd(fields.bytes, at.typeStart, at.typeEnd, 6);
  return end === at.typeEnd ? number(fields.bytes, at.typeStart, end) : null;
}

export function severityOf(fields: Fields): RecordSeverity {
  const { bytes, entry } = fields;
  const type = typeOf(fields);
  if (type !== null) {
    const severity = severityOfType(type, writerOf(bytes, attributesOf(fields)));
    if (severity !== null) return severity;
  }
  return severityOfWords(bytes, entry.messageStart, entry.messageEnd);
}

/** `context` or `file` of a `ccm` record; null where it is absent or empty. */
export function attributeText(fields: Fields, name: 'context' | 'file'): string | null {
  if (!isCcm(fields)) return null;
  const at = attributesOf(fields);
  return name === 'context' ? textOf(fields, at.contextStart, at.contextEnd) : textOf(fields, at.fileStart, at.fileEnd);
}

/** The message; each physical line end in it is one `\n`, each inner `~` stays (it may be part of a short file name). */
export function messageOf(fields: Fields): string {
  const { bytes, entry, reader } = fields;
  const text = reader.text(bytes, entry.messageStart, entry.messageEnd);
  return entry.flags & MULTI_LINE ? text.replace(/\r\n?/g, '\n') : text;
}

/** Place of a byte offset at or after the record's start. */
export function positionOf(fields: Fields, offset: number): Position {
  const { bytes, entry } = fields;
  const multi = (entry.flags & MULTI_LINE) !== 0;
  const place = multi ? walkLines(bytes, entry.lineStart, entry.start, offset) : undefined;
  const lineStart = place?.lineStart ?? entry.lineStart;
  const lines = place?.lines ?? 0;
  const columns = columnsOf(fields, lineStart, offset);
  return { line: entry.line + lines, character: columns + (lines === 0 ? entry.columnBase : 0) };
}

function columnsOf(fields: Fields, lineStart: number, offset: number): number {
  if (offset <= lineStart) return 0;
  const goesOn = fields.countedLine === lineStart && fields.countedOffset <= offset;
  const from = goesOn ? fields.countedOffset : lineStart;
  const columns = (goesOn ? fields.countedColumns : 0) + fields.reader.units(fields.bytes, from, offset);
  fields.countedLine = lineStart;
  fields.countedOffset = offset;
  fields.countedColumns = columns;
  return columns;
}

export function rangeOf(fields: Fields, from: number, to: number): Range {
  return { start: positionOf(fields, from), end: positionOf(fields, to) };
}

/**
 * The message's part in the record's first physical line; where none of it stands there, its first line that is not
 * empty. An empty message gives an empty range.
 */
export function headOf(fields: Fields): Range {
  const { bytes, entry } = fields;
  let from = entry.messageStart;
  if (entry.flags & MULTI_LINE) while (from < entry.messageEnd && isLineEnd(bytes[from])) from++;
  return rangeOf(fields, from, lineEndFrom(bytes, from, entry.messageEnd));
}

/** Last physical line of the record, zero-based. */
export function endLineOf(fields: Fields): number {
  const { bytes, entry } = fields;
  if (!(entry.flags & MULTI_LINE)) return entry.line;
  return (
    entry.line + walkLines(bytes, entry.lineStart, entry.start, withoutLineEnd(bytes, entry.start, entry.end)).lines
  );
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

export function isCcm(fields: Fields): boolean {
  return fields.entry.family === familyNumber.ccm;
}

function textOf(fields: Fields, from: number, to: number): string | null {
  return from >= 0 && to > from ? fields.intern(fields.bytes, from, to) : null;
}

function ccmThread(bytes: Uint8Array, from: number, to: number): number | null {
  const end = digitsEnd(bytes, from, to, 16);
  return end > from && (end === to || !isDigit(bytes[end])) ? number(bytes, from, end) : null;
}

function hexNumber(bytes: Uint8Array, from: number, to: number): number | null {
  if (to <= from || to - from > 8) return null;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = hexDigit(bytes[at]);
    if (digit < 0) return null;
    value = value * 16 + digit;
  }
  return value;
}
