import { isUtf8 } from './textReader.ts';

/** Bytes looked at before an encoding is chosen; what comes later does not change the choice. */
export const decisionBytes = 64 * 1024;

/** How the bytes of a log become bytes that can be scanned. */
export interface Decoding {
  /** Name for people: `utf-8`, `utf-16le`, `windows-1252`, `shift_jis` ... */
  readonly name: string;
  /** What the scanned bytes are in: `utf-8` or the label of a single-byte page. */
  readonly scanned: string;
  /** Bytes of the byte order mark to leave out. */
  readonly mark: number;
  /** Label for TextDecoder where the bytes must become UTF-8 first; null where they are scanned as they are. */
  readonly transcode: string | null;
}

/**
 * Chooses from the first bytes (`head`, 64 KiB or the whole of a shorter log): a byte order mark; UTF-16 by its zero
 * bytes; UTF-8 where bytes above 0x7f occur and all of them are valid (a character cut at the end of `head` is); else
 * `label`, windows-1252 unless told otherwise. A head of ASCII does not tell and gives `label`: its reader takes later
 * text that is valid UTF-8 as UTF-8 all the same.
 */
export function chooseDecoding(head: Uint8Array, label = 'windows-1252'): Decoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return asIs('utf-8', 3);
  if (head[0] === 0xff && head[1] === 0xfe) return converted('utf-16le', 2);
  if (head[0] === 0xfe && head[1] === 0xff) return converted('utf-16be', 2);
  const wide = wideByZeros(head);
  if (wide !== null) return converted(wide, 0);
  if (isMultibyteUtf8(head)) return asIs('utf-8', 0);
  if (isUtf8(label)) return asIs('utf-8', 0);
  const known = knownLabel(label);
  return isAsciiSuperset(known) ? asIs(known, 0) : converted(known, 0);
}

/** Turns pieces of a log into scannable bytes. */
export interface Transcoder {
  /** The next bytes of the log; gives what can be scanned now. May be a view of `bytes` or of an older piece. */
  push(bytes: Uint8Array): Uint8Array;
  /** The rest. */
  end(): Uint8Array;
  /** Known after the first 64 KiB, or after `end`. */
  readonly decoding: Decoding | null;
}

/** A transcoder that decides on the first 64 KiB, however they are cut; `label` is for logs that do not tell. */
export function createTranscoder(label?: string): Transcoder {
  let head = new Uint8Array(0);
  let decoding: Decoding | null = null;
  let decoder: TextDecoder | null = null;
  const encoder = new TextEncoder();
  const convert = (bytes: Uint8Array, last: boolean): Uint8Array =>
    decoder === null ? bytes : encoder.encode(decoder.decode(bytes, { stream: !last }));
  const decide = (last: boolean): Uint8Array => {
    decoding = chooseDecoding(head.subarray(0, decisionBytes), label);
    decoder = decoding.transcode === null ? null : new TextDecoder(decoding.transcode, { ignoreBOM: true });
    const rest = head.subarray(decoding.mark);
    head = new Uint8Array(0);
    return convert(rest, last);
  };
  return {
    push(bytes) {
      if (decoding !== null) return convert(bytes, false);
      head =
        head.length === 0 && bytes.length >= decisionBytes
          ? (bytes.subarray() as Uint8Array<ArrayBuffer>)
          : joined(head, bytes);
      return head.length >= decisionBytes ? decide(false) : new Uint8Array(0);
    },
    end: () => (decoding === null ? decide(true) : convert(new Uint8Array(0), true)),
    get decoding() {
      return decoding;
    },
  };
}

/** A whole log in memory as scannable bytes. */
export function transcode(
  bytes: Uint8Array,
  label?: string,
): { readonly bytes: Uint8Array; readonly decoding: Decoding } {
  const decoding = chooseDecoding(bytes.subarray(0, decisionBytes), label);
  const rest = bytes.subarray(decoding.mark);
  if (decoding.transcode === null) return { bytes: rest, decoding };
  const text = new TextDecoder(decoding.transcode, { ignoreBOM: true }).decode(rest);
  return { bytes: new TextEncoder().encode(text), decoding };
}

function asIs(name: string, mark: number): Decoding {
  return { name, scanned: name, mark, transcode: null };
}

function converted(name: string, mark: number): Decoding {
  return { name, scanned: 'utf-8', mark, transcode: name };
}

function joined(head: Uint8Array, more: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + more.length);
  both.set(head);
  both.set(more, head.length);
  return both;
}

/**
 * Log text is mostly ASCII, so in UTF-16 nearly every second byte is zero and hardly any other: half of the pairs must
 * have the zero on one side, and at most one in fifty on the other (a crashed log may hold both).
 */
function wideByZeros(head: Uint8Array): string | null {
  const pairs = Math.min(head.length, 4096) >> 1;
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) even++;
    if (head[at] !== 0 && head[at + 1] === 0) odd++;
  }
  if (odd * 2 > pairs && even * 50 <= pairs) return 'utf-16le';
  if (even * 2 > pairs && odd * 50 <= pairs) return 'utf-16be';
  return null;
}

function isMultibyteUtf8(head: Uint8Array): boolean {
  let ascii = true;
  for (let at = 0; at < head.length && ascii; at++) ascii = (head[at] ?? 0) < 0x80;
  if (ascii) return false;
  try {
    // With `stream`, a character that the head cuts is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The decoder's own name for a label, a DOS page's number as it is; windows-1252 for what nobody knows. */
function knownLabel(label: string): string {
  const page = /^(?:cp|ibm|dos-?)?(437|850|852)$/i.exec(label.trim())?.[1];
  if (page !== undefined) return page;
  const number = /^(?:cp|windows-|ms)?(932|936|949|950|874|125\d)$/i.exec(label.trim())?.[1];
  const name = number === undefined ? label : (pageNames[number] ?? `windows-${number}`);
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'windows-1252';
  }
}

const pageNames: Readonly<Record<string, string>> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5' };

/** False for double-byte pages and UTF-16: there `\`, `~`, `{` and `|` occur inside characters. */
function isAsciiSuperset(name: string): boolean {
  return !/^(?:shift_jis|gbk|gb18030|big5|euc-kr|euc-jp|iso-2022-jp|utf-16)/.test(name);
}
