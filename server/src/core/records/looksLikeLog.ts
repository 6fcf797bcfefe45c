import type { Platform } from '../platform.ts';
import { decisionBytes, transcode } from '../text/decode.ts';
import { BINARY, DAMAGED_TAIL, HEAD_LOST } from './entry.ts';
import { createScanner } from './scanner.ts';
import type { FamilyId, ScanOptions } from './types.ts';

/** Families whose records no other program's text looks like: one is enough. */
const telling: ReadonlySet<FamilyId> = new Set([
  'ccm',
  'sms1-server',
  'sms2-server',
  'sms2-client',
  'configmgr-server',
  'provider',
]);

/**
 * True where the first 64 KiB of a file show records of a family other than `plain`: one undamaged record of a family
 * that cannot be mistaken, or a quarter of the lines of one that can (`setup` and `sms1-client` start with a date as
 * many logs do).
 */
export function looksLikeLog(head: Uint8Array, platform: Platform, options: ScanOptions): boolean {
  const { bytes, decoding } = transcode(head.subarray(0, decisionBytes), options.encoding);
  let found = false;
  let other = 0;
  let all = 0;
  const scanner = createScanner(
    platform,
    { ...options, encoding: decoding.scanned, origin: 'text' },
    {
      onRecord(record) {
        if (record.messageEnd === record.messageStart && record.family === 'plain') return;
        all++;
        if (record.family === 'plain' || record.flagBits & BINARY) return;
        other++;
        if (telling.has(record.family) && (record.flagBits & (DAMAGED_TAIL | HEAD_LOST)) === 0) found = true;
      },
    },
  );
  scanner.push(bytes);
  scanner.end();
  return found || (other > 0 && other * 4 >= all);
}
