import {
  AMPERSAND,
  BLANK,
  CLOSE_PARENTHESIS,
  COLON,
  DOLLAR,
  DOT,
  EQUALS,
  GREATER,
  hexDigit,
  isBlank,
  isDigit,
  isLetter,
  LESS,
  MINUS,
  NUL,
  OPEN_PARENTHESIS,
  skipBlanks,
  startsWith,
  TAB,
  TILDE,
  trimBlanks,
} from '../../text/ascii.ts';
import { readLongDate, readNumericDate } from '../dates.ts';
import { DAMAGED_TAIL, type Entry, familyNumber } from '../entry.ts';
import { configmgrServerTimeEnd } from './configmgrServer.ts';
import { isKnownComponent, isServiceName, type LineContext } from './lineContext.ts';
import { setMessage } from './message.ts';
import { sms1ServerThreadEnd, sms1ServerTimeEnd } from './sms1Server.ts';
import { decimalThreadEnd, sms2ClientTimeEnd, sms2DateEnd } from './sms2Client.ts';
import { sms2ServerTimeEnd } from './sms2Server.ts';

const longestComponent = 260;

/**
 * Reads the whole tail `$$<COMP><date><thread=...>` whose first `$` stands at `at`, in its exact form. Fills the entry
 * but for the message; gives the position after the tail, or -1. Fixed columns first: this runs once per record.
 */
export function readExactTail(bytes: Uint8Array, at: number, end: number, entry: Entry): number {
  if (bytes[at + 1] !== DOLLAR || bytes[at + 2] !== LESS) return -1;
  let close = at + 3;
  let byte = bytes[close];
  while (byte !== GREATER && byte !== LESS && close < end) byte = bytes[++close];
  if (bytes[close] !== GREATER || bytes[close + 1] !== LESS || close === at + 3) return -1;
  const time = close + 2;
  if (time + 29 > end) return -1;
  const timeEnd = exactTimeEnd(bytes, time, end, entry);
  if (timeEnd < 0 || bytes[timeEnd + 1] !== LESS) return -1;
  const thread = timeEnd + 9;
  if (thread >= end || bytes[thread - 1] !== EQUALS || !isThreadWord(bytes, timeEnd + 2)) return -1;
  const hexadecimal = entry.family === familyNumber['sms1-server'];
  const threadEnd = hexadecimal ? sms1ServerThreadEnd(bytes, thread, end) : decimalThreadEnd(bytes, thread, end);
  if (threadEnd < 0) return -1;
  entry.componentStart = at + 3;
  entry.componentEnd = close;
  if (bytes[close - 1] === BLANK) entry.componentEnd = trimBlanks(bytes, at + 3, close);
  entry.timeStart = time;
  entry.timeEnd = timeEnd;
  entry.threadStart = thread;
  entry.threadEnd = threadEnd;
  return threadEnd + 1;
}

/** The word `thread`, byte by byte. */
function isThreadWord(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x74 || bytes[at + 1] !== 0x68 || bytes[at + 2] !== 0x72) return false;
  return bytes[at + 3] === 0x65 && bytes[at + 4] === 0x61 && bytes[at + 5] === 0x64;
}

/** The family that writes the time so, by its exact columns; sets it and gives where the time ends, or -1. */
function exactTimeEnd(bytes: Uint8Array, time: number, end: number, entry: Entry): number {
  if (isDigit(bytes[time])) {
    entry.family = familyNumber['configmgr-server'];
    return configmgrServerTimeEnd(bytes, time, end);
  }
  const dateEnd = sms2DateEnd(bytes, time);
  if (dateEnd < 0) {
    entry.family = familyNumber['sms1-server'];
    return sms1ServerTimeEnd(bytes, time);
  }
  const zoneEnd = sms2ServerTimeEnd(bytes, dateEnd, end);
  entry.family = familyNumber[zoneEnd < 0 ? 'sms2-client' : 'sms2-server'];
  return zoneEnd < 0 ? sms2ClientTimeEnd(bytes, dateEnd) : zoneEnd;
}

