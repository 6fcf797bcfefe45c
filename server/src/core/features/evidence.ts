import type { Signal, Step } from '../catalogue/types.ts';
import type { Range } from '../text/position.ts';
import type { CaseSighting, Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { filledText, templateText } from './filled.ts';
import { plainSentence, type Sentence, stateSentence, stateWords } from './findingText.ts';
import { logName, placeText } from './places.ts';

/** One line of evidence, for a peek over all logs. */
export interface EvidenceLine {
  readonly path: string;
  /** The message in the record's first physical line. */
  readonly range: Range;
  readonly signal: string;
  readonly role: Signal['role'];
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
  readonly proof: EvidenceLine | null;
  /** What is still to be seen: names of the logs and what the line looks like; null where no line can prove the step or one did. */
  readonly missing: { readonly logs: readonly string[]; readonly text: string } | null;
}

/** Whether the workaround worked, as the logs of the case tell it. */
export interface WorkaroundState {
  /** One or two sentences of plain text. */
  readonly summary: string;
  /** The first line that is still to be seen and its log, in a sentence of plain text; null where there is none. */
  readonly waiting: string | null;
  readonly steps: readonly WorkaroundStep[];
}

/** Some of a finding's sightings, in their order; `leftOut` is the number of the others. */
export interface Evidence {
  readonly chosen: readonly CaseSighting[];
  readonly leftOut: number;
}

/**
 * The evidence of a finding, at most `limit` sightings: its key lines, then the others from the start on, the logs
 * taking turns.
 */
export function evidence(finding: Finding, limit: number): Evidence {
  const chosen = distinct([...keyLines(finding), ...inTurns(finding, limit)]).slice(0, Math.max(0, limit));
  const order = new Map(finding.sightings.map((at, index) => [keyOf(at), index]));
  const place = (at: CaseSighting) => order.get(keyOf(at)) ?? order.size;
  const extra = chosen.filter((at) => !order.has(keyOf(at))).length;
  return {
    chosen: chosen.toSorted((a, b) => place(a) - place(b)),
    leftOut: Math.max(0, order.size + extra - chosen.length),
  };
}

/**
 * The lines that tell a finding's story, the most telling first: the first and last failure line, what resolved it and
 * what proves a step, the first line of each signal in each log.
 */
export function keyLines(finding: Finding): CaseSighting[] {
  const { first, last, resolvedBy, proved } = finding;
  const telling = [first, last, resolvedBy, ...proved].filter((at) => at !== null);
  return distinct([...telling, ...firstOfEachSignal(finding)]);
}

function distinct(sightings: readonly CaseSighting[]): CaseSighting[] {
  const seen = new Map<string, CaseSighting>();
  for (const at of sightings) if (!seen.has(keyOf(at))) seen.set(keyOf(at), at);
  return [...seen.values()];
}

/** One sighting as a line of evidence. */
export function evidenceLine({ log, sighting }: CaseSighting): EvidenceLine {
  const { head, signal, time, utc, text } = sighting;
  return { path: log.path, range: head, signal: signal.id, role: signal.role, time, utc, text };
}

/** Which steps of the remedy are proved by a line, and what is still to be seen, in which log. */
export function workaroundState(context: FeatureContext, finding: Finding): WorkaroundState {
  const steps = finding.failure.remedy.map((step, index) =>
    workaroundStep(context, finding, step, finding.proved[index] ?? null),
  );
  const next = steps.find(({ missing }) => missing)?.missing;
  return {
    summary: summary(context, finding, steps),
    waiting: next && finding.state === 'open' ? plainSentence(waitingSentence(next)) : null,
    steps,
  };
}

function workaroundStep(
  context: FeatureContext,
  finding: Finding,
  step: Step,
  proof: CaseSighting | null,
): WorkaroundStep {
  const signal = step.proves === null ? undefined : finding.failure.signals.find(({ id }) => id === step.proves);
  return {
    kind: step.kind,
    text: filledText(context, step.text, finding),
    copy: step.copy === null ? null : filledText(context, step.copy, finding),
    proof: proof ? evidenceLine(proof) : null,
    missing:
      signal && !proof
        ? {
            logs: signal.logs.filter((log) => log !== 'any').map((log) => logName(context, log)),
            text: templateText(signal.text, finding.captures),
          }
        : null,
  };
}

/** `Still to be seen in Inboxmgr.log: ...` */
export function waitingSentence({ logs, text }: NonNullable<WorkaroundStep['missing']>): Sentence {
  return [`Still to be seen in ${logs.length === 0 ? 'any log' : logs.join(' or ')}: `, { line: text }, '.'];
}

function summary(context: FeatureContext, finding: Finding, steps: readonly WorkaroundStep[]): string {
  const state = `${stateWords(finding)}: ${plainSentence(stateSentence(context, finding))}`;
  if (finding.state === 'expected') return state;
  const provable = steps.filter(({ proof, missing }) => proof || missing).length;
  const proved = steps.filter(({ proof }) => proof).length;
  const byHand = steps.filter(({ kind, proof, missing }) => kind === 'check' && !proof && !missing).length;
  const hand = byHand === 0 ? '' : ` ${byHand === 1 ? 'One check has' : `${byHand} checks have`} to be made by hand.`;
  if (finding.state === 'resolved') return state + hand;
  if (provable === 0) return `No line of a log can show whether the workaround worked.${hand}`;
  if (proved === 0) return `Not yet: no line shows that the workaround worked.${hand}`;
  if (proved < provable) return `Partly: lines prove ${proved} of ${provable} steps.${hand}`;
  return `Not yet: lines prove every step, but not for all lines of the failure, last seen in ${placeText(finding.last)}.${hand}`;
}

function firstOfEachSignal(finding: Finding): CaseSighting[] {
  const seen = new Set<string>();
  return finding.sightings.filter(({ log, sighting }) => {
    const key = `${sighting.signal.id}\n${log.path}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Sightings of the logs in turn, so that a log with many lines does not crowd out the others; enough for `limit`. */
function inTurns(finding: Finding, limit: number): CaseSighting[] {
  const logs = new Map<string, CaseSighting[]>();
  for (const at of finding.sightings) {
    const own = logs.get(at.log.path) ?? [];
    logs.set(at.log.path, own);
    if (own.length < limit) own.push(at);
  }
  const turns: CaseSighting[] = [];
  for (let turn = 0; turn < limit; turn++) {
    for (const own of logs.values()) turns.push(...own.slice(turn, turn + 1));
  }
  return turns;
}

function keyOf({ log, sighting }: CaseSighting): string {
  return `${log.path}\n${sighting.record}\n${sighting.signal.id}`;
}
