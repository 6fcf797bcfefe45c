import type { Position, Range } from '../text/position.ts';
import type { CaseSighting, Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';

/** One line of evidence, for the table of a page and for a peek over all logs. */
export interface EvidenceLine {
  readonly path: string;
  readonly range: Range;
  readonly signal: string;
  readonly role: 'failure' | 'context' | 'success' | 'resolved';
  /** Milliseconds: local as written, and UTC where it is known. */
  readonly time: number | null;
  readonly utc: number | null;
  readonly text: string;
}

/** Where one step of the remedy stands. */
export interface WorkaroundStep {
  readonly kind: 'do' | 'check';
  /** Plain text, holes filled. */
  readonly text: string;
  /** Plain text to copy, holes filled; never run. */
  readonly copy: string | null;
  /** The line that proves the step. */
  readonly proof: { readonly path: string; readonly position: Position; readonly line: EvidenceLine } | null;
  /** What is still to be seen: names of the logs and the line's text; null where no line can prove it or one did. */
  readonly missing: { readonly logs: readonly string[]; readonly text: string } | null;
}

export interface WorkaroundState {
  /** One or two sentences in plain text. */
  readonly summary: string;
  readonly steps: readonly WorkaroundStep[];
}

/** The evidence of a finding, at most `limit` lines: the first and last failure line and what resolved it always among them. */
export function evidence(
  finding: Finding,
  limit: number,
): { readonly lines: readonly EvidenceLine[]; readonly leftOut: number } {
  return { lines: finding.sightings.slice(0, limit).map(evidenceLine), leftOut: 0 };
}

/** Which steps of the remedy are proved by a line, and what is still to be seen, in which log. */
export function workaroundState(context: FeatureContext, finding: Finding): WorkaroundState {
  void context;
  void finding;
  return { summary: '', steps: [] };
}

/** One sighting as a line of evidence. */
export function evidenceLine({ log, sighting }: CaseSighting): EvidenceLine {
  return {
    path: log.path,
    range: sighting.head,
    signal: sighting.signal.id,
    role: sighting.signal.role,
    time: sighting.time,
    utc: sighting.utc,
    text: sighting.text,
  };
}
