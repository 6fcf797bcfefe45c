import { CR, LF, startsWith } from '../text/ascii.ts';
import { emitEntry, emitOpen } from './emit.ts';
import { BINARY, INCOMPLETE, resetEntry, TORN } from './entry.ts';
import { setMessage } from './families/message.ts';
import { dollarRunLength, find, type ScanState } from './scanState.ts';

/** Closes what is open before a record that starts at `end`; bare lines become a plain record each. */
export function closeBefore(state: ScanState, bytes: Uint8Array, end: number): void {
  if (state.open === 'none') return;
  if (state.open === 'bare') {
    emitBareLines(state, bytes, end, 0);
    return;
  }
  if (state.open === 'ccm') {
    closeUnfinishedCcm(state, bytes, end, TORN);
    return;
  }
  if (state.open === 'head') {
    setMessage(bytes, state.held.messageStart, state.openTextEnd, state.held);
    trimHeldMessage(state, bytes);
    emitOpen(state, state.held, end);
    return;
  }
  resetEntry(state.held, state.openStart, state.openTextEnd);
  state.held.flags = BINARY;
  setMessage(bytes, state.openStart, state.openTextEnd, state.held);
  emitOpen(state, state.held, end);
}

/** Closes what is open at the end of the input, where it may only be unfinished. */
export function closeAtEnd(state: ScanState, bytes: Uint8Array, length: number): void {
  if (state.open === 'ccm') closeUnfinishedCcm(state, bytes, length, INCOMPLETE);
  else if (state.open === 'bare') {
    emitBareLines(state, bytes, length, state.dollarRun === dollarRunLength ? INCOMPLETE : 0);
  } else closeBefore(state, bytes, length);
}

/** Where the text of a record that starts at `start` begins: after a byte order mark. */
export function textStart(state: ScanState, bytes: Uint8Array, start: number): number {
  return start === 0 && state.count === 0 && isBom(bytes) ? 3 : start;
}

export function isBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Flags the open record where it holds a NUL before `end`. */
export function markBinary(state: ScanState, bytes: Uint8Array, end: number): void {
  const nul = find(state, state.nuls, bytes, state.openStart);
  if (nul >= 0 && nul < end) state.held.flags |= BINARY;
}

/** Ends a `ccm` record that never got its tail; it reaches to `end`. */
function closeUnfinishedCcm(state: ScanState, bytes: Uint8Array, end: number, flag: number): void {
  const held = state.held;
  let textEnd = Math.min(state.openTextEnd, end);
  const closer = textEnd - 7;
  if (closer >= held.messageStart && startsWith(bytes, closer, ']LOG]!>')) textEnd = closer;
  setMessage(bytes, held.messageStart, Math.max(held.messageStart, textEnd), held);
  held.flags |= flag;
  markBinary(state, bytes, end);
  emitOpen(state, held, end);
}

function emitBareLines(state: ScanState, bytes: Uint8Array, end: number, lastFlag: number): void {
  const { openLines, openLine } = state;
  const held = state.held;
  for (let index = 0; index < openLines; index++) {
    const start = state.bareStarts[index] ?? 0;
    const stop = index + 1 < openLines ? (state.bareStarts[index + 1] ?? 0) : end;
    const textEnd = endOfText(bytes, start, stop);
    const text = textStart(state, bytes, start);
    resetEntry(held, text, textEnd);
    setMessage(bytes, text, textEnd, held);
    if (index + 1 === openLines) held.flags = lastFlag;
    const first = index === 0;
    emitEntry(
      state,
      held,
      start,
      stop,
      openLine + index,
      first ? state.openLineStart : start,
      first ? state.openColumnBase : 0,
    );
  }
  state.open = 'none';
  state.openLines = 0;
}

function trimHeldMessage(state: ScanState, bytes: Uint8Array): void {
  // Rows of `*` frame the text of the provider's records and are no part of it.
  const held = state.held;
  let { messageStart, messageEnd } = held;
  while (messageEnd > messageStart && isFrame(bytes[messageEnd - 1])) messageEnd--;
  if (state.openLines === 1 || messageEnd === held.messageEnd) return;
  while (messageStart < messageEnd && isFrame(bytes[messageStart])) messageStart++;
  held.messageStart = messageStart;
  held.messageEnd = messageEnd;
}

function isFrame(byte: number | undefined): boolean {
  return byte === 0x2a || byte === 0x20 || byte === 0x09 || byte === LF || byte === CR;
}

function endOfText(bytes: Uint8Array, start: number, end: number): number {
  if (end > start && bytes[end - 1] === LF) end--;
  if (end > start && bytes[end - 1] === CR) end--;
  return end;
}
