import type { Platform } from '../platform.ts';
import { createFields, type Fields, loadFields } from './fields.ts';
import { createRecordView } from './recordView.ts';
import { runScan } from './scan.ts';
import { createScanState, keptFrom, type ScanState, shiftState } from './scanState.ts';
import type { RecordSink, Scanner, ScanOptions } from './types.ts';

/** A streaming scan: what is carried from piece to piece, and the bytes the state's offsets are in. */
interface Stream {
  readonly state: ScanState;
  readonly fields: Fields;
  /** Bytes of records that are not closed yet: `carry` up to `carried`. */
  carry: Uint8Array;
  carried: number;
  /** What is being read: the carry or the piece itself. */
  current: Uint8Array;
  /** Offset of `current` in the whole input. */
  offset: number;
}

const firstStep = 4096;

/**
 * A streaming scan of bytes that can be scanned as they are (text/decode.ts makes them so). Each closed record goes to
 * `sink` as one object that is used again. A piece is read where it lies; only the bytes of records that are not closed
 * yet are copied, at most 8 MiB and some.
 */
export function createScanner(platform: Platform, options: ScanOptions, sink: RecordSink): Scanner {
  const fields = createFields(options.encoding);
  const view = createRecordView(fields, () => stream.offset);
  const state = createScanState(platform, options, (entry) => {
    loadFields(fields, stream.current, entry);
    sink.onRecord(view);
  });
  const none = new Uint8Array(0);
  const stream: Stream = { state, fields, carry: none, carried: 0, current: none, offset: 0 };

  return {
    push: (bytes) => pushPiece(stream, bytes),
    end() {
      stream.current = stream.carry.subarray(0, stream.carried);
      runScan(state, stream.current, stream.carried, 'final');
    },
    get count() {
      return state.count;
    },
    get lineCount() {
      return state.line + 1;
    },
  };
}

function pushPiece(stream: Stream, bytes: Uint8Array): void {
  const { state } = stream;
  const carried = stream.carried;
  let taken = 0;
  let step = firstStep;
  // Enough of the piece goes behind the carry to close what is open; then the piece is read where it lies.
  while (carried > 0 && keptFrom(state) < carried && taken < bytes.length) {
    const more = Math.min(step, bytes.length - taken);
    append(stream, bytes.subarray(taken, taken + more));
    taken += more;
    step *= 2;
    // A view of its own: what lies behind is from older pieces, and a search must not run into it.
    stream.current = stream.carry.subarray(0, stream.carried);
    runScan(state, stream.current, stream.carried, 'more');
  }
  if (carried > 0 && keptFrom(state) < carried) {
    dropCarry(stream);
    return;
  }
  drop(stream, stream.carry, carried);
  stream.carried = 0;
  stream.current = bytes;
  runScan(state, bytes, bytes.length, 'more');
  const kept = keptFrom(state);
  drop(stream, bytes, kept);
  append(stream, bytes.subarray(kept));
}

/** Frees the part of the carry that is closed. */
function dropCarry(stream: Stream): void {
  const kept = keptFrom(stream.state);
  // Moving bytes for every small piece would make a long record quadratic.
  if (kept < stream.carried >> 1) return;
  drop(stream, stream.carry, kept);
  stream.carry.copyWithin(0, kept, stream.carried);
  stream.carried -= kept;
}

/** Lets the first `count` bytes of `bytes` go: offsets are now those behind them. */
function drop(stream: Stream, bytes: Uint8Array, count: number): void {
  if (count === 0) return;
  keepColumns(stream, bytes, count);
  shiftState(stream.state, count);
  stream.offset += count;
}

/** Counts the columns of bytes that go away where a record starts in the middle of a line: up to the record's start. */
function keepColumns(stream: Stream, bytes: Uint8Array, kept: number): void {
  const { state, fields } = stream;
  if (state.lineStart < kept) {
    state.columnBase += fields.reader.units(bytes, state.lineStart, state.position);
    state.lineStart = state.position;
  }
  if (state.open !== 'none' && state.openLineStart < kept) {
    state.openColumnBase += fields.reader.units(bytes, state.openLineStart, state.openStart);
    state.openLineStart = state.openStart;
  }
}

function append(stream: Stream, bytes: Uint8Array): void {
  const length = stream.carried + bytes.length;
  if (length > stream.carry.length) {
    const grown = new Uint8Array(Math.max(length, Math.min(stream.carry.length * 2, length + 0x1000000)));
    grown.set(stream.carry.subarray(0, stream.carried));
    stream.carry = grown;
  }
  stream.carry.set(bytes, stream.carried);
  stream.carried = length;
}
