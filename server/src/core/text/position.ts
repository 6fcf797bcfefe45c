/** A place in a text: zero-based line, zero-based column in UTF-16 code units. Line ends are CRLF, LF and lone CR, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text; `end` is exclusive. The same shape as LSP's Range. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
