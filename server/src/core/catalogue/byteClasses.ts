import { foldCase, isWhiteSpace } from './characters.ts';

/** Which bytes the automaton does not tell apart. */
export interface ByteClasses {
  /** Class of each byte. */
  readonly ofByte: Uint8Array;
  readonly count: number;
}

/** Class of white space; class 0 is what no anchor holds. */
export const whiteSpaceClass = 1;

/** Signs that have a class of their own; with 26 letters, digits, the other signs and the two above that makes 32. */
const signsOfTheirOwn = 2;

/**
 * At most 32 classes, so that a state's row fills one cache line (64 bytes), which makes the scan half as fast again:
 * each letter (A-Z with a-z), all digits, the most frequent signs, all other signs, white space, and what no anchor
 * holds. Bytes above 7F count as white space: a no-break space is A0 in most code pages, C2 A0 in UTF-8 and FF in
 * code page 850. What is put together can only add candidates, which the match decides.
 */
export function byteClassesOf(anchors: readonly string[]): ByteClasses {
  const frequent = frequentSigns(anchors);
  const ofByte = new Uint8Array(256);
  const numbers = new Map<string, number>();
  for (const anchor of anchors) {
    for (let at = 0; at < anchor.length; at++) {
      const code = anchor.charCodeAt(at);
      if (!isWhiteSpace(code)) numbers.set(kindOf(code, frequent), 0);
    }
  }
  for (const [place, kind] of [...numbers.keys()].sort().entries()) numbers.set(kind, whiteSpaceClass + 1 + place);
  for (let byte = 0; byte < 128; byte++) {
    ofByte[byte] = isWhiteSpace(byte) ? whiteSpaceClass : (numbers.get(kindOf(foldCase(byte), frequent)) ?? 0);
  }
  ofByte.fill(whiteSpaceClass, 128);
  return { ofByte, count: numbers.size + whiteSpaceClass + 1 };
}

/** What shares a class, for a folded ASCII code that is no white space. */
function kindOf(code: number, frequent: ReadonlySet<number>): string {
  if (isLetter(code) || frequent.has(code)) return String.fromCharCode(code);
  return isDigit(code) ? 'digit' : 'sign';
}

function frequentSigns(anchors: readonly string[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const anchor of anchors) {
    for (let at = 0; at < anchor.length; at++) {
      const code = anchor.charCodeAt(at);
      if (!isLetter(code) && !isDigit(code) && !isWhiteSpace(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  const ordered = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  return new Set(ordered.slice(0, signsOfTheirOwn).map(([code]) => code));
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
