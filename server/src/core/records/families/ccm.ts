import { isBlank } from '../../text/ascii.ts';
import { advance, beginOpen, emitHere, emitOpen, type Line } from '../emit.ts';
import { DAMAGED_TAIL, familyNumber, HEAD_LOST, INCOMPLETE, resetEntry, TORN } from '../entry.ts';
import { closeBefore, markBinary } from '../openRecord.ts';
import { find, type ScanState } from '../scanState.ts';
import { ccmOpener, ccmTailAfter, ccmTailEnd, isCcmOpener, isPaddingOnly } from './ccmTail.ts';
import { setMessage } from './message.ts';

/** Begins a `ccm` record whose opener stands at `opener`; closes it where its end lies on the same line. */
export function openCcm(state: ScanState, bytes: Uint8Array, line: Line, opener: number): void {
  beginOpen(state, 'ccm', line);
  resetEntry(state.held, opener + ccmOpener.length, line.end);
  state.held.family = familyNumber.ccm;
  closeOnLine(state, bytes, line, opener + ccmOpener.length);
}

/** A further line of an open `ccm` record. */
export function readCcmLine(state: ScanState, bytes: Uint8Array, line: Line): void {
  state.openLines++;
  state.openTextEnd = line.end;
  closeOnLine(state, bytes, line, line.start);
}

/**
 * A line that holds a tail without an opener before it: its head was lost. Text before an opener in the middle of the
 * line becomes a record of its own. False where the line holds neither.
 */
export function splitAtOrphan(state: ScanState, bytes: Uint8Array, line: Line): boolean {
  const { start, end } = line;
  let mark = find(state, state.marks, bytes, start);
  let tail = -1;
  while (mark >= 0 && mark < end && tail < 0) {
    tail = ccmTailAfter(bytes, start, mark, end);
    if (tail < 0) mark = find(state, state.marks, bytes, mark + 1);
  }
  if (tail < 0) return false;
  closeBefore(state, bytes, start);
  const draft = state.draft;
  for (let at = start + 1; at < mark - 5; at++) {
    if (!isCcmOpener(bytes, at)) continue;
    resetEntry(draft, start, at);
    setMessage(bytes, start, at, draft);
    draft.flags = TORN;
    emitHere(state, bytes, draft, line, at);
    return true;
  }
  resetEntry(draft, start, mark - 5);
  draft.family = familyNumber.ccm;
  draft.flags = HEAD_LOST;
  setMessage(bytes, start, mark - 5, draft);
  draft.timeStart = draft.timeEnd = tail;
  emitHere(state, bytes, draft, line, tailStop(bytes, tail, line, draft));
  return true;
}

function closeOnLine(state: ScanState, bytes: Uint8Array, line: Line, from: number): void {
  const held = state.held;
  let mark = find(state, state.marks, bytes, from);
  while (mark >= 0 && mark < line.end) {
    const tail = ccmTailAfter(bytes, held.messageStart, mark, line.end);
    if (tail >= 0) {
      setMessage(bytes, held.messageStart, mark - 5, held);
      held.timeStart = held.timeEnd = tail;
      const stop = tailStop(bytes, tail, line, held);
      markBinary(state, bytes, stop);
      emitOpen(state, held, stop);
      if (stop === line.next) advance(state, line);
      else state.position = stop;
      return;
    }
    mark = find(state, state.marks, bytes, mark + 1);
  }
  advance(state, line);
}

/** Where a record with this tail ends: with its line, or in the middle of it where more follows. */
function tailStop(bytes: Uint8Array, tail: number, line: Line, entry: { flags: number }): number {
  const tailEnd = ccmTailEnd(bytes, tail, line.end);
  if (tailEnd < 0) {
    entry.flags |= line.closed ? DAMAGED_TAIL : INCOMPLETE;
    return line.next;
  }
  if (isPaddingOnly(bytes, tailEnd, line.end)) return line.next;
  let stop = tailEnd;
  while (isBlank(bytes[stop])) stop++;
  return isCcmOpener(bytes, stop) ? stop : tailEnd;
}
