/** What is wrong in one authored file, and where. */
export interface Message {
  /** Name of the file as the caller gave it. */
  readonly file: string;
  /** One-based; the column counts UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  /** What was found and what was expected. */
  readonly text: string;
}

/** One-based line and column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Steps from the root of a YAML document to a node: names of properties and places in lists. */
export type NodePath = readonly (string | number)[];

/** Where the nodes of one YAML document stand in its text. */
export interface Places {
  /** Where a value begins, or the character at `offset` of it; the nearest existing parent where the node is missing. */
  at(path: NodePath, offset?: number): Place;
  /** Where a property's name stands. */
  atKey(path: NodePath): Place;
}

/** Sorts by file, line and column, so that the same files always give the same list. */
export function inOrder(messages: readonly Message[]): Message[] {
  return [...messages].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.text, b.text),
  );
}

/** Order by UTF-16 code units: the same on every machine, unlike a locale's. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A value as it is quoted in a message: on one line, cut where it is long. */
export function quote(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}
