import { speaksOfFailure, type WordsBefore, wordsBefore } from './hints.ts';
import type { CodeHint, CodeNotation, FoundCode } from './types.ts';

const mostCodes = 64;
const mostText = 0x10000;
const twoTo31 = 0x80000000;
const twoTo32 = 0x100000000;

/**
 * Numbers of a message that are codes, in order of place, with UTF-16 offsets (formats.md, "Codes inside messages").
 * Finds at most 64, in the first 64 Ki code units. A number that only might be one (a count, a date, a handle) is left out.
 */
export function findCodes(message: string): FoundCode[] {
  const codes: FoundCode[] = [];
  const length = Math.min(message.length, mostText);
  let at = 0;
  while (at < length && codes.length < mostCodes) {
    if (!isWord(message.charCodeAt(at))) {
      at++;
      continue;
    }
    const end = wordEnd(message, at, length);
    const code = codeAt(message, at, end);
    if (code) codes.push(code);
    at = end;
  }
  return codes;
}

/** The code that is the whole text, as someone types it to have it explained: `5`, `0x5`, `80070005`, `-2147467259`. */
export function loneCode(text: string): FoundCode | undefined {
  const trimmed = text.trim();
  const start = text.indexOf(trimmed);
  const minus = trimmed.startsWith('-') ? 1 : 0;
  const word = trimmed.slice(minus);
  if (word === '' || wordEnd(word, 0, word.length) !== word.length) return undefined;
  const value = numberIn(word, minus === 1);
  const bare = bareHresult(word) || /^0{3,7}[0-9a-f]{1,5}$/i.test(word);
  if (bare && minus === 0)
    return found(text, start, start + trimmed.length, Number.parseInt(word, 16), 'bare-hex', 'none');
  if (!value) return undefined;
  return found(text, start, start + trimmed.length, value.unsigned, value.notation, 'none');
}

function codeAt(message: string, start: number, end: number): FoundCode | undefined {
  const word = message.slice(start, Math.min(end, start + 20));
  if (!mayBeNumber(word) || !standsAlone(message, start, end)) return undefined;
  const minus = message[start - 1] === '-' && !isWordOrClosing(message, start - 2);
  const from = minus ? start - 1 : start;
  const before = wordsBefore(message, from);
  const value = numberIn(word, minus);
  if (value && isCode(message, from, end, value, before)) {
    return found(message, from, end, value.unsigned, value.notation, before.hint);
  }
  if (!minus && isBareHex(message, start, end, word, before)) {
    return found(message, start, end, Number.parseInt(word, 16), 'bare-hex', before.hint);
  }
  return undefined;
}

interface Value {
  readonly unsigned: number;
  readonly notation: CodeNotation;
}

/** Value of `0x...`, of a decimal and of a signed number; undefined beyond 32 bits. */
function numberIn(word: string, minus: boolean): Value | undefined {
  if (/^0[xX][0-9A-Fa-f]{1,16}$/.test(word)) {
    const digits = word.slice(2);
    // A 64-bit program prints an HRESULT sign-extended.
    const low = digits.length > 8 && /^(?:0+|[fF]{8})$/.test(digits.slice(0, -8)) ? digits.slice(-8) : digits;
    return low.length > 8 || minus ? undefined : { unsigned: Number.parseInt(low, 16), notation: 'hex' };
  }
  if (!/^[0-9]{1,10}$/.test(word) || bareHresult(word)) return undefined;
  const value = Number(word);
  if (minus) return value > 0 && value <= twoTo31 ? { unsigned: twoTo32 - value, notation: 'signed' } : undefined;
  return value < twoTo32 ? { unsigned: value, notation: 'decimal' } : undefined;
}

function isCode(message: string, start: number, end: number, value: Value, before: WordsBefore): boolean {
  const { unsigned, notation } = value;
  if (notation === 'hex') {
    const full = end - start >= 10 && unsigned >= twoTo31;
    return full || before.hint !== 'none' || inParentheses(message, start, end, before);
  }
  if (unsigned >= twoTo31 && likeHresult(unsigned) && end - start >= 10) return true;
  if (before.hint === 'none' || (before.weak && !before.joined))
    return isCallResult(message, start, end, value, before);
  return !isCount(message, end) && !isStepNumber(message, start, end);
}

/** `(5)`, `(1722)` after words that speak of a failure. A year in parentheses is none. */
function isCallResult(
  message: string,
  start: number,
  end: number,
  { unsigned, notation }: Value,
  before: WordsBefore,
): boolean {
  if (notation !== 'decimal' || end - start > 5 || unsigned === 0) return false;
  if (unsigned >= 1990 && unsigned <= 2030) return false;
  return inParentheses(message, start, end, before);
}

