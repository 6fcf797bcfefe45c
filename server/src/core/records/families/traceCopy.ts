import {
  BACKSLASH,
  BLANK,
  CLOSE_PARENTHESIS,
  COLON,
  DOT,
  EQUALS,
  GREATER,
  hexDigit,
  isBlank,
  isDigit,
  isLetter,
  LESS,
  MINUS,
  OPEN_PARENTHESIS,
  SLASH,
  skipBlanks,
  startsWith,
  startsWithAnyCase,
  TAB,
  trimBlanks,
  UNDERSCORE,
} from '../../text/ascii.ts';
import { readLongDate, readNumericDate } from '../dates.ts';
import { DAMAGED_TAIL, type Entry, familyNumber } from '../entry.ts';
import { isKnownComponent, isServiceName, type LineContext, mayEndInComponent } from './lineContext.ts';
import { setMessage } from './message.ts';

const longestComponent = 260;
const mostDateWords = 10;

/**
 * A line copied out of SMS Trace, Trace32 or CMTrace: message, component, date, thread, with TABs between them or, where
 * those were lost, with a component that is known. The time can come first, the thread can be missing.
 */
export function readTraceLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  const last = trimBlanks(bytes, start, end);
  if (last - start < 12) return false;
  const thread = threadBefore(bytes, start, last);
  const beforeThread = thread < 0 ? last : trimBlanks(bytes, start, stripThreadName(bytes, start, thread));
  if (readDateLast(context, bytes, start, beforeThread, entry)) {
    if (thread >= 0) setThread(entry, thread, last);
    return true;
  }
  if (thread >= 0) return readComponentLast(context, bytes, start, thread, last, entry);
  const bare = bareThreadBefore(bytes, start, last);
  if (bare < 0 || !readDateLast(context, bytes, start, trimBlanks(bytes, start, bare), entry)) return false;
  setThread(entry, bare, last);
  return true;
}

/** A known component, or a program's path and `>`, at the end of a line: all that is left of a tail. */
export function readBareComponentLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  let last = trimBlanks(bytes, start, end);
  const bracket = bytes[last - 1] === GREATER;
  if (bracket) last--;
  const component = bracket
    ? bracketedComponent(context, bytes, start, last)
    : knownBefore(context, bytes, start, last);
  if (component <= start) return false;
  const open = bytes[component - 1] === LESS;
  if (open) entry.flags |= DAMAGED_TAIL;
  const message = open ? component - 1 : component;
  if (!isBlank(bytes[message - 1]) || (!bracket && !standsApart(bytes, start, component, last))) return false;
  setComponent(bytes, component, last, entry);
  entry.family = familyNumber[open ? 'sms2-client' : 'trace-copy'];
  setMessage(bytes, start, message, entry);
  return entry.messageEnd > entry.messageStart;
}

/**
 * True where a bare name is a column and not the sentence's own word (`Thread name = SMS_EXECUTIVE`, `for component
 * Hardware Inventory Agent`): a gap of two blanks or a TAB before it, or one blank and an identifier that no `=`, `:` or
 * noun introduces.
 */
function standsApart(bytes: Uint8Array, start: number, component: number, end: number): boolean {
  if (bytes[component - 1] === TAB || isBlank(bytes[component - 2])) return true;
  let identifier = true;
  let joined = false;
  for (let at = component; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === BACKSLASH || byte === UNDERSCORE) joined = true;
    if (byte === BLANK || (byte >= 0x61 && byte <= 0x7a)) identifier = false;
  }
  if (!identifier && !joined) return false;
  const before = bytes[component - 2];
  if (before === EQUALS || before === COLON) return false;
  return !introductions.some((word) => {
    const at = component - 1 - word.length;
    return at >= start && startsWithAnyCase(bytes, at, word) && !isLetter(bytes[at - 1]);
  });
}

const introductions = [
  'component',
  'service',
  'thread',
  'process',
  'module',
  'named',
  'for',
  'to',
  'from',
  'by',
  'of',
  'the',
];

