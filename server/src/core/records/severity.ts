import {
  BLANK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  isBlank,
  isDigit,
  isLetter,
  MINUS,
  OPEN_BRACE,
  OPEN_BRACKET,
  skipBlanks,
  startsWith,
  UNDERSCORE,
} from '../text/ascii.ts';
import type { Writer } from './stamp.ts';
import type { RecordSeverity } from './types.ts';

/** Severity by the `type` of a `ccm` record: 0 is verbose in native logs, success in a script's; null where it tells nothing. */
export function severityOfType(type: number | null, writer: Writer): RecordSeverity | null {
  if (type === 1) return 'information';
  if (type === 2) return 'warning';
  if (type === 3) return 'error';
  if (type === 0) return writer === 'script' ? 'success' : 'verbose';
  return null;
}

/**
 * Severity by the words that open a message, or by a Win32 or SQL error in it (formats.md, Severity); never by a word
 * anywhere.
 */
export function severityOfWords(bytes: Uint8Array, from: number, to: number): RecordSeverity {
  const word = openingWord(bytes, skipPrefixes(bytes, from, to), to);
  if (word !== 'none') return word;
  return holdsError(bytes, from, to) ? 'error' : 'none';
}

const marks = '~*#$!<>=-';
const longestName = 24;

function skipPrefixes(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (let round = 0; round < 6; round++) {
    at = skipMarks(bytes, at, to);
    const next = skipPrefix(bytes, at, to);
    if (next === at) return at;
    at = next;
  }
  return at;
}

function skipMarks(bytes: Uint8Array, at: number, to: number): number {
  while (at < to && (isBlank(bytes[at]) || marks.includes(String.fromCharCode(bytes[at] ?? 0)))) at++;
  return at;
}

/** `{123}`, `NAL[4] -`, `NAME   :`; a word that is itself a severity is no name. */
function skipPrefix(bytes: Uint8Array, at: number, to: number): number {
  if (bytes[at] === OPEN_BRACE) {
    let close = at + 1;
    while (close < to && isDigit(bytes[close])) close++;
    return close > at + 1 && bytes[close] === CLOSE_BRACE && close < to ? close + 1 : at;
  }
  if (openingWord(bytes, at, to) !== 'none' || !isLetter(bytes[at])) return at;
  if (startsWith(bytes, at, 'NAL')) {
    const open = skipBlanks(bytes, at + 3, to);
    let close = open + 1;
    while (close < to && isDigit(bytes[close])) close++;
    if (bytes[open] === OPEN_BRACKET && bytes[close] === CLOSE_BRACKET) {
      const dash = skipBlanks(bytes, close + 1, to);
      return bytes[dash] === MINUS && dash < to ? dash + 1 : at;
    }
  }
  const limit = Math.min(to, at + longestName);
  let end = at;
  while (end < limit && isNameByte(bytes[end])) end++;
  return bytes[end] === COLON && end < to && (isBlank(bytes[end + 1]) || end + 1 === to) ? end + 1 : at;
}

function isNameByte(byte: number | undefined): boolean {
  return isLetter(byte) || isDigit(byte) || byte === BLANK || byte === UNDERSCORE;
}

function openingWord(bytes: Uint8Array, at: number, to: number): RecordSeverity {
  if (isWord(bytes, at, to, 'ERROR') || isWord(bytes, at, to, 'Error')) return 'error';
  if (isWord(bytes, at, to, 'FATAL') || isWord(bytes, at, to, 'Fatal')) return 'error';
  if (isWord(bytes, at, to, 'WARNING') || isWord(bytes, at, to, 'Warning')) return 'warning';
  return startsWith(bytes, at, 'Warn>') && at + 5 <= to ? 'warning' : 'none';
}

function isWord(bytes: Uint8Array, at: number, to: number, word: string): boolean {
  const end = at + word.length;
  if (end > to || !startsWith(bytes, at, word)) return false;
  return end === to || (!isLetter(bytes[end]) && !isDigit(bytes[end]) && bytes[end] !== UNDERSCORE);
}

const win32 = 'Win32 Error = ';
const sql = 'SQL Msg #';

function holdsError(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === 0x57 && at + win32.length < to && startsWith(bytes, at, win32)) {
      const digit = bytes[at + win32.length];
      if (isDigit(digit) && digit !== 0x30) return true;
    }
    if (byte === 0x53 && at + sql.length < to && startsWith(bytes, at, sql)) return true;
  }
  return false;
}
