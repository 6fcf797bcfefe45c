import type { Entry } from '../entry.ts';
import type { LineContext } from './lineContext.ts';

/** What a line without a `$$<` or `ccm` tail is: `plain`, a record of one line, or the head of one that may go on. */
export type LineKind = 'plain' | 'line' | 'head';

export function readHeadLine(
  _context: LineContext,
  _bytes: Uint8Array,
  _start: number,
  _end: number,
  _entry: Entry,
): LineKind {
  return 'plain';
}

export function continuesHead(_held: Entry, _bytes: Uint8Array, _start: number, _end: number): boolean {
  return false;
}
