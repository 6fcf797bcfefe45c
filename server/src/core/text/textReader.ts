import { codePage, decodeWindows1252 } from './codePages.ts';

/** Turns scanned bytes into text where it is shown. */
export interface TextReader {
  /** Text of the bytes `from..to`. */
  text(bytes: Uint8Array, from: number, to: number): string;
  /** Its length in UTF-16 code units. */
  units(bytes: Uint8Array, from: number, to: number): number;
}

/**
 * Reader for `utf-8` or the label of a single-byte code page (WHATWG labels, 437, 850, 852). An unknown label reads as
 * windows-1252. With a page, bytes that are valid UTF-8 are read as UTF-8 all the same: a log whose first 64 KiB are
 * ASCII does not tell, and text of a code page beyond ASCII is hardly ever valid UTF-8.
 */
export function createTextReader(label: string): TextReader {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  if (isUtf8(label)) return createUtf8Reader(utf8);

  const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  const page = singleByte(label);
  const text = (bytes: Uint8Array, from: number, to: number): string => {
    const piece = bytes.subarray(from, to);
    if (isAscii(bytes, from, to)) return utf8.decode(piece);
    try {
      return strict.decode(piece);
    } catch {
      return page(piece);
    }
  };
  return {
    text,
    units: (bytes, from, to) => (isAscii(bytes, from, to) ? Math.max(0, to - from) : text(bytes, from, to).length),
  };
}

export function isUtf8(label: string): boolean {
  return /^(?:unicode-1-1-)?utf-?8$/i.test(label.trim());
}

function createUtf8Reader(decoder: TextDecoder): TextReader {
  const text = (bytes: Uint8Array, from: number, to: number): string => decoder.decode(bytes.subarray(from, to));
  return {
    text,
    units: (bytes, from, to) => (isAscii(bytes, from, to) ? Math.max(0, to - from) : text(bytes, from, to).length),
  };
}

function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}

function singleByte(label: string): (piece: Uint8Array) => string {
  const upper = codePage(label);
  if (upper !== undefined) {
    return (piece) => {
      let text = '';
      for (const byte of piece) text += byte < 0x80 ? String.fromCharCode(byte) : (upper[byte - 0x80] ?? '\ufffd');
      return text;
    };
  }
  const decoder = decoderOf(label);
  if (decoder.encoding === 'windows-1252') return decodeWindows1252;
  return (piece) => decoder.decode(piece);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
