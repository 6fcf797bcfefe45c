import { BLANK, skipBlanks, TAB, TILDE } from '../text/ascii.ts';
import { advance, beginOpen, emitHere, type Line } from './emit.ts';
import { resetEntry, TORN } from './entry.ts';
import { openCcm, readCcmLine, splitAtOrphan } from './families/ccm.ts';
import { isCcmOpener } from './families/ccmTail.ts';
import { readDollarLine } from './families/dollarLines.ts';
import { setMessage } from './families/message.ts';
import { continuesHead, readHeadLine } from './families/registry.ts';
import { closeAtEnd, closeBefore, isBom, textStart } from './openRecord.ts';
import {
  dollarRunLength,
  find,
  longestRecord,
  mostPendingBytes,
  mostPendingLines,
  type ScanState,
} from './scanState.ts';

/** Bytes behind a cut that may be looked at before it is made. */
const lookahead = 64;

/**
 * Reads every complete line of `bytes` up to `length`; with `final` also the rest, and closes what is open. May be called
 * again with a longer buffer: a byte is looked at once, but for the few that decide where a record ends.
 */
export function runScan(state: ScanState, bytes: Uint8Array, length: number, final: 'more' | 'final'): void {
  state.length = length;
  const skipsMark = state.position === 0 && state.count === 0 && state.origin === 'file';
  if (skipsMark && length >= 3 && isBom(bytes)) state.lineStart = 3;
  const line: Line = { start: 0, end: 0, next: 0, closed: false };
  while (state.position < length) {
    findLine(state, bytes, length, line, final);
    const floor = state.open === 'ccm' ? state.openStart : line.start;
    const waits = !line.closed && final === 'more';
    if (waits && length - floor <= longestRecord + lookahead) return;
    if (line.next - floor > longestRecord) cutLongRecord(state, bytes, line);
    else if (waits) return;
    else readLine(state, bytes, line);
  }
  if (final === 'final') closeAtEnd(state, bytes, length);
}

function findLine(state: ScanState, bytes: Uint8Array, length: number, line: Line, final: 'more' | 'final'): void {
  const start = state.position;
  const lf = find(state, state.lines, bytes, start);
  const cr = find(state, state.returns, bytes, start);
  line.start = start;
  if (cr >= 0 && (lf < 0 || cr < lf)) {
    line.end = cr;
    line.next = lf === cr + 1 ? cr + 2 : cr + 1;
    // The last byte so far may be half of CRLF.
    line.closed = cr + 1 < length || final === 'final';
    return;
  }
  line.end = lf < 0 ? length : lf;
  line.next = lf < 0 ? length : lf + 1;
  line.closed = lf >= 0;
}

function readLine(state: ScanState, bytes: Uint8Array, line: Line): void {
  const start = line.start;
  if (state.open === 'ccm') {
    if (start !== state.lineStart || !isCcmOpener(bytes, start)) {
      readCcmLine(state, bytes, line);
      return;
    }
    closeBefore(state, bytes, start);
  }
  const text = textStart(state, bytes, start);
  const first = skipBlanks(bytes, text, line.end);
  if (isCcmOpener(bytes, first)) {
    closeBefore(state, bytes, start);
    openCcm(state, bytes, line, first);
    return;
  }
  const draft = state.draft;
  resetEntry(draft, text, line.end);
  if (readDollarLine(state, bytes, line, text)) return;
  if (splitAtOrphan(state, bytes, line)) return;
  const kind = readHeadLine(state.context, bytes, text, line.end, draft);
  if (kind === 'plain') {
    readBareLine(state, bytes, line, text);
    return;
  }
  closeBefore(state, bytes, start);
  if (kind === 'line') {
    emitHere(state, bytes, draft, line, line.next);
    return;
  }
  Object.assign(state.held, draft);
  beginOpen(state, 'head', line);
  advance(state, line);
}

function readBareLine(state: ScanState, bytes: Uint8Array, line: Line, text: number): void {
  const { start, end, next } = line;
  if (isBinaryLine(state, bytes, start, end)) {
    readBinaryLine(state, bytes, line);
    return;
  }
  if (state.open === 'binary') closeBefore(state, bytes, start);
  const fits = state.openLines < mostPendingLines && next - state.openStart <= mostPendingBytes;
  if (state.open === 'head') {
    if (fits && continuesHead(state.held, bytes, start, end)) {
      state.openLines++;
      if (skipBlanks(bytes, start, end) < end) state.openTextEnd = end;
      advance(state, line);
      return;
    }
    closeBefore(state, bytes, start);
  }
  if (state.open === 'bare' && !fits) closeBefore(state, bytes, start);
  const indented = skipBlanks(bytes, text, end) > text;
  const waits = state.dollarRun === dollarRunLength || indented;
  if (!waits || next - start > mostPendingBytes) {
    closeBefore(state, bytes, start);
    setMessage(bytes, text, end, state.draft);
    emitHere(state, bytes, state.draft, line, next);
    return;
  }
  if (state.open === 'bare') state.openLines++;
  else beginOpen(state, 'bare', line);
  state.bareStarts[state.openLines - 1] = start;
  state.openTextEnd = end;
  advance(state, line);
}

function readBinaryLine(state: ScanState, bytes: Uint8Array, line: Line): void {
  if (state.open === 'binary' && line.next - state.openStart <= mostPendingBytes) {
    state.openLines++;
    state.openTextEnd = line.end;
  } else {
    closeBefore(state, bytes, line.start);
    beginOpen(state, 'binary', line);
  }
  advance(state, line);
}

/**
 * A line with NULs is no text. Right behind one, neither is a line that is not printable ASCII throughout: a file that is
 * no log then gives few records, and a log goes on with its next line that is text.
 */
function isBinaryLine(state: ScanState, bytes: Uint8Array, start: number, end: number): boolean {
  const nul = find(state, state.nuls, bytes, start);
  if (nul >= 0 && nul < end) return true;
  if (state.open !== 'binary') return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if ((byte < BLANK && byte !== TAB) || byte > TILDE) return true;
  }
  return end - start < 3;
}

/** Cuts a record or line that is longer than any may be; what lies before the cut stays as it is. */
function cutLongRecord(state: ScanState, bytes: Uint8Array, line: Line): void {
  const inMessage = state.open === 'ccm';
  closeBefore(state, bytes, line.start);
  if (inMessage) return;
  let cut = line.start + longestRecord;
  for (let back = 0; back < 3 && ((bytes[cut] ?? 0) & 0xc0) === 0x80; back++) cut--;
  const piece: Line = { start: line.start, end: cut, next: cut, closed: false };
  const draft = state.draft;
  resetEntry(draft, line.start, cut);
  if (isCcmOpener(bytes, line.start)) {
    openCcm(state, bytes, piece, line.start);
    if (state.position === cut) closeBefore(state, bytes, cut);
    return;
  }
  draft.flags = TORN;
  setMessage(bytes, line.start, cut, draft);
  emitHere(state, bytes, draft, piece, cut);
}
