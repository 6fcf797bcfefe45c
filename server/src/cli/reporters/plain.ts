/**
 * Text from a log as a terminal may show it: control characters (escape sequences among them) and characters that
 * turn the direction of text become visible code points.
 */
export function shown(text: string): string {
  return text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}
