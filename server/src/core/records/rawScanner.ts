import type { Platform } from '../platform.ts';
import { createTranscoder, type Decoding } from '../text/decode.ts';
import { createScanner } from './scanner.ts';
import type { RecordSink, Scanner, ScanOptions } from './types.ts';

/** A scanner for the bytes of a file in whatever encoding. */
export interface RawScanner extends Scanner {
  /** Chosen on the first 64 KiB; null before. */
  readonly decoding: Decoding | null;
}

/**
 * Chooses the encoding on the first 64 KiB and scans. `options.encoding` is the label for a log that does not tell
 * (default windows-1252).
 */
export function createRawScanner(platform: Platform, options: ScanOptions, sink: RecordSink): RawScanner {
  const transcoder = createTranscoder(options.encoding);
  let scanner: Scanner | null = null;
  const scan = (bytes: Uint8Array): void => {
    const { decoding } = transcoder;
    if (decoding === null) return;
    // The transcoder has left the byte order mark out: what looks like one now is text.
    scanner ??= createScanner(platform, { ...options, encoding: decoding.scanned, origin: 'text' }, sink);
    if (bytes.length > 0) scanner.push(bytes);
  };
  return {
    push: (bytes) => scan(transcoder.push(bytes)),
    end() {
      scan(transcoder.end());
      scanner?.end();
    },
    get decoding() {
      return transcoder.decoding;
    },
    get count() {
      return scanner?.count ?? 0;
    },
    get lineCount() {
      return scanner?.lineCount ?? 1;
    },
  };
}
