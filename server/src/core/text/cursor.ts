import type { Platform } from '../platform.ts';

/**
 * Finds the places of one byte value in rising order. What was searched once is never searched again, so that the cost
 * stays linear even where the platform's search runs past the range asked for.
 */
export interface Cursor {
  readonly byte: number;
  /** No occurrence lies in `from..at` (exclusive); `at` is one, or the end of what was searched. */
  from: number;
  at: number;
}

export function createCursor(byte: number): Cursor {
  return { byte, from: 0, at: 0 };
}

/**
 * First occurrence in `from..length`, or -1. `bytes` must not change before `length` between calls, other than by
 * `shiftCursor`.
 */
export function seek(cursor: Cursor, platform: Platform, bytes: Uint8Array, from: number, length: number): number {
  if (from >= cursor.from && from <= cursor.at) {
    if (cursor.at < length && bytes[cursor.at] === cursor.byte) return cursor.at;
    if (cursor.at >= length) return -1;
  } else {
    cursor.from = from;
    cursor.at = from;
  }
  const found = platform.indexOf(bytes, cursor.byte, cursor.at, length);
  cursor.at = found < 0 ? length : found;
  return found;
}

/** Tells the cursor that everything moved `by` bytes to the front. */
export function shiftCursor(cursor: Cursor, by: number): void {
  cursor.from = Math.max(0, cursor.from - by);
  cursor.at = Math.max(0, cursor.at - by);
}
