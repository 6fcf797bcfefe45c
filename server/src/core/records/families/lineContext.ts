import type { Platform } from '../../platform.ts';
import { lowerText, startsWith } from '../../text/ascii.ts';
import { createDateParts, type DateParts } from '../dates.ts';

/** What the families need beside the bytes of a line. */
export interface LineContext {
  readonly platform: Platform;
  readonly components: ReadonlySet<string>;
  readonly parts: DateParts;
  /** For each hash of a component's last three bytes: 1. Spares most lines the making of strings. */
  readonly endings: Uint8Array;
  readonly longestComponentWords: number;
  /** The last 16 closed records were all of a `$$<` family: a bare component name at the end is then no tail. */
  inDollarRun: boolean;
}

export function createLineContext(platform: Platform, components: ReadonlySet<string>): LineContext {
  const endings = new Uint8Array(4096);
  let words = 1;
  for (const name of components) {
    words = Math.max(words, name.split(' ').length);
    endings[
      endingHash(name.charCodeAt(name.length - 3), name.charCodeAt(name.length - 2), name.charCodeAt(name.length - 1))
    ] = 1;
  }
  return {
    platform,
    components,
    parts: createDateParts(),
    endings,
    longestComponentWords: Math.min(words, 8),
    inDollarRun: false,
  };
}

/** True where `from..to` is a component known by name. */
export function isKnownComponent(context: LineContext, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 2 || to - from > 260 || !mayEndInComponent(context, bytes, to)) return false;
  return context.components.has(lowerText(bytes, from, to));
}

/** False where no known component ends at `to`. */
export function mayEndInComponent(context: LineContext, bytes: Uint8Array, to: number): boolean {
  return context.endings[endingHash(lower(bytes[to - 3]), lower(bytes[to - 2]), lower(bytes[to - 1]))] === 1;
}

/** True for `SMS_` and at least two capital letters, digits or underscores. */
export function isServiceName(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 6 || !startsWith(bytes, from, 'SMS_')) return false;
  for (let at = from + 4; at < to; at++) {
    const byte = bytes[at] ?? 0;
    const fits = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x5f;
    if (!fits) return false;
  }
  return true;
}

function lower(byte: number | undefined): number {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : (byte ?? 0);
}

function endingHash(first: number, second: number, third: number): number {
  // Two-letter names have no third byte from the end: NaN becomes 0 and the text's own byte does not, so they miss.
  return ((first * 31 + second) * 31 + third) & 4095;
}
