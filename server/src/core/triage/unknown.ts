import type { Unexplained } from './types.ts';

/** An error or warning record that no failure knows. */
export interface UnexplainedRecord {
  readonly severity: Unexplained['severity'];
  readonly record: number;
  readonly range: Unexplained['first']['range'];
  readonly head: Unexplained['first']['head'];
  readonly time: number | null;
  readonly utc: number | null;
  readonly message: string;
}

/** Collects the unexplained records of one log. */
export interface UnexplainedGroups {
  add(record: UnexplainedRecord): void;
  /** One group for each severity and shape, in order of their first records. */
  result(): Unexplained[];
  /** How many records were in none of the groups, because there are too many shapes. */
  leftOut(): number;
}

/** More shapes of one log than anyone reads; a log that is not understood at all must not fill the memory. */
const mostShapes = 200;
/** UTF-16 code units: how much of a message is looked at, and how long a shape may get. */
const longestInput = 1000;
const longestShape = 200;
const longestQuote = 260;

/** Makes an empty collection for one log; at most 200 shapes are told apart, the records of others are counted. */
export function createUnexplained(): UnexplainedGroups {
  const groups = new Map<string, { count: number; readonly shape: string; readonly first: UnexplainedRecord }>();
  let leftOut = 0;
  return {
    add(record) {
      const shape = shapeOf(record.message);
      const key = `${record.severity} ${shape}`;
      const group = groups.get(key);
      if (group) group.count++;
      else if (groups.size < mostShapes) groups.set(key, { count: 1, shape, first: record });
      else leftOut++;
    },
    result: () =>
      [...groups.values()].map(({ count, shape, first: { severity, ...first } }) => ({
        shape,
        severity,
        count,
        first,
      })),
    leftOut: () => leftOut,
  };
}

/**
 * What messages of one kind have in common: numbers and GUIDs become `{n}`, paths, registry keys and addresses
 * `{path}`, quoted texts and names with three digits or more (`PC0417`) `{name}`; white space and `~` become one
 * blank. The first 1,000 UTF-16 code units count; a shape is at most 200 long, then `…` ends it.
 */
export function shapeOf(message: string): string {
  const text = message.slice(0, longestInput);
  let shape = '';
  let at = 0;
  while (at < text.length && shape.length <= longestShape) {
    const piece = pieceAt(text, at);
    at = piece.end;
    shape = join(shape, piece.shape);
  }
  const whole = shape.trimEnd();
  if (whole.length <= longestShape && at >= text.length) return whole;
  return `${cut(whole, longestShape - 1)}…`;
}

/** A stretch of the message and what stands for it. */
interface Piece {
  readonly end: number;
  readonly shape: string;
}

function pieceAt(text: string, at: number): Piece {
  const char = text[at]!;
  if (isBlank(char)) return { end: skip(text, at, isBlank), shape: ' ' };
  const starts = at === 0 || !isWord(text[at - 1]!);
  return (
    (starts ? (quotedAt(text, at) ?? guidAt(text, at) ?? pathAt(text, at) ?? numberAt(text, at)) : null) ??
    (isWord(char) ? wordAt(text, at) : { end: at + 1, shape: char })
  );
}

/** Blanks run together, none leads, and a path with a blank in it is one path. */
function join(shape: string, next: string): string {
  if (next === ' ') return shape === '' || shape.endsWith(' ') ? shape : `${shape} `;
  if (next === '{path}' && shape.endsWith('{path} ')) return shape.slice(0, -1);
  return shape + next;
}

function quotedAt(text: string, at: number): Piece | null {
  const quote = text[at]!;
  if (quote !== '"' && quote !== "'") return null;
  for (let end = at + 1; end < text.length && end - at <= longestQuote; end++) {
    const char = text[end]!;
    if (char === '\n' || char === '\r') return null;
    if (char !== quote || (quote === "'" && end + 1 < text.length && isWord(text[end + 1]!))) continue;
    if (end === at + 1) return { end: end + 1, shape: quote + quote };
    const name = looksLikePath(text.slice(at + 1, end)) ? '{path}' : '{name}';
    return { end: end + 1, shape: quote + name + quote };
  }
  return null;
}

/** Places of the hyphens in a GUID of 36 characters. */
const hyphens: ReadonlySet<number> = new Set([8, 13, 18, 23]);

function guidAt(text: string, at: number): Piece | null {
  const braced = text[at] === '{';
  const start = braced ? at + 1 : at;
  for (let index = 0; index < 36; index++) {
    const char = text[start + index] ?? '';
    if (hyphens.has(index) ? char !== '-' : !isHex(char)) return null;
  }
  const end = start + 36;
  if (braced) return text[end] === '}' ? { end: end + 1, shape: '{n}' } : null;
  return isWord(text[end] ?? '') ? null : { end, shape: '{n}' };
}

function pathAt(text: string, at: number): Piece | null {
  // Only where a chunk begins, so that no chunk is walked twice.
  if (at > 0 && !endsChunk(text[at - 1]!)) return null;
  let end = skip(text, at, (char) => !endsChunk(char));
  while (end > at && '.:!'.includes(text[end - 1]!)) end--;
  return end > at && looksLikePath(text.slice(at, end)) ? { end, shape: '{path}' } : null;
}

function looksLikePath(chunk: string): boolean {
  const backslash = chunk.indexOf('\\');
  if (backslash >= 0 && chunk.length > backslash + 1) return true;
  if (isLetter(chunk[0] ?? '') && chunk[1] === ':' && chunk[2] === '/') return true;
  if (chunk.indexOf('://') > 0) return true;
  return chunk.startsWith('/') && chunk.indexOf('/', 2) > 0;
}

function numberAt(text: string, at: number): Piece | null {
  const signed = (text[at] === '-' || text[at] === '+') && isDigit(text[at + 1] ?? '');
  const start = signed ? at + 1 : at;
  if (!isDigit(text[start] ?? '')) return null;
  let end = skip(text, start, isWord);
  // Versions, dates, times and thousands are one number.
  while ('.:/-,'.includes(text[end] ?? ' ') && isDigit(text[end + 1] ?? '')) end = skip(text, end + 1, isWord);
  return { end, shape: '{n}' };
}

function wordAt(text: string, at: number): Piece {
  const end = skip(text, at, isWord);
  const word = text.slice(at, end);
  const digits = count(word, isDigit);
  if (digits > 0 && word.length >= 8 && count(word, isHex) === word.length) return { end, shape: '{n}' };
  return { end, shape: digits >= 3 ? '{name}' : word };
}

function skip(text: string, from: number, wanted: (char: string) => boolean): number {
  let end = from;
  while (end < text.length && wanted(text[end]!)) end++;
  return end;
}

function count(text: string, wanted: (char: string) => boolean): number {
  let found = 0;
  for (const char of text) if (wanted(char)) found++;
  return found;
}

function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r' || char === '\u00a0' || char === '~';
}

function endsChunk(char: string): boolean {
  return isBlank(char) || '"<>|*?,;()[]=\''.includes(char);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z');
}

function isHex(char: string): boolean {
  return isDigit(char) || (char >= 'a' && char <= 'f') || (char >= 'A' && char <= 'F');
}

function isWord(char: string): boolean {
  return isDigit(char) || isLetter(char) || char === '_' || char >= '\u0100' || (char >= '\u00c0' && char <= '\u00ff');
}
