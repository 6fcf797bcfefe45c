import { BLANK, CR, LF, NUL, TAB, TILDE } from '../../text/ascii.ts';
import type { Entry } from '../entry.ts';

/**
 * Sets the message to `start..end` without the line breaks that `~` stands for: blanks, TABs, NULs and `~` at the end,
 * and a leading run of them where it holds a `~`. Indentation stays.
 */
export function setMessage(bytes: Uint8Array, start: number, end: number, entry: Entry): void {
  while (end > start && isTrailing(bytes[end - 1])) end--;
  let first = start;
  let tilde = false;
  while (first < end && isLeading(bytes[first])) {
    if (bytes[first] === TILDE || bytes[first] === NUL) tilde = true;
    first++;
  }
  entry.messageStart = tilde ? first : start;
  entry.messageEnd = end;
}

function isTrailing(byte: number | undefined): boolean {
  return byte === BLANK || byte === TILDE || byte === TAB || byte === NUL || byte === CR || byte === LF;
}

function isLeading(byte: number | undefined): boolean {
  return byte === TILDE || byte === BLANK || byte === TAB || byte === NUL;
}
