import type { Core } from '../core/index.ts';
import type { RawLog } from './exampleLogs.ts';

/** One finding as an example states it. */
export interface FoundFailure {
  readonly failure: string;
  readonly confidence: string;
  readonly state: string;
  readonly count: number;
  readonly captures: Readonly<Record<string, readonly string[]>>;
}

/** What the whole catalogue says of one case. */
export interface CaseResult {
  readonly findings: readonly FoundFailure[];
  /** Every signal met, before triage. */
  readonly sightings: readonly {
    readonly failure: string;
    readonly signal: string;
    readonly log: string;
    readonly line: number;
  }[];
}

export type RunCase = (logs: readonly RawLog[]) => CaseResult;

/** Runs cases through the product itself: each log as bytes through a reader, then triage over all of them. */
export function runCaseWith(core: Core): RunCase {
  return (logs) => {
    const readings = logs.map(({ name, text }) => {
      const reader = core.reader(name);
      reader.push(new TextEncoder().encode(text));
      return reader.end();
    });
    return {
      findings: core.triage(readings).findings.map(({ failure, confidence, state, count, captures }) => ({
        failure: failure.id,
        confidence,
        state,
        count,
        captures,
      })),
      sightings: readings.flatMap((reading) =>
        reading.sightings.map(({ failure, signal, range }) => ({
          failure: failure.id,
          signal: signal.id,
          log: reading.path,
          line: range.start.line + 1,
        })),
      ),
    };
  };
}
