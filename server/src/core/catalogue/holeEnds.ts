import { isLineEnd, isWhiteSpace } from './characters.ts';
import type { HoleType } from './template.ts';

/** At most this many UTF-16 code units fit into a hole, but for `any` and `rest`. */
export const longestCapture = 1024;

/** Case-folded code units of a message, valid up to `end`. */
interface Codes {
  readonly codes: Uint16Array;
  readonly end: number;
}

/** True where a hole of type word, text, path or any may hold this folded code unit. */
export function runTypeAllows(type: HoleType, code: number): boolean {
  if (type === 'any') return true;
  if (type === 'text') return !isLineEnd(code);
  if (type === 'word') return !isWhiteSpace(code) && code !== backslash && code !== slash;
  // `~` is part of short names, and the characters left out are those Windows forbids in a name.
  return !(
    code === 10 ||
    code === 13 ||
    code === 34 ||
    code === 42 ||
    code === 60 ||
    code === 62 ||
    code === 63 ||
    code === 124
  );
}

/** End of the decimal number at `start`, or -1. */
export function intEnd(message: Codes, start: number): number {
  const digits = message.codes[start] === minus ? start + 1 : start;
  const end = runOf(isDigit, message, digits, start);
  return end > digits ? end : -1;
}

/** End of the hexadecimal number at `start`, with or without 0x, or -1. */
export function hexEnd(message: Codes, start: number): number {
  const { codes, end } = message;
  const prefixed = codes[start] === zero && start + 1 < end && codes[start + 1] === letterX;
  const digits = prefixed ? start + 2 : start;
  const after = runOf(isHexDigit, message, digits, start);
  return after > digits ? after : -1;
}

/** The next end after `previous` of the version at `start` (digits between dots, two groups or more), or -1. */
export function versionEnd(message: Codes, start: number, previous: number): number {
  let at = previous;
  if (previous === start) {
    at = runOf(isDigit, message, start, start);
    if (at === start) return -1;
  }
  if (at >= message.end || message.codes[at] !== dot) return -1;
  const end = runOf(isDigit, message, at + 1, start);
  return end > at + 1 ? end : -1;
}

/** The next end after `previous` of the root at `start` (`X:` or `\\server`), or -1. */
export function rootEnd(message: Codes, start: number, previous: number): number {
  const { codes, end } = message;
  if (codes[start] !== backslash) {
    const drive = previous === start && isLetter(codes[start]!) && start + 1 < end && codes[start + 1] === colon;
    return drive ? start + 2 : -1;
  }
  if (start + 2 >= end || codes[start + 1] !== backslash) return -1;
  const next = previous === start ? start + 3 : previous + 1;
  return next <= end && next - start <= longestCapture && runTypeAllows('word', codes[next - 1]!) ? next : -1;
}

/** End of the GUID at `start`, in braces or bare, or -1. */
export function guidEnd(message: Codes, start: number): number {
  const { codes, end } = message;
  const braced = codes[start] === openBrace;
  const from = braced ? start + 1 : start;
  const to = from + guidLength;
  if (to + (braced ? 1 : 0) > end) return -1;
  for (let at = from; at < to; at++) {
    const place = at - from;
    const hyphen = place === 8 || place === 13 || place === 18 || place === 23;
    if (hyphen ? codes[at] !== minus : !isHexDigit(codes[at]!)) return -1;
  }
  if (!braced) return to;
  return codes[to] === closeBrace ? to + 1 : -1;
}

/** End of a folded value at `start`, or -1; a blank of the value takes a whole run of white space. */
export function fixedEnd(message: Codes, start: number, value: string): number {
  const { codes, end } = message;
  let at = start;
  for (let unit = 0; unit < value.length; unit++) {
    if (at >= end) return -1;
    const wanted = value.charCodeAt(unit);
    if (wanted !== 32) {
      if (codes[at] !== wanted) return -1;
      at++;
      continue;
    }
    if (!isWhiteSpace(codes[at]!)) return -1;
    while (at < end && isWhiteSpace(codes[at]!)) at++;
  }
  return at;
}

const guidLength = 36;
const minus = 45;
const dot = 46;
const slash = 47;
const zero = 48;
const colon = 58;
const backslash = 92;
const letterX = 120;
const openBrace = 123;
const closeBrace = 125;

function runOf(allows: (code: number) => boolean, message: Codes, from: number, start: number): number {
  const end = Math.min(message.end, start + longestCapture);
  let at = from;
  while (at < end && allows(message.codes[at]!)) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}
