import { extendLog, openLog } from '../../server/src/core/records/openLog.ts';
import { createScanner } from '../../server/src/core/records/scanner.ts';
import type { ClosedRecord, LogDocument, LogRecord, ScanOptions } from '../../server/src/core/records/types.ts';
import { bytesOfText } from '../../server/src/core/text/bytesOfText.ts';
import type { Range } from '../../server/src/core/text/position.ts';
import { nodePlatform } from './recordsPlatform.ts';

/** Names that the tests of tails without TABs know. */
export const testComponents = new Set(['ccim32', 'apm', 'hardware inventory agent', 'cliex32.dll', 'sms_sql_monitor']);

export const testOptions: ScanOptions = { components: testComponents, origin: 'text' };

/** What a test sees of a streamed record: the values, the places and the bytes it covers. */
export interface SeenRecord {
  readonly record: LogRecord;
  readonly range: Range;
  readonly head: Range;
  readonly offset: number;
  /** One character per byte. */
  readonly covers: string;
}

export function open(text: string, options: ScanOptions = testOptions): LogDocument {
  return openLog('test.log', bytesOfText(text), nodePlatform, options);
}

/** All records of a text. */
export function recordsOf(log: LogDocument): LogRecord[] {
  return Array.from({ length: log.count }, (_, number) => log.record(number));
}

/** The one record of a text that must have one. */
export function onlyRecord(text: string, options: ScanOptions = testOptions): LogRecord {
  const log = open(text, options);
  if (log.count !== 1) throw new Error(`${log.count} records instead of one in ${JSON.stringify(text)}`);
  return log.record(0);
}

/** Streams the bytes in pieces that end at `cuts` (rising offsets). The buffer of each piece is spoilt after the call. */
export function stream(bytes: Uint8Array, cuts: readonly number[], options: ScanOptions = testOptions): SeenRecord[] {
  const seen: SeenRecord[] = [];
  const scanner = createScanner(nodePlatform, options, { onRecord: (record) => seen.push(see(record)) });
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    const piece = bytes.slice(from, cut);
    scanner.push(piece);
    piece.fill(0x24);
    from = cut;
  }
  scanner.end();
  return seen;
}

/** One character per byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function see(record: ClosedRecord): SeenRecord {
  return {
    record: record.toRecord(),
    range: record.range(),
    head: record.head(),
    offset: record.offset,
    covers: latin1(record.bytes.subarray(record.start, record.end)),
  };
}

/** The same of a document in memory. */
export function seenOf(log: LogDocument): Omit<SeenRecord, 'covers' | 'offset'>[] {
  return recordsOf(log).map((record) => ({
    record,
    range: log.messageRange(record.number),
    head: log.headRange(record.number),
  }));
}

/** Everything a document says, to compare two of them. */
export function describe(log: LogDocument): unknown {
  return {
    count: log.count,
    lineCount: log.lineCount,
    records: recordsOf(log).map((record) => ({
      record,
      range: log.recordRange(record.number),
      message: log.messageRange(record.number),
      bytes: log.messageBytes(record.number),
      spans: log.spans(record.number),
    })),
  };
}

/** The log opened in two steps. */
export function openInTwo(bytes: Uint8Array, cut: number, options: ScanOptions = testOptions): LogDocument {
  const first = openLog('test.log', bytes.slice(0, cut), nodePlatform, options);
  return extendLog(first, bytes.slice(cut));
}

/** The text of a range, by lines as LSP counts them. */
export function textIn(text: string, range: Range): string {
  const lines = text.split(/\r\n|\n|\r/);
  const { start, end } = range;
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  const middle = lines.slice(start.line + 1, end.line);
  return [
    (lines[start.line] ?? '').slice(start.character),
    ...middle,
    (lines[end.line] ?? '').slice(0, end.character),
  ].join('\n');
}
