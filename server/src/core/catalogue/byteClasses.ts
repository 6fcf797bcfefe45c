import { foldCase, isWhiteSpace } from './characters.ts';

/** Which bytes the automaton does not tell apart. */
export interface ByteClasses {
  /** Class of each byte. */
  readonly ofByte: Uint8Array;
  readonly count: number;
}

/** Class of every byte that no anchor holds, and class of white space. */
export const otherClass = 0;
export const whiteSpaceClass = 1;

/**
 * One class for each character of the anchors (A-Z with a-z), one for white space, one for the rest.
 * Bytes above 7F count as white space: a no-break space is A0 in most code pages, C2 A0 in UTF-8 and FF in code
 * page 850. Anchors are ASCII, so that this can only add candidates, which the match decides.
 */
export function byteClassesOf(anchors: readonly string[]): ByteClasses {
  const ofByte = new Uint8Array(256);
  const used = new Set<number>();
  for (const anchor of anchors) for (let at = 0; at < anchor.length; at++) used.add(anchor.charCodeAt(at));
  let count = 2;
  for (const code of [...used].sort((a, b) => a - b)) if (!isWhiteSpace(code)) ofByte[code] = count++;
  for (let byte = 0; byte < 128; byte++) {
    if (isWhiteSpace(byte)) ofByte[byte] = whiteSpaceClass;
    else ofByte[byte] = ofByte[foldCase(byte)]!;
  }
  ofByte.fill(whiteSpaceClass, 128);
  return { ofByte, count };
}
