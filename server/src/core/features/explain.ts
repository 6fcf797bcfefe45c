import type { Failure } from '../catalogue/types.ts';
import type { CodeTable } from '../codes/explain.ts';
import type { ExplainedCode } from '../codes/types.ts';
import type { LogDocument, LogRecord } from '../records/types.ts';
import type { LogReading } from '../triage/types.ts';

/** What `explain` needs: the core's own openText and read, and the code table. */
export interface ExplainParts {
  readonly codes: CodeTable;
  openText(name: string, text: string): LogDocument;
  read(log: LogDocument): LogReading;
}

/** What a log line or a code means: the facade's Explanation. */
export interface ExplainedText {
  readonly record: LogRecord | null;
  readonly failures: readonly {
    readonly failure: Failure;
    readonly signal: string;
    readonly captures: Readonly<Record<string, string>>;
  }[];
  readonly codes: readonly ExplainedCode[];
}

/** Reads a text as a log, matches it, and explains its codes; a lone number is a code by itself. */
export function explain(parts: ExplainParts, text: string, logName = ''): ExplainedText {
  void parts;
  void text;
  void logName;
  return { record: null, failures: [], codes: [] };
}
