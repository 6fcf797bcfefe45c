import type { Platform } from './platform.ts';
import { createRawScanner } from './records/rawScanner.ts';
import { createScanner } from './records/scanner.ts';
import type { LogDocument, LogRecord, ScanOptions } from './records/types.ts';
import { createReading, type Knowledge } from './triage/sightings.ts';
import type { LogReading } from './triage/types.ts';

/** How a log is read. */
export interface ReadOptions {
  /** Encoding label for a log that does not tell; default `windows-1252`. */
  readonly encoding?: string;
}

/** Takes a log piece by piece; nothing but what is not closed yet and the sightings stay in memory. */
export interface LogReader {
  /** The next bytes; may be cut anywhere. The buffer may be used again after the call. */
  push(bytes: Uint8Array): void;
  /** Says that the log ends here. */
  end(): LogReading;
}

/** Takes a log piece by piece and hands on each record as it closes. */
export interface RecordReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** What every reader of one core shares. */
export interface ReadingParts {
  readonly platform: Platform;
  readonly scan: ScanOptions;
  readonly knowledge: Knowledge;
}

/** Bytes given to the scanner at once where the whole text is in memory. */
const pieceSize = 4 * 1024 * 1024;

/** A reader for the bytes of a file; `path` is what the host calls it. */
export function createReader(parts: ReadingParts, path: string, options: ReadOptions = {}): LogReader {
  const reading = createReading(path, parts.knowledge);
  const scanner = createRawScanner(parts.platform, { ...parts.scan, ...options }, reading);
  let bytes = 0;
  return {
    push(piece) {
      bytes += piece.length;
      scanner.push(piece);
    },
    end() {
      scanner.end();
      return reading.finish({ bytes, encoding: scanner.decoding?.name ?? 'utf-8' });
    },
  };
}

/** A reader for the bytes of a file that gives the records themselves. */
export function createRecordReader(
  parts: ReadingParts,
  options: ReadOptions,
  take: (record: LogRecord) => void,
): RecordReader {
  const sink = { onRecord: (record: { toRecord(): LogRecord }) => take(record.toRecord()) };
  return createRawScanner(parts.platform, { ...parts.scan, ...options }, sink);
}

/** The reading of a text in memory. */
export function readDocument(parts: ReadingParts, log: LogDocument): LogReading {
  const reading = createReading(log.name, parts.knowledge);
  const scanner = createScanner(parts.platform, { ...parts.scan, origin: 'text' }, reading);
  for (let at = 0; at < log.bytes.length; at += pieceSize) scanner.push(log.bytes.subarray(at, at + pieceSize));
  scanner.end();
  return reading.finish({ bytes: log.bytes.length, encoding: 'utf-8' });
}
