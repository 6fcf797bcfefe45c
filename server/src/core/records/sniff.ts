import type { Platform } from '../platform.ts';
import { decisionBytes, transcode } from '../text/decode.ts';
import { looksLikeLog } from './looksLikeLog.ts';
import type { ScanOptions } from './types.ts';

/** What the first bytes of a file say of it: records of a family other than `plain`, some text, or no text. */
export type Sniffed = 'log' | 'text' | 'binary';

/** Looks at the first 64 KiB. A log that ends in NULs after a crash is still one; an empty file is text. */
export function sniff(head: Uint8Array, platform: Platform, options: ScanOptions): Sniffed {
  if (looksLikeLog(head, platform, options)) return 'log';
  return isBinary(head) ? 'binary' : 'text';
}

/** More than one byte in ten is a control character that no text holds. */
function isBinary(head: Uint8Array): boolean {
  const { bytes } = transcode(head.subarray(0, decisionBytes));
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1a) controls++;
  }
  return controls * 10 > bytes.length;
}
