/** The failure a command is about, and where it was met. */
export interface FailureTarget {
  readonly failure: string;
  readonly uri: string | undefined;
  readonly finding: string | undefined;
}

/** A finding in the case of one log. */
export interface FindingTarget {
  readonly failure: string;
  readonly uri: string;
  readonly finding: string;
}

/**
 * Reads the arguments of a code action's command: the log's URI and the finding's id (`Q322967#1`).
 * A failure's id alone, without a log, is enough too. Undefined for anything else.
 */
export function failureTarget(args: readonly unknown[]): FailureTarget | undefined {
  const finding = findingTarget(args);
  if (finding) return finding;
  const [failure] = args;
  return typeof failure === 'string' && args.length === 1 ? { failure, uri: undefined, finding: undefined } : undefined;
}

/** As failureTarget, for commands that need the finding. */
export function findingTarget([uri, finding]: readonly unknown[]): FindingTarget | undefined {
  if (typeof uri !== 'string' || typeof finding !== 'string') return undefined;
  const number = finding.lastIndexOf('#');
  return { failure: number > 0 ? finding.slice(0, number) : finding, uri, finding };
}
