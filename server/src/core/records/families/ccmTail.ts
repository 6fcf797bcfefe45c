import {
  BLANK,
  CLOSE_BRACKET,
  EQUALS,
  GREATER,
  isLetter,
  LESS,
  NUL,
  QUOTE,
  skipBlanks,
  startsWith,
  startsWithAnyCase,
  TAB,
} from '../../text/ascii.ts';

export const ccmOpener = '<![LOG[';

const attributeNames = ['time', 'date', 'component', 'context', 'type', 'thread', 'file'];

export function isCcmOpener(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LESS && startsWith(bytes, at, ccmOpener);
}

/**
 * Asks whether the `!` at `mark` belongs to a `]LOG]!>` that ends a message: one that starts at or after `floor` and is
 * followed by an attribute. Gives the place of the attribute's `<`, or -1.
 */
export function ccmTailAfter(bytes: Uint8Array, floor: number, mark: number, end: number): number {
  const closer = mark - 5;
  if (closer < floor || bytes[closer] !== CLOSE_BRACKET || bytes[mark + 1] !== GREATER) return -1;
  if (!startsWith(bytes, closer, ']LOG]')) return -1;
  const tail = skipBlanks(bytes, mark + 2, end);
  if (tail >= end || bytes[tail] !== LESS) return -1;
  for (const name of attributeNames) {
    if (startsWithAnyCase(bytes, tail + 1, name) && bytes[tail + 1 + name.length] === EQUALS) return tail;
  }
  return -1;
}

/**
 * End of the attributes that start at `tail`: after the `>` that stands outside quotes. -1 where the line has none. Where
 * quotes do not pair, the line's last `>` ends it.
 */
export function ccmTailEnd(bytes: Uint8Array, tail: number, end: number): number {
  let quoted = false;
  for (let at = tail; at < end; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (byte === GREATER && !quoted) return at + 1;
  }
  if (!quoted) return -1;
  let last = end;
  while (last > tail && isPadding(bytes[last - 1])) last--;
  return bytes[last - 1] === GREATER ? last : -1;
}

/** True where nothing but blanks and NULs stand in `from..to`. */
export function isPaddingOnly(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isPadding(bytes[at])) return false;
  return true;
}

function isPadding(byte: number | undefined): boolean {
  return byte === BLANK || byte === TAB || byte === NUL;
}

/** Spans of the values found in a `ccm` tail; an absent attribute has start -1, a value its place without quotes. */
export interface CcmAttributes {
  timeStart: number;
  timeEnd: number;
  dateStart: number;
  dateEnd: number;
  componentStart: number;
  componentEnd: number;
  contextStart: number;
  contextEnd: number;
  typeStart: number;
  typeEnd: number;
  threadStart: number;
  threadEnd: number;
  fileStart: number;
  fileEnd: number;
}

export function createCcmAttributes(): CcmAttributes {
  return {
    timeStart: -1,
    timeEnd: -1,
    dateStart: -1,
    dateEnd: -1,
    componentStart: -1,
    componentEnd: -1,
    contextStart: -1,
    contextEnd: -1,
    typeStart: -1,
    typeEnd: -1,
    threadStart: -1,
    threadEnd: -1,
    fileStart: -1,
    fileEnd: -1,
  };
}

/** Reads `name="value"` pairs of `tail..end` in any order; unknown names are passed over. */
export function readCcmAttributes(bytes: Uint8Array, tail: number, end: number, into: CcmAttributes): void {
  into.timeStart = into.dateStart = into.componentStart = into.contextStart = -1;
  into.typeStart = into.threadStart = into.fileStart = -1;
  let at = tail + 1;
  while (at < end) {
    while (at < end && !isLetter(bytes[at])) at++;
    const name = at;
    while (at < end && isNameByte(bytes[at])) at++;
    const nameEnd = at;
    if (bytes[at] !== EQUALS || bytes[at + 1] !== QUOTE) continue;
    const value = at + 2;
    at = value;
    while (at < end && bytes[at] !== QUOTE) at++;
    setAttribute(bytes, name, nameEnd, value, Math.min(at, end), into);
    at++;
  }
}

function setAttribute(
  bytes: Uint8Array,
  name: number,
  nameEnd: number,
  value: number,
  end: number,
  into: CcmAttributes,
): void {
  const is = (word: string): boolean => nameEnd - name === word.length && startsWithAnyCase(bytes, name, word);
  if (is('time')) {
    into.timeStart = value;
    into.timeEnd = end;
  } else if (is('date')) {
    into.dateStart = value;
    into.dateEnd = end;
  } else if (is('component')) {
    into.componentStart = value;
    into.componentEnd = end;
  } else if (is('context')) {
    into.contextStart = value;
    into.contextEnd = end;
  } else if (is('type')) {
    into.typeStart = value;
    into.typeEnd = end;
  } else if (is('thread')) {
    into.threadStart = value;
    into.threadEnd = end;
  } else if (is('file')) {
    into.fileStart = value;
    into.fileEnd = end;
  }
}

function isNameByte(byte: number | undefined): boolean {
  return isLetter(byte) || byte === 0x2d || byte === 0x5f || byte === 0x3a;
}
