import type { Platform } from '../platform.ts';
import { lineStartBefore } from '../text/lines.ts';
import { createDocument, type ScannedLog } from './document.ts';
import { isDollarFamily } from './entry.ts';
import {
  appendEntry,
  copyIndex,
  createRecordIndex,
  familyAt,
  lineOf,
  type RecordIndex,
  startOf,
} from './recordIndex.ts';
import { runScan } from './scan.ts';
import { createScanState, dollarRunLength, type ScanState } from './scanState.ts';
import type { LogDocument, ScanOptions } from './types.ts';

/**
 * The index of a whole text in memory. `bytes` is kept, not copied: it must not change afterwards. Never fails; a text
 * no family fits gives `plain` records. At most 4 GiB.
 */
export function openLog(name: string, bytes: Uint8Array, platform: Platform, options: ScanOptions): LogDocument {
  const index = createRecordIndex(Math.ceil(bytes.length / 160) + 16);
  return scanFrom(name, bytes, platform, options, index, 0, 0);
}

/**
 * The log with more text behind it: the same as opening the whole, but only what was not closed is read again. The old
 * log stays as it was. A log that `openLog` did not make is read whole.
 */
export function extendLog(log: LogDocument, moreBytes: Uint8Array): LogDocument {
  const { scanned } = log as ScannedDocument;
  const bytes = new Uint8Array(log.bytes.length + moreBytes.length);
  bytes.set(log.bytes);
  bytes.set(moreBytes, log.bytes.length);
  return rescanLog(log, bytes, scanned.closed);
}

/**
 * The log of a changed text: the first `keep` records are taken over, everything behind them is read again. Up to the
 * end of record `keep - 1` the bytes must be the same in both texts.
 */
export function rescanLog(log: LogDocument, bytes: Uint8Array, keep: number): LogDocument {
  const { scanned } = log as ScannedDocument;
  const closed = Math.max(0, Math.min(keep, scanned.closed));
  const index = copyIndex(scanned.index, closed);
  const start = closed < scanned.index.count ? startOf(scanned.index, closed) : scanned.bytes.length;
  const line = closed < scanned.index.count ? lineOf(scanned.index, closed) : scanned.lines - 1;
  return scanFrom(log.name, bytes, scanned.platform, scanned.options, index, start, line);
}

/** What `openLog` gives: a document that can be extended. */
interface ScannedDocument extends LogDocument {
  readonly scanned: ScannedLog;
}

function scanFrom(
  name: string,
  bytes: Uint8Array,
  platform: Platform,
  options: ScanOptions,
  index: RecordIndex,
  start: number,
  line: number,
): ScannedDocument {
  const state = createScanState(platform, options, (entry) => appendEntry(index, entry));
  resume(state, bytes, index, start, line);
  runScan(state, bytes, bytes.length, 'more');
  const closed = index.count;
  runScan(state, bytes, bytes.length, 'final');
  const scanned: ScannedLog = { name, bytes, platform, options, index, closed, lines: state.line + 1 };
  return Object.assign(createDocument(scanned), { scanned });
}

/** Puts a fresh state behind the records of the index, at `start` on `line`. */
function resume(state: ScanState, bytes: Uint8Array, index: RecordIndex, start: number, line: number): void {
  state.count = index.count;
  state.position = start;
  state.line = line;
  state.lineStart = lineStartBefore(bytes, 0, start);
  let run = 0;
  while (run < dollarRunLength && run < index.count && isDollarFamily(familyAt(index, index.count - 1 - run))) run++;
  state.dollarRun = run;
  state.context.inDollarRun = run === dollarRunLength;
}
