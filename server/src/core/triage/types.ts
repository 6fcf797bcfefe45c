import type { Failure, Severity, Signal } from '../catalogue/types.ts';
import type { FamilyId } from '../records/types.ts';
import type { Range } from '../text/position.ts';

export type Confidence = 'certain' | 'likely' | 'possible';
export type State = 'open' | 'resolved' | 'expected';

/** One signal met at one record of one log. */
export interface Sighting {
  readonly failure: Failure;
  readonly signal: Signal;
  /** Number of the record in its log. */
  readonly record: number;
  /** The message, over all its lines. */
  readonly range: Range;
  /** The message's part in the first physical line. */
  readonly head: Range;
  /** Milliseconds: local as written, and UTC where it is known. */
  readonly time: number | null;
  readonly utc: number | null;
  readonly component: string | null;
  readonly thread: number | null;
  readonly captures: Readonly<Record<string, string>>;
  /** The message for people: white space folded to blanks, at most 300 UTF-16 code units. */
  readonly text: string;
}

/** Error records of one shape that no failure knows. */
export interface Unexplained {
  /** The message with numbers, paths and names masked as `{n}`, `{path}`, `{name}`. */
  readonly shape: string;
  readonly severity: 'error' | 'warning';
  readonly count: number;
  readonly first: {
    readonly record: number;
    readonly range: Range;
    readonly head: Range;
    readonly time: number | null;
    readonly utc: number | null;
    readonly message: string;
  };
}

/** What one log gave: all that triage needs of it, so that the text need not stay in memory. */
export interface LogReading {
  /** Path or URI as the host names it; its base name tells the log. */
  readonly path: string;
  /** Key in logs/*.yaml, by name or by the component most records name. */
  readonly log: string | null;
  readonly bytes: number;
  readonly encoding: string;
  readonly families: Readonly<Partial<Record<FamilyId, number>>>;
  readonly records: number;
  readonly torn: number;
  readonly headLost: number;
  readonly damaged: number;
  /** Earliest and latest local time, milliseconds. */
  readonly from: number | null;
  readonly to: number | null;
  /** Latest UTC time. */
  readonly toUtc: number | null;
  readonly zone: string | null;
  /** Which part of a rolled-over log: `lo_`, a date stamp; null for the log itself. */
  readonly part: string | null;
  /** Last record of each thread (key `''` where the log names none): for `needs: last`. */
  readonly lastOfThread: ReadonlyMap<string, number>;
  readonly sightings: readonly Sighting[];
  readonly unexplained: readonly Unexplained[];
}

/** A sighting and the log it stands in. */
export interface CaseSighting {
  readonly log: LogReading;
  readonly sighting: Sighting;
}

/** One failure as seen in one case. */
export interface Finding {
  /** `Q322967#1`: the failure and a number in order of first sighting. */
  readonly id: string;
  readonly failure: Failure;
  readonly confidence: Confidence;
  readonly state: State;
  /** The effective one (rule 6). */
  readonly severity: Severity;
  /** Failure sightings over all logs. */
  readonly count: number;
  /** Every value each hole captured, in order of appearance. */
  readonly captures: Readonly<Record<string, readonly string[]>>;
  /** In order of the logs, then of the records. */
  readonly sightings: readonly CaseSighting[];
  /** First and last failure sighting, by time where it is known. */
  readonly first: CaseSighting;
  readonly last: CaseSighting;
  readonly resolvedBy: CaseSighting | null;
  /** Other failures that the same lines could mean. */
  readonly also: readonly string[];
  /** Signals that would make it certain, and the log where each would stand. Empty when it is certain. */
  readonly look: readonly { readonly signal: string; readonly log: string }[];
  /** For each step of the remedy: the sighting that proves it, or null. */
  readonly proved: readonly (CaseSighting | null)[];
}

export interface Triage {
  readonly logs: readonly LogReading[];
  readonly findings: readonly Finding[];
  readonly unexplained: readonly { readonly log: LogReading; readonly group: Unexplained }[];
}
