/** True for what counts as white space in templates and messages: blank, TAB, no-break space, CR, LF and `~`. */
export function isWhiteSpace(code: number): boolean {
  return code === 32 || code === 126 || code === 13 || code === 10 || code === 9 || code === 160;
}

/** True for what ends a line of a message: CR, LF, and the `~` that SMS writes for a line break. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 126;
}

/** The code unit with A-Z made a-z; every other one as it is. */
export function foldCase(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** `text` with A-Z made a-z and each run of white space made one blank, white space at both ends kept as one blank. */
export function foldText(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isWhiteSpace(code)) folded += String.fromCharCode(foldCase(code));
    else if (!folded.endsWith(' ')) folded += ' ';
  }
  return folded;
}

/** True where a letter or digit (of any script) begins at this UTF-16 offset. */
export function letterOrDigitAt(text: string, offset: number): boolean {
  const code = text.codePointAt(offset);
  return code !== undefined && isLetterOrDigit(code);
}

/** True where a letter or digit (of any script) ends at this UTF-16 offset. */
export function letterOrDigitBefore(text: string, offset: number): boolean {
  if (offset <= 0) return false;
  const unit = text.charCodeAt(offset - 1);
  const lowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
  return isLetterOrDigit((lowSurrogate && offset > 1 ? text.codePointAt(offset - 2) : undefined) ?? unit);
}

const nonAsciiLetterOrDigit = /^[\p{L}\p{Nd}]$/u;

function isLetterOrDigit(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return nonAsciiLetterOrDigit.test(String.fromCodePoint(code));
}
