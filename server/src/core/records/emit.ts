import { BINARY, DAMAGED_TAIL, type Entry, INCOMPLETE, isDollarFamily, MULTI_LINE } from './entry.ts';
import { dollarRunLength, find, type ScanState } from './scanState.ts';

/** One physical line, or what is left of it. `next` is where the following one starts; `closed`: it has its line end. */
export interface Line {
  start: number;
  end: number;
  next: number;
  closed: boolean;
}

/** Hands a record out; `entry` holds everything but its place. */
export function emitEntry(
  state: ScanState,
  entry: Entry,
  start: number,
  end: number,
  line: number,
  lineStart: number,
  columnBase: number,
): void {
  entry.number = state.count++;
  entry.start = start;
  entry.end = end;
  entry.line = line;
  entry.lineStart = lineStart;
  entry.columnBase = columnBase;
  state.dollarRun = isDollarFamily(entry.family) ? Math.min(state.dollarRun + 1, dollarRunLength) : 0;
  state.context.inDollarRun = state.dollarRun === dollarRunLength;
  state.emit(entry);
}

/** Emits a record that lies on the line of `state.position` and goes on reading at `end`. */
export function emitHere(state: ScanState, bytes: Uint8Array, entry: Entry, line: Line, end: number): void {
  const nul = find(state, state.nuls, bytes, line.start);
  if (nul >= 0 && nul < line.end) entry.flags |= BINARY;
  if (!line.closed && entry.flags & DAMAGED_TAIL) entry.flags = (entry.flags & ~DAMAGED_TAIL) | INCOMPLETE;
  emitEntry(state, entry, line.start, end, state.line, state.lineStart, state.columnBase);
  if (end === line.next) advance(state, line);
  else state.position = end;
}

/** Goes to the next line. */
export function advance(state: ScanState, line: Line): void {
  state.position = line.next;
  if (!line.closed) return;
  state.line++;
  state.lineStart = line.next;
  state.columnBase = 0;
}

/** Remembers that a record begins at the line and may go on behind it. */
export function beginOpen(state: ScanState, open: ScanState['open'], line: Line): void {
  state.open = open;
  state.openStart = line.start;
  state.openLine = state.line;
  state.openLineStart = state.lineStart;
  state.openColumnBase = state.columnBase;
  state.openLines = 1;
  state.openTextEnd = line.end;
}

/** Emits the open record, which ends at `end`. */
export function emitOpen(state: ScanState, entry: Entry, end: number): void {
  if (state.openLines > 1) entry.flags |= MULTI_LINE;
  const { openStart, openLine, openLineStart, openColumnBase } = state;
  state.open = 'none';
  state.openLines = 0;
  emitEntry(state, entry, openStart, end, openLine, openLineStart, openColumnBase);
}
