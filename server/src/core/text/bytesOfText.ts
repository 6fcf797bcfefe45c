/**
 * UTF-8 of an editor's text. A lone surrogate becomes U+FFFD, which is one code unit too: columns agree with the text's.
 */
export function bytesOfText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
