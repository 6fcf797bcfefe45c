import { CR, isBlank, LF } from '../text/ascii.ts';
import { nextLineStart, withoutLineEnd } from '../text/lines.ts';
import { attributesOf, type Fields, isCcm, rangeOf } from './fields.ts';
import type { Field, FieldSpan } from './types.ts';

interface ByteSpan {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

/** Where the fields of a record stand, in order, one span per physical line; what is left of its metadata is `marker`. */
export function spansOf(fields: Fields): readonly FieldSpan[] {
  const known = knownSpans(fields).sort((one, other) => one.start - other.start);
  const { bytes, entry } = fields;
  const all: ByteSpan[] = [];
  let at = Math.max(entry.start, Math.min(entry.lineStart, entry.end));
  const end = withoutLineEnd(bytes, entry.start, entry.end);
  for (const span of known) {
    if (span.start < at) continue;
    pushLines(bytes, 'marker', at, span.start, all);
    pushLines(bytes, span.field, span.start, span.end, all);
    at = span.end;
  }
  pushLines(bytes, 'marker', at, end, all);
  return all.map(({ field, start, end: stop }) => ({ field, range: rangeOf(fields, start, stop) }));
}

function knownSpans(fields: Fields): ByteSpan[] {
  const { entry } = fields;
  const spans: ByteSpan[] = [];
  const add = (field: Field, start: number, end: number): void => {
    if (start >= 0 && end > start) spans.push({ field, start, end });
  };
  add('message', entry.messageStart, entry.messageEnd);
  if (!isCcm(fields)) {
    add('component', entry.componentStart, entry.componentEnd);
    add('time', entry.timeStart, entry.timeEnd);
    add('thread', entry.threadStart, entry.threadEnd);
    return spans;
  }
  const at = attributesOf(fields);
  add('time', at.timeStart, at.timeEnd);
  add('time', at.dateStart, at.dateEnd);
  add('component', at.componentStart, at.componentEnd);
  add('context', at.contextStart, at.contextEnd);
  add('severity', at.typeStart, at.typeEnd);
  add('thread', at.threadStart, at.threadEnd);
  add('file', at.fileStart, at.fileEnd);
  return spans;
}

/** Adds the part of `from..to` on each line, without blanks at its ends; the message keeps its indentation. */
function pushLines(bytes: Uint8Array, field: Field, from: number, to: number, into: ByteSpan[]): void {
  let start = from;
  while (start < to) {
    let end = start;
    while (end < to && bytes[end] !== LF && bytes[end] !== CR) end++;
    let first = start;
    let last = end;
    if (field === 'marker') {
      while (first < last && isBlank(bytes[first])) first++;
      while (last > first && isBlank(bytes[last - 1])) last--;
    }
    if (last > first) into.push({ field, start: first, end: last });
    if (end >= to) return;
    start = nextLineStart(bytes, end);
  }
}
