import { GREATER, isBlank, isDigit, LESS, MINUS, skipBlanks } from '../../text/ascii.ts';
import { readNumericDate } from '../dates.ts';
import { type Entry, familyNumber } from '../entry.ts';
import type { LineContext } from './lineContext.ts';
import { setMessage } from './message.ts';

/** `<MM-DD-YYYY hh:mm:ss> message`, later without the brackets; the blank after `>` may be missing. */
export function readSetupLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  const bracketed = bytes[start] === LESS;
  const time = bracketed ? start + 1 : start;
  const separator = isDigit(bytes[time + 1]) ? time + 2 : time + 1;
  if (!isDigit(bytes[time]) || bytes[separator] !== MINUS) return false;
  const timeEnd = readNumericDate(bytes, time, end, context.parts);
  // Without a clock the date is at most ten characters long.
  if (timeEnd - time < 15 || timeEnd > end || Number.isNaN(context.parts.local)) return false;
  if (bracketed ? bytes[timeEnd] !== GREATER || timeEnd >= end : timeEnd < end && !isBlank(bytes[timeEnd]))
    return false;
  entry.family = familyNumber.setup;
  entry.timeStart = time;
  entry.timeEnd = timeEnd;
  setMessage(bytes, skipBlanks(bytes, Math.min(end, timeEnd + 1), end), end, entry);
  return true;
}