/** `message component date`, the date ending at `end`. */
function readDateLast(context: LineContext, bytes: Uint8Array, start: number, end: number, entry: Entry): boolean {
  const tail = bytes[end - 1] === GREATER ? end - 1 : end;
  const date = dateBefore(context, bytes, start, tail);
  if (date <= start) return false;
  const componentEnd = trimBlanks(bytes, start, date);
  const component = componentBefore(context, bytes, start, componentEnd, date);
  if (component < 0) return false;
  setComponent(bytes, component, componentEnd, entry);
  entry.timeStart = date;
  entry.timeEnd = tail;
  entry.family = familyNumber['trace-copy'];
  setMessage(bytes, start, component, entry);
  return true;
}

/** `date message component thread`, and `message date component thread`. */
function readComponentLast(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  thread: number,
  last: number,
  entry: Entry,
): boolean {
  const componentEnd = trimBlanks(bytes, start, thread);
  const component = componentBefore(context, bytes, start, componentEnd, thread);
  if (component <= start) return false;
  const date = isDigit(bytes[start]) ? readNumericDate(bytes, start, component, context.parts) : -1;
  if (date > start + 8 && isBlank(bytes[date])) {
    entry.timeStart = start;
    entry.timeEnd = date;
    setMessage(bytes, skipBlanks(bytes, date, component), component, entry);
  } else {
    const before = trimBlanks(bytes, start, component);
    const inner = dateBefore(context, bytes, start, before);
    if (inner <= start) return false;
    entry.timeStart = inner;
    entry.timeEnd = before;
    setMessage(bytes, start, inner, entry);
  }
  setComponent(bytes, component, componentEnd, entry);
  setThread(entry, thread, last);
  entry.family = familyNumber['trace-copy'];
  return true;
}

function setThread(entry: Entry, from: number, to: number): void {
  entry.threadStart = from;
  entry.threadEnd = to;
}

function setComponent(bytes: Uint8Array, from: number, to: number, entry: Entry): void {
  entry.componentStart = skipBlanks(bytes, from, to);
  entry.componentEnd = trimBlanks(bytes, entry.componentStart, to);
}

/** Start of `DEC (0xHEX)` that ends at `end`; -1 where there is none. */
function threadBefore(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[end - 1] !== CLOSE_PARENTHESIS) return -1;
  let at = end - 2;
  while (at > start && end - at < 14 && hexDigit(bytes[at]) >= 0) at--;
  if (((bytes[at] ?? 0) | 0x20) !== 0x78 || bytes[at - 2] !== OPEN_PARENTHESIS || at === end - 2) return -1;
  let digits = trimBlanks(bytes, start, at - 2);
  const digitsEnd = digits;
  while (digits > start && isDigit(bytes[digits - 1])) digits--;
  return digits < digitsEnd && digits > start ? digits : -1;
}

/** Start of a thread in bare hex, as SMS 1.x copies have it. */
function bareThreadBefore(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && end - at < 8 && hexDigit(bytes[at - 1]) >= 0) at--;
  return at < end && at > start && isBlank(bytes[at - 1]) ? at : -1;
}

/** Without `thread=` before the number. */
function stripThreadName(bytes: Uint8Array, start: number, thread: number): number {
  const name = thread - 7;
  if (name < start || !startsWith(bytes, name, 'thread=')) return thread;
  return bytes[name - 1] === LESS ? name - 1 : name;
}

/** Start of a date that ends exactly at `end`; -1 where there is none. */
function dateBefore(context: LineContext, bytes: Uint8Array, start: number, end: number): number {
  if (!mayEndDate(bytes, end)) return -1;
  let at = end;
  for (let words = 0; words < mostDateWords && at > start; words++) {
    while (at > start && isBlank(bytes[at - 1])) at--;
    while (at > start && !isBlank(bytes[at - 1])) at--;
    if (endsAt(context, bytes, at, end)) return at;
  }
  return -1;
}

