import { DOLLAR, isBlank, LESS } from '../../text/ascii.ts';
import { advance, emitHere, emitOpen, type Line } from '../emit.ts';
import { createEntry, resetEntry } from '../entry.ts';
import { closeBefore, textStart } from '../openRecord.ts';
import { find, type ScanState } from '../scanState.ts';
import { readExactTail, readLooseTail, restIsBlank } from './dollarTail.ts';
import { setMessage } from './message.ts';

/**
 * Reads a line that ends in a tail of a `$$<` family and emits its record, with the bare lines that wait for it. Where
 * a complete tail is followed at once by text with another one, the record ends in the middle of the line. False where
 * the line has no tail.
 */
export function readDollarLine(state: ScanState, bytes: Uint8Array, line: Line, text: number): boolean {
  const first = find(state, state.dollars, bytes, line.start);
  if (first < 0 || first >= line.end) return false;
  const draft = state.draft;
  const tailEnd = readExactTail(bytes, first, line.end, draft);
  if (tailEnd > 0) {
    if (tailEnd === line.end || restIsBlank(bytes, tailEnd, line.end)) {
      return emitWithBareLines(state, bytes, line, text, first, line.next);
    }
    if (followsAtOnce(bytes[tailEnd]) && lastExactTail(state, bytes, line) > first) {
      return emitWithBareLines(state, bytes, line, text, first, tailEnd);
    }
  }
  resetEntry(draft, text, line.end);
  const last = lastDollars(bytes, first, line.end);
  const lastEnd = last === first ? tailEnd : readExactTail(bytes, last, line.end, draft);
  if (last !== first && lastEnd > 0 && restIsBlank(bytes, lastEnd, line.end)) {
    return emitWithBareLines(state, bytes, line, text, last, line.next);
  }
  resetEntry(draft, text, line.end);
  if (!readLooseTail(bytes, text, last, line.end, state.context, draft)) {
    resetEntry(draft, text, line.end);
    return false;
  }
  const { messageEnd } = draft;
  return emitWithBareLines(state, bytes, line, text, messageEnd, line.next);
}

function emitWithBareLines(
  state: ScanState,
  bytes: Uint8Array,
  line: Line,
  text: number,
  messageEnd: number,
  end: number,
): boolean {
  const draft = state.draft;
  if (state.open !== 'bare') {
    closeBefore(state, bytes, line.start);
    setMessage(bytes, text, messageEnd, draft);
    emitHere(state, bytes, draft, line, end);
    return true;
  }
  state.openLines++;
  setMessage(bytes, textStart(state, bytes, state.openStart), messageEnd, draft);
  emitOpen(state, draft, end);
  if (end === line.next) advance(state, line);
  else state.position = end;
  return true;
}

/** Place of the last exact tail that ends the line, looked for once per physical line; -1 where there is none. */
function lastExactTail(state: ScanState, bytes: Uint8Array, line: Line): number {
  if (state.lastTailLine === state.line) return state.lastTail;
  state.lastTailLine = state.line;
  const last = lastDollars(bytes, line.start, line.end);
  const end = readExactTail(bytes, last, line.end, createEntry());
  state.lastTail = end > 0 && restIsBlank(bytes, end, line.end) ? last : -1;
  return state.lastTail;
}

/** The last `$$<` of the line, else its last run of `$`; a `$` stands at `from`. */
function lastDollars(bytes: Uint8Array, from: number, end: number): number {
  let run = -1;
  for (let at = end - 1; at >= from; at--) {
    if (bytes[at] !== DOLLAR) continue;
    if (bytes[at - 1] === DOLLAR && at > from) {
      if (bytes[at + 1] === LESS && at + 1 < end) return at - 1;
      if (run < 0) run = at - 1;
      at--;
    } else if (run < 0) run = at;
  }
  return run;
}

/** A quoted line goes on with a quote or with punctuation: then the tail before it is part of a message. */
function followsAtOnce(byte: number | undefined): boolean {
  return byte !== undefined && !isBlank(byte) && !`"')]},.;:`.includes(String.fromCharCode(byte));
}