function inParentheses(message: string, start: number, end: number, before: WordsBefore): boolean {
  const open = message[start - 1] === '#' ? start - 2 : start - 1;
  if (message[open] !== '(' || message[end] !== ')') return false;
  // `distmgr.cpp(1722)` is a line of a source file, `Wait(5)` a call.
  if (before.hint === 'none' && isWord(message.charCodeAt(open - 1))) return false;
  return speaksOfFailure(message, open);
}

/** `80041002`, `(0000052e)`, `error code = cb`: hexadecimal digits without `0x`. */
function isBareHex(message: string, start: number, end: number, word: string, before: WordsBefore): boolean {
  if (!/^[0-9A-Fa-f]{1,8}$/.test(word)) return false;
  const strong = before.hint !== 'none' && (!before.weak || before.joined);
  if (word.length === 8 && (bareHresult(word) || word.startsWith('0000'))) {
    return strong || before.hint !== 'none' || bracketed(message, start, end);
  }
  // A word such as `cb` is a number only where the text says so plainly: "error code = cb".
  const isShort = word.length >= 2 && word.length <= 4 && /[A-Fa-f]/.test(word) && sameCase(word);
  return isShort && strong && before.equals && before.hint !== 'http';
}

function bracketed(message: string, start: number, end: number): boolean {
  const pair = `${message[start - 1] ?? ''}${message[end] ?? ''}`;
  if (pair === '[]') return true;
  return message[start - 1] === '(' && (pair === '()' || message[end] === ';') && speaksOfFailure(message, start);
}

function sameCase(word: string): boolean {
  return word === word.toLowerCase() || word === word.toUpperCase();
}

/** Eight hexadecimal digits that begin as HRESULTs and NTSTATUS values of failures do. */
function bareHresult(word: string): boolean {
  return word.length === 8 && /^(?:80|87[dD]|[cC]0|[cC][aA][aA])[0-9A-Fa-f]{5,6}$/.test(word);
}

/** High words that are seen in failure HRESULTs and in NTSTATUS values: `0x8000`-`0x80FF`, `0x87D0`, `0xC000`-`0xC0FF`, `0xCAA`. */
function likeHresult(unsigned: number): boolean {
  const high = unsigned >>> 16;
  return (
    (high >= 0x8000 && high <= 0x80ff) || high === 0x87d0 || (high >= 0xc000 && high <= 0xc0ff) || high >>> 4 === 0xcaa
  );
}

const counted = [
  'second',
  'minute',
  'hour',
  'day',
  'time',
  'file',
  'record',
  'of',
  'byte',
  'row',
  'item',
  'ms',
  'percent',
];

/** `error 5 times`, `failed: 3 of 5`: a count, not a code. */
function isCount(message: string, end: number): boolean {
  if (message[end] === '%') return true;
  if (message[end] !== ' ') return false;
  const after = message.slice(end + 1, end + 9).toLowerCase();
  return counted.some((word) => after === word || after.startsWith(`${word} `) || after.startsWith(`${word}s`));
}

/** `ERROR 4 - Get SW Inventory Sites data failed`: the program numbers its own steps. */
function isStepNumber(message: string, start: number, end: number): boolean {
  return end - start <= 2 && start <= 8 && message.startsWith(' - ', end) && /^error $/i.test(message.slice(0, start));
}

/** Not a piece of a version, a time, a path, a GUID or a longer name. */
function standsAlone(message: string, start: number, end: number): boolean {
  const before = message[start - 1] ?? ' ';
  const next = message[end] ?? ' ';
  const afterNext = message.charCodeAt(end + 1);
  if ('\\/$@%&'.includes(before) || '\\/$@'.includes(next)) return false;
  if ((before === '.' || before === ':' || before === ',') && isDigit(message.charCodeAt(start - 2))) return false;
  if (before === '-' && isWordOrClosing(message, start - 2)) return false;
  return !('.:-,'.includes(next) && isWord(afterNext));
}

function mayBeNumber(word: string): boolean {
  return word.length <= 18 && /^[0-9A-Fa-f][0-9A-Fa-fxX]*$/.test(word);
}

function found(
  message: string,
  start: number,
  end: number,
  unsigned: number,
  notation: CodeNotation,
  hint: CodeHint,
): FoundCode {
  return { text: message.slice(start, end), start, end, unsigned, notation, hint };
}

function wordEnd(message: string, start: number, length: number): number {
  let end = start;
  while (end < length && isWord(message.charCodeAt(end))) end++;
  return end;
}

function isWordOrClosing(message: string, at: number): boolean {
  return at >= 0 && (isWord(message.charCodeAt(at)) || message[at] === ')');
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A letter, a digit, `_`, or anything beyond ASCII that continues a name. */
function isWord(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;
}