/**
 * Reads what is left of a tail whose run of `$` starts at `at`: every damaged form of formats.md rule 3, and the exact
 * forms that stand in other columns. The tail must reach to `end`. Fills the entry with its message; false where it is
 * no tail.
 */
export function readLooseTail(
  bytes: Uint8Array,
  start: number,
  at: number,
  end: number,
  context: LineContext,
  entry: Entry,
): boolean {
  const single = bytes[at + 1] !== DOLLAR;
  const wrapped = at > start && bytes[at - 1] === LESS;
  let place = at + (single ? 1 : 2);
  if (bytes[place] === AMPERSAND) place++;
  const opener = bytes[place];
  const bracketed = opener === LESS || opener === OPEN_PARENTHESIS || opener === GREATER;
  if (bracketed) place++;
  else if (single) return false;
  else place = skipBlanks(bytes, place, end);

  const component = place;
  const componentEnd = bracketed || wrapped ? bracketEnd(bytes, place, end, opener) : wordEnd(bytes, place, end);
  if (!isComponent(bytes, component, componentEnd)) {
    // `$$<` and nothing more: the record was cut right there.
    if (opener !== LESS || component !== end) return false;
    entry.family = familyNumber['sms2-client'];
    return settle(bytes, start, at, false, entry);
  }
  const message = wrapped ? at - 1 : at;
  setComponent(bytes, component, componentEnd, entry);
  let exact = bracketed && !single && !wrapped && opener !== GREATER;
  let rest = skipClosers(bytes, componentEnd, end);
  const named =
    isServiceName(bytes, component, componentEnd) || isKnownComponent(context, bytes, component, componentEnd);
  if (rest >= end) {
    const closed = bytes[componentEnd] === GREATER || bytes[componentEnd] === CLOSE_PARENTHESIS;
    if ((!bracketed || single || !closed) && !named && !wrapped && !(bracketed && !single)) return false;
    exact = exact && closed && restIsBlank(bytes, componentEnd + 1, end);
    entry.family = familyNumber['sms2-client'];
    return settle(bytes, start, message, exact, entry);
  }
  exact = exact && rest === componentEnd + 2 && isPair(bytes, rest);

  const dateEnd = readTailDate(bytes, rest, end, context, entry);
  if (dateEnd > 0) {
    rest = skipClosers(bytes, dateEnd, end);
    const columns = 2 + Number(bytes[dateEnd] === TILDE);
    exact = exact && rest === dateEnd + columns && isPair(bytes, rest) && entry.timeEnd > entry.timeStart;
  }
  let hexThread = false;
  if (startsWith(bytes, rest, 'thread=')) {
    const threadEnd = looseThreadEnd(bytes, rest + 7, end);
    entry.threadStart = rest + 7;
    entry.threadEnd = threadEnd;
    hexThread = bytes[threadEnd - 1] !== CLOSE_PARENTHESIS;
    const closed =
      bytes[threadEnd] === GREATER || (opener === OPEN_PARENTHESIS && bytes[threadEnd] === CLOSE_PARENTHESIS);
    exact = exact && closed && threadEnd > rest + 7;
    rest = skipClosers(bytes, threadEnd, end);
  } else {
    exact = false;
  }
  if (rest < end || (dateEnd < 0 && entry.threadEnd === entry.threadStart)) return false;
  entry.family = looseFamily(bytes, entry, hexThread);
  return settle(bytes, start, message, exact, entry);
}

/** True where `><` or `)(` stands before the place. */
function isPair(bytes: Uint8Array, at: number): boolean {
  if (bytes[at - 1] === LESS) return bytes[at - 2] === GREATER;
  return bytes[at - 1] === OPEN_PARENTHESIS && bytes[at - 2] === CLOSE_PARENTHESIS;
}

function settle(bytes: Uint8Array, start: number, message: number, exact: boolean, entry: Entry): boolean {
  if (!exact) entry.flags |= DAMAGED_TAIL;
  setMessage(bytes, start, message, entry);
  return true;
}

function setComponent(bytes: Uint8Array, from: number, to: number, entry: Entry): void {
  entry.componentStart = skipBlanks(bytes, from, to);
  entry.componentEnd = trimBlanks(bytes, entry.componentStart, to);
}

