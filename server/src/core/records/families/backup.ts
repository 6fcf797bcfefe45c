import { BLANK, CLOSE_PARENTHESIS, isBlank, MINUS, PIPE, SLASH, skipBlanks, trimBlanks } from '../../text/ascii.ts';
import { readNumericDate } from '../dates.ts';
import { type Entry, familyNumber } from '../entry.ts';
import type { LineContext } from './lineContext.ts';
import { setMessage } from './message.ts';

/** `08/23/01 01:53:55 - message |SMS_SITE_BACKUP |8/23/2001 1:53:55 AM |1180 (0x049C)`; the columns may be missing. */
export function readBackupLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  if (bytes[start + 2] !== SLASH || bytes[start + 5] !== SLASH) return false;
  const timeEnd = readNumericDate(bytes, start, end, context.parts);
  if (timeEnd < start + 17 || timeEnd + 3 > end || Number.isNaN(context.parts.local)) return false;
  if (bytes[timeEnd] !== BLANK || bytes[timeEnd + 1] !== MINUS || !isBlank(bytes[timeEnd + 2])) return false;
  entry.family = familyNumber.backup;
  entry.timeStart = start;
  entry.timeEnd = timeEnd;
  const text = skipBlanks(bytes, timeEnd + 3, end);
  const message = readColumns(bytes, text, end, entry);
  setMessage(bytes, text, message, entry);
  return true;
}

/** The same without the stamp before the message. */
export function readPipedLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  const last = trimBlanks(bytes, start, end);
  if (bytes[last - 1] !== CLOSE_PARENTHESIS) return false;
  const thread = previousPipe(bytes, start, last);
  const time = previousPipe(bytes, start, thread);
  const component = previousPipe(bytes, start, time);
  if (component <= start) return false;
  const timeStart = skipBlanks(bytes, time + 1, thread);
  const timeEnd = trimBlanks(bytes, timeStart, thread);
  if (readNumericDate(bytes, timeStart, timeEnd, context.parts) !== timeEnd) return false;
  entry.family = familyNumber.backup;
  entry.timeStart = timeStart;
  entry.timeEnd = timeEnd;
  setMessage(bytes, start, readColumns(bytes, start, end, entry), entry);
  return true;
}

/** The last three columns behind `|`; gives where the message ends. */
function readColumns(bytes: Uint8Array, text: number, end: number, entry: Entry): number {
  const last = previousPipe(bytes, text, end);
  const middle = previousPipe(bytes, text, last);
  const first = previousPipe(bytes, text, middle);
  if (first < 0) return end;
  entry.componentStart = skipBlanks(bytes, first + 1, middle);
  entry.componentEnd = trimBlanks(bytes, entry.componentStart, middle);
  entry.threadStart = skipBlanks(bytes, last + 1, end);
  entry.threadEnd = trimBlanks(bytes, entry.threadStart, end);
  return first;
}

function previousPipe(bytes: Uint8Array, floor: number, before: number): number {
  for (let at = before - 1; at >= floor; at--) if (bytes[at] === PIPE) return at;
  return -1;
}
