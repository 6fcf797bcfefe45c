import type { Failure } from '../catalogue/types.ts';
import { type CodeTable, explainCode, explainCodes } from '../codes/explain.ts';
import { loneCode } from '../codes/find.ts';
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

/** A pasted text is looked through for codes up to this many records. */
const mostRecords = 200;

/**
 * Reads a text as a log, matches it and explains its codes; a lone number is a code by itself.
 * `record` is the first record that a failure knows, else the first; null for an empty text. Each failure stands
 * once per signal, each code once per spelling, with offsets in the message of its own record.
 */
export function explain(parts: ExplainParts, text: string, logName = ''): ExplainedText {
  const lone = loneCode(text);
  const log = parts.openText(logName, text);
  const reading = parts.read(log);
  const context = { component: null, log: reading.log };
  if (lone) {
    return { record: firstRecord(log), failures: [], codes: [explainCode(parts.codes, lone, text, context)] };
  }
  const known = reading.sightings[0];
  return {
    record: known && known.record < log.count ? log.record(known.record) : firstRecord(log),
    failures: failuresOf(reading),
    codes: codesOf(parts.codes, log, reading.log),
  };
}

function firstRecord(log: LogDocument): LogRecord | null {
  return log.count > 0 ? log.record(0) : null;
}

function failuresOf({ sightings }: LogReading): ExplainedText['failures'] {
  const seen = new Set<string>();
  return sightings
    .filter(({ failure, signal }) => {
      const key = `${failure.id}\n${signal.id}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .map(({ failure, signal, captures }) => ({ failure, signal: signal.id, captures }));
}

function codesOf(table: CodeTable, log: LogDocument, key: string | null): ExplainedCode[] {
  const codes = new Map<string, ExplainedCode>();
  for (let number = 0; number < Math.min(log.count, mostRecords); number++) {
    const { message, component } = log.record(number);
    for (const code of explainCodes(table, message, { component, log: key })) {
      const spelling = `${code.text}\n${code.hint}`;
      if (!codes.has(spelling)) codes.set(spelling, code);
    }
  }
  return [...codes.values()];
}