/** Date, and the zone after it; fills the time span. End of both, or -1 where there is no date. */
function readTailDate(bytes: Uint8Array, at: number, end: number, context: LineContext, entry: Entry): number {
  if (startsWith(bytes, at, 'thread=')) return -1;
  const dateEnd = isDigit(bytes[at])
    ? readNumericDate(bytes, at, end, context.parts)
    : readLongDate(bytes, at, end, context.parts);
  if (dateEnd < 0) {
    // A line cut in its date ends with the letters of a date and nothing else.
    return context.parts.cut && isDateText(bytes, at, end) ? end : -1;
  }
  let zoneEnd = dateEnd;
  while (zoneEnd < end && !isCloser(bytes[zoneEnd]) && !startsWith(bytes, zoneEnd, 'thread=')) zoneEnd++;
  zoneEnd = trimBlanks(bytes, dateEnd, zoneEnd);
  entry.timeStart = at;
  entry.timeEnd = zoneEnd;
  return bytes[zoneEnd] === BLANK && bytes[zoneEnd + 1] === GREATER ? zoneEnd + 1 : zoneEnd;
}

function isDateText(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 30) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (!isLetter(byte) && !isDigit(byte) && byte !== BLANK && byte !== COLON && byte !== DOT && byte !== MINUS)
      return false;
  }
  return true;
}

function looseFamily(bytes: Uint8Array, entry: Entry, hexThread: boolean): number {
  const { timeStart, timeEnd } = entry;
  if (timeEnd === timeStart) {
    return hexThread && entry.threadEnd > entry.threadStart ? familyNumber['sms1-server'] : familyNumber['sms2-client'];
  }
  if (isDigit(bytes[timeStart])) return familyNumber['configmgr-server'];
  let dots = 0;
  for (let at = timeStart; at < timeEnd; at++) if (bytes[at] === DOT) dots++;
  if (dots === 0) return familyNumber['sms1-server'];
  const last = bytes[timeEnd - 1];
  return isDigit(last) ? familyNumber['sms2-client'] : familyNumber['sms2-server'];
}

function looseThreadEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && hexDigit(bytes[at]) >= 0) at++;
  const open = skipBlanks(bytes, at, end);
  if (bytes[open] !== OPEN_PARENTHESIS || open >= end) return at;
  let close = open + 1;
  while (close < end && bytes[close] !== CLOSE_PARENTHESIS && bytes[close] !== GREATER) close++;
  return bytes[close] === CLOSE_PARENTHESIS && close < end ? close + 1 : close;
}

function bracketEnd(bytes: Uint8Array, from: number, end: number, opener: number | undefined): number {
  const limit = Math.min(end, from + longestComponent + 1);
  let at = from;
  while (at < limit) {
    const byte = bytes[at];
    if (byte === GREATER || byte === LESS) return at;
    if (byte === AMPERSAND && bytes[at + 1] === GREATER) return at;
    if (opener === OPEN_PARENTHESIS && byte === CLOSE_PARENTHESIS) return at;
    at++;
  }
  return at;
}

function wordEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && !isBlank(bytes[at]) && !isCloser(bytes[at])) at++;
  return at;
}

function isComponent(bytes: Uint8Array, from: number, to: number): boolean {
  if (to <= from || to - from > longestComponent) return false;
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) < 0x20) return false;
  return true;
}

function isCloser(byte: number | undefined): boolean {
  return byte === GREATER || byte === LESS || byte === AMPERSAND || byte === CLOSE_PARENTHESIS || byte === TILDE;
}

/** Skips what stands between the parts of a tail, dots for what an article left out included. */
function skipClosers(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at];
    const skipped = isCloser(byte) || isBlank(byte) || byte === OPEN_PARENTHESIS || byte === DOT || byte === NUL;
    if (!skipped) break;
    at++;
  }
  return at;
}

/** Nothing but blanks, TABs, NULs and `~` from `from` on. */
export function restIsBlank(bytes: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte !== BLANK && byte !== TAB && byte !== NUL && byte !== TILDE) return false;
  }
  return true;
}
