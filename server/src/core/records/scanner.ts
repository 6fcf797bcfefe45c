import type { Platform } from '../platform.ts';
import { createFields, loadFields } from './fields.ts';
import { createRecordView } from './recordView.ts';
import { runScan } from './scan.ts';
import { createScanState, keptFrom, type ScanState, shiftState } from './scanState.ts';
import type { RecordSink, Scanner, ScanOptions } from './types.ts';

/**
 * A streaming scan of bytes that can be scanned as they are (text/decode.ts makes them so). Each closed record goes to
 * `sink` as one object that is used again. Kept are the bytes of what is not closed yet, at most 8 MiB and a piece of
 * input; nothing is kept of closed records.
 */
export function createScanner(platform: Platform, options: ScanOptions, sink: RecordSink): Scanner {
  const fields = createFields(options.encoding);
  let buffer = new Uint8Array(0);
  let length = 0;
  let dropped = 0;
  const view = createRecordView(fields, () => dropped);
  const state = createScanState(platform, options, (entry) => {
    loadFields(fields, buffer, entry);
    sink.onRecord(view);
  });

  return {
    push(bytes) {
      const kept = keptFrom(state);
      if (kept > 0) {
        keepColumns(state, buffer, kept, fields.reader.units);
        if (kept < length) buffer.copyWithin(0, kept, length);
        shiftState(state, kept);
        length -= kept;
        dropped += kept;
      }
      if (length + bytes.length > buffer.length) {
        const grown = new Uint8Array(Math.max(length + bytes.length, Math.min(buffer.length * 2, length + 0x1000000)));
        grown.set(buffer.subarray(0, length));
        buffer = grown;
      }
      buffer.set(bytes, length);
      length += bytes.length;
      runScan(state, buffer, length, 'more');
    },
    end() {
      // What lies behind the input is from older pieces and must not be seen.
      buffer = buffer.subarray(0, length);
      runScan(state, buffer, length, 'final');
    },
    get count() {
      return state.count;
    },
    get lineCount() {
      return state.line + 1;
    },
  };
}

/** Counts the columns of bytes that go away where a record starts in the middle of a line. */
function keepColumns(
  state: ScanState,
  bytes: Uint8Array,
  kept: number,
  units: (bytes: Uint8Array, from: number, to: number) => number,
): void {
  if (state.lineStart < kept) {
    state.columnBase += units(bytes, state.lineStart, kept);
    state.lineStart = kept;
  }
  if (state.open !== 'none' && state.openLineStart < kept) {
    state.openColumnBase += units(bytes, state.openLineStart, kept);
    state.openLineStart = kept;
  }
}