/** A quick look at the last bytes: a clock or a date of digits, `AM` or `PM`, a year, or the `Time` of a zone's name. */
function mayEndDate(bytes: Uint8Array, end: number): boolean {
  const last = bytes[end - 1];
  if (!isDigit(last)) {
    const lower = (last ?? 0) | 0x20;
    if (lower === 0x6d) return isBlank(bytes[end - 3]);
    return lower === 0x65 && startsWithAnyCase(bytes, end - 4, 'time');
  }
  return isDateMark(bytes[end - 3]) || isDateMark(bytes[end - 5]) || bytes[end - 4] === DOT || isBlank(bytes[end - 5]);
}

function isDateMark(byte: number | undefined): boolean {
  return byte === COLON || byte === SLASH || byte === MINUS || byte === DOT;
}

function endsAt(context: LineContext, bytes: Uint8Array, at: number, end: number): boolean {
  if (isDigit(bytes[at])) {
    const close = readNumericDate(bytes, at, end, context.parts);
    return close === end && !Number.isNaN(context.parts.local) && (end - at > 9 || bytes[at + 2] === SLASH);
  }
  if (!isLetter(bytes[at])) return false;
  const close = readLongDate(bytes, at, end, context.parts);
  return close === end || (close > 0 && isBlank(bytes[close]) && startsWithAnyCase(bytes, end - 4, 'time'));
}

/** Start of the component that ends at `end`, what follows it (a date, a thread) starting at `next`; -1 for none. */
function componentBefore(context: LineContext, bytes: Uint8Array, start: number, end: number, next: number): number {
  if (hasTab(bytes, end, next)) {
    let at = end;
    while (at > start && end - at < longestComponent && bytes[at - 1] !== TAB) at--;
    if (at > start && bytes[at - 1] === TAB && at < end) return at;
  }
  const known = knownBefore(context, bytes, start, end);
  if (known >= 0) return known;
  let word = end;
  while (word > start && end - word < longestComponent && !isBlank(bytes[word - 1])) word--;
  if (isServiceName(bytes, word, end)) return word;
  return programPathBefore(bytes, start, end);
}

function hasTab(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === TAB) return true;
  return false;
}

/** Start of the longest known component that ends at `end`; -1 for none. */
function knownBefore(context: LineContext, bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 3 || !mayEndInComponent(context, bytes, end)) return -1;
  let found = -1;
  let at = end;
  for (let words = 0; words < context.longestComponentWords && at > start; words++) {
    while (at > start && isBlank(bytes[at - 1])) at--;
    while (at > start && !isBlank(bytes[at - 1])) at--;
    if (end - at > longestComponent) return found;
    if (isKnownComponent(context, bytes, at, end)) found = at;
  }
  return found;
}

function bracketedComponent(context: LineContext, bytes: Uint8Array, start: number, end: number): number {
  const path = programPathBefore(bytes, start, end);
  if (path >= 0) return path;
  if (!mayEndInComponent(context, bytes, end)) return -1;
  let at = end;
  while (at > start && end - at < longestComponent && bytes[at - 1] !== LESS && bytes[at - 1] !== TAB) at--;
  return at > start && bytes[at - 1] === LESS && isKnownComponent(context, bytes, at, end) ? at : -1;
}

/** Start of `X:\...\name.exe` or `.dll` that ends at `end`; -1 for none. */
function programPathBefore(bytes: Uint8Array, start: number, end: number): number {
  if (!startsWithAnyCase(bytes, end - 4, '.exe') && !startsWithAnyCase(bytes, end - 4, '.dll')) return -1;
  const floor = Math.max(start, end - longestComponent);
  for (let at = end - 4; at > floor; at--) {
    if (bytes[at] !== COLON) continue;
    const drive = at - 1;
    const begins = drive === start || isBlank(bytes[drive - 1]) || bytes[drive - 1] === LESS;
    return bytes[at + 1] === BACKSLASH && isLetter(bytes[drive]) && begins ? drive : -1;
  }
  return -1;
}
