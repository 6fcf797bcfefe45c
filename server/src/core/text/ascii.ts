/** Byte values the readers look for; every scannable encoding is a superset of ASCII. */
export const NUL = 0;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const BLANK = 0x20;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const DOLLAR = 0x24;
export const AMPERSAND = 0x26;
export const OPEN_PARENTHESIS = 0x28;
export const CLOSE_PARENTHESIS = 0x29;
export const PLUS = 0x2b;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const UNDERSCORE = 0x5f;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const TILDE = 0x7e;

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

export function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** Blank or TAB. */
export function isBlank(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB;
}

/** Value of a hexadecimal digit; -1 for every other byte. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** First position from `from` that holds no blank and no TAB; at most `to`. */
export function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  while (from < to && (bytes[from] === BLANK || bytes[from] === TAB)) from++;
  return from;
}

/** End of the text in `from..to` without trailing blanks and TABs. */
export function trimBlanks(bytes: Uint8Array, from: number, to: number): number {
  while (to > from && (bytes[to - 1] === BLANK || bytes[to - 1] === TAB)) to--;
  return to;
}

/** True where the ASCII text `literal` stands at `at`, case as it is. */
export function startsWith(bytes: Uint8Array, at: number, literal: string): boolean {
  for (let index = 0; index < literal.length; index++) {
    if (bytes[at + index] !== literal.charCodeAt(index)) return false;
  }
  return true;
}

/** The same without regard to the case of A-Z; `literal` is lower case. */
export function startsWithAnyCase(bytes: Uint8Array, at: number, literal: string): boolean {
  for (let index = 0; index < literal.length; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return false;
    const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
    if (lower !== literal.charCodeAt(index)) return false;
  }
  return true;
}

/** A few bytes as lower-case ASCII text; a byte above 0x7f becomes one character of that code. */
export function lowerText(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    text += String.fromCharCode(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
  }
  return text;
}
