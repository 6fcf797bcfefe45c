import { CR, LF } from './ascii.ts';

/** Where a byte offset lies: lines after the starting one, and the offset where its line starts. */
export interface LinePlace {
  readonly lines: number;
  readonly lineStart: number;
}

/** Walks from `from` (on a line that starts at `lineStart`) to `to`; line ends are CRLF, LF and lone CR. Linear in the way. */
export function walkLines(bytes: Uint8Array, lineStart: number, from: number, to: number): LinePlace {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte !== LF && byte !== CR) continue;
    if (byte === CR && bytes[at + 1] === LF) {
      // Between CR and LF there is no place: LSP counts it to the line before.
      if (at + 1 >= to) break;
      at++;
    }
    lines++;
    lineStart = at + 1;
  }
  return { lines, lineStart };
}

/** End of the text in `from..to` without one line end. */
export function withoutLineEnd(bytes: Uint8Array, from: number, to: number): number {
  if (to > from && bytes[to - 1] === LF) to--;
  else if (to > from && bytes[to - 1] === CR) return to - 1;
  else return to;
  return to > from && bytes[to - 1] === CR ? to - 1 : to;
}

/** First line end in `from..to`, or `to`. */
export function lineEndFrom(bytes: Uint8Array, from: number, to: number): number {
  while (from < to && bytes[from] !== LF && bytes[from] !== CR) from++;
  return from;
}

/** Where the line behind the line end at `end` starts. */
export function nextLineStart(bytes: Uint8Array, end: number): number {
  return bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
}

/** Offset where the line of `at` starts, looking back no further than `floor`. */
export function lineStartBefore(bytes: Uint8Array, floor: number, at: number): number {
  while (at > floor && bytes[at - 1] !== LF && bytes[at - 1] !== CR) at--;
  return at;
}
