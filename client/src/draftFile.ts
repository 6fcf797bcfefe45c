/** The first of TEAM-1, TEAM-2 ... that none of the files is named after; names compare without case. */
export function freeId(fileNames: Iterable<string>): string {
  const taken = new Set([...fileNames].map((name) => name.toLowerCase().replace(/\.ya?ml$/, '')));
  let number = 1;
  while (taken.has(`team-${number}`)) number++;
  return `TEAM-${number}`;
}

/** Reads the arguments of the code action's command: the log's URI and a line, zero-based. Undefined for anything else. */
export function lineTarget([uri, line]: readonly unknown[]):
  | { readonly uri: string; readonly line: number }
  | undefined {
  return typeof uri === 'string' && Number.isInteger(line) ? { uri, line: line as number } : undefined;
}
