import { BLANK, CLOSE_BRACKET, EQUALS, GREATER, isDigit, isLetter, skipBlanks, trimBlanks } from '../../text/ascii.ts';
import { readNumericDate } from '../dates.ts';
import { type Entry, familyNumber } from '../entry.ts';
import type { LineContext } from './lineContext.ts';

const longestComponent = 260;

/** `[MM/DD/YY hh:mm:ss] Component ==> message`; `=>` and a missing component occur. */
export function readDatedClientLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  const dateEnd = readNumericDate(bytes, start + 1, end, context.parts);
  if (dateEnd < start + 15 || dateEnd >= end || bytes[dateEnd] !== CLOSE_BRACKET) return false;
  const text = skipBlanks(bytes, dateEnd + 1, end);
  entry.family = familyNumber['sms1-client'];
  entry.timeStart = start + 1;
  entry.timeEnd = dateEnd;
  entry.messageStart = text;
  const arrow = arrowAfter(bytes, text, end);
  if (arrow >= 0) setParts(bytes, text, arrow, end, entry);
  return true;
}

/** `Component ==> message` from the line's first column. */
export function readUndatedClientLine(bytes: Uint8Array, start: number, end: number, entry: Entry): boolean {
  if (!isLetter(bytes[start])) return false;
  const arrow = arrowAfter(bytes, start, end);
  if (arrow < 0 || bytes[arrow + 1] !== EQUALS) return false;
  entry.family = familyNumber['sms1-client'];
  setParts(bytes, start, arrow, end, entry);
  return true;
}

/** Place of ` ==> ` or ` => ` behind a program's name or path; -1 where something else stands before it. */
function arrowAfter(bytes: Uint8Array, from: number, end: number): number {
  const limit = Math.min(end, from + longestComponent);
  for (let at = from; at < limit; at++) {
    const byte = bytes[at];
    if (byte === EQUALS) {
      const head = bytes[at + 1] === EQUALS ? at + 2 : at + 1;
      return at > from && bytes[at - 1] === BLANK && bytes[head] === GREATER && head < end ? at : -1;
    }
    if (nameBytes[byte ?? 0] !== 1) return -1;
  }
  return -1;
}

function setParts(bytes: Uint8Array, from: number, arrow: number, end: number, entry: Entry): void {
  let text = arrow;
  while (text < end && bytes[text] === EQUALS) text++;
  entry.componentStart = from;
  entry.componentEnd = trimBlanks(bytes, from, arrow);
  entry.messageStart = skipBlanks(bytes, text + 1, end);
}

const nameBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  isLetter(byte) || isDigit(byte) || byte > 0x7f || ' \\:._-~()'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
