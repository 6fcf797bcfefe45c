import type { Platform } from '../platform.ts';
import { CR, DOLLAR, EXCLAMATION, LF, NUL } from '../text/ascii.ts';
import { type Cursor, createCursor, seek, shiftCursor } from '../text/cursor.ts';
import { createEntry, type Entry } from './entry.ts';
import { createLineContext, type LineContext } from './families/lineContext.ts';
import type { ScanOptions } from './types.ts';

/** Bytes one record may have; a longer one, and a longer physical line, is cut there. */
export const longestRecord = 8 * 1024 * 1024;
/** What may stand before the tail of a `$$<` record, and follow the head of one of several lines (formats.md, rule 5). */
export const mostPendingLines = 200;
export const mostPendingBytes = 64 * 1024;
/** So many closed `$$<` records in a row make bare lines part of the next one. */
export const dollarRunLength = 16;

/**
 * What the scan is in the middle of. `none`: at the start of a record; `bare`: lines without metadata that may belong to
 * the next `$$<` record; `ccm`: inside a message; `head`: after a record whose head came first and whose text may go on;
 * `binary`: in a run of lines that are no text.
 */
export type Open = 'none' | 'bare' | 'ccm' | 'head' | 'binary';

/** Everything a scan knows between two pieces of input. Offsets are in the buffer it is run over. */
export interface ScanState {
  readonly platform: Platform;
  readonly context: LineContext;
  readonly emit: (entry: Entry) => void;
  readonly origin: 'file' | 'text';
  /** End of the bytes that are there. */
  length: number;
  /** Records closed so far, and the physical line of `position`. */
  count: number;
  line: number;
  /** Where reading goes on; where its line starts, and columns of it that are no longer in the buffer. */
  position: number;
  lineStart: number;
  columnBase: number;
  open: Open;
  /** Start of the open record; its line; where that line starts. */
  openStart: number;
  openLine: number;
  openLineStart: number;
  openColumnBase: number;
  /** Lines of the open record or run. */
  openLines: number;
  /** Starts of the bare lines, for the case that each becomes a record. */
  readonly bareStarts: Uint32Array;
  /** Closed `$$<` records in a row, counted up to `dollarRunLength`. */
  dollarRun: number;
  /** The line that is being read, and the head or message that was begun on an earlier one. */
  readonly draft: Entry;
  readonly held: Entry;
  /** End of the text of the open record so far, without its line end. */
  openTextEnd: number;
  readonly lines: Cursor;
  readonly returns: Cursor;
  readonly dollars: Cursor;
  readonly marks: Cursor;
  readonly nuls: Cursor;
  /** Physical line whose last tail was looked for already, and what was found: a line with many tails stays linear. */
  lastTailLine: number;
  lastTail: number;
}

export function createScanState(platform: Platform, options: ScanOptions, emit: (entry: Entry) => void): ScanState {
  return {
    platform,
    context: createLineContext(platform, options.components),
    emit,
    origin: options.origin ?? 'file',
    length: 0,
    count: 0,
    line: 0,
    position: 0,
    lineStart: 0,
    columnBase: 0,
    open: 'none',
    openStart: 0,
    openLine: 0,
    openLineStart: 0,
    openColumnBase: 0,
    openLines: 0,
    bareStarts: new Uint32Array(mostPendingLines + 1),
    dollarRun: 0,
    draft: createEntry(),
    held: createEntry(),
    openTextEnd: 0,
    lines: createCursor(LF),
    returns: createCursor(CR),
    dollars: createCursor(DOLLAR),
    marks: createCursor(EXCLAMATION),
    nuls: createCursor(NUL),
    lastTailLine: -1,
    lastTail: -1,
  };
}

/** First occurrence of the cursor's byte from `from` on, anywhere in the bytes that are there; -1 where there is none. */
export function find(state: ScanState, cursor: Cursor, bytes: Uint8Array, from: number): number {
  return seek(cursor, state.platform, bytes, from, state.length);
}

/** First byte that is still needed: the start of the open record, or of the next one. */
export function keptFrom(state: ScanState): number {
  return state.open === 'none' ? state.position : state.openStart;
}

/** Says that the buffer's bytes moved `by` to the front. */
export function shiftState(state: ScanState, by: number): void {
  state.position -= by;
  state.lineStart -= by;
  state.openStart -= by;
  state.openLineStart -= by;
  state.openTextEnd -= by;
  const held = state.held;
  held.messageStart -= by;
  held.messageEnd -= by;
  held.componentStart -= by;
  held.componentEnd -= by;
  held.timeStart -= by;
  held.timeEnd -= by;
  held.threadStart -= by;
  held.threadEnd -= by;
  state.lastTail -= by;
  for (let index = 0; index < state.openLines && index < state.bareStarts.length; index++) {
    state.bareStarts[index] = (state.bareStarts[index] ?? 0) - by;
  }
  for (const cursor of [state.lines, state.returns, state.dollars, state.marks, state.nuls]) shiftCursor(cursor, by);
}
