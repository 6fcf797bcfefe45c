import type { Failure } from '../catalogue/types.ts';
import { type Claimed, claim, confidenceOf, lookFor, type Rated, severityOf } from './confidence.ts';
import { type Cluster, correlate } from './correlate.ts';
import { byStream, type CaseEnd, caseEnd, needsHold } from './needs.ts';
import { arrange, comparePlaced, compareText, foldCase, type Placed, placeSightings } from './placed.ts';
import { type Resolution, resolve, standsAfter } from './resolve.ts';
import type { CaseSighting, Confidence, Finding, LogReading, State, Triage } from './types.ts';

/**
 * From the readings of one case to its findings (design.md, section 6). The order of `readings` does not matter: logs
 * come out by path, the parts of a log from the oldest on; findings by severity, state, confidence, failure and number.
 * `catalogue.failures` gives the entries; a sighting of a failure that is not among them brings its own.
 * Nothing in it fails; the cost is n log n in the number of sightings.
 */
export function relate(readings: readonly LogReading[], catalogue: { readonly failures: readonly Failure[] }): Triage {
  const groups = arrange(readings);
  const end = caseEnd(groups);
  const entries = new Map(catalogue.failures.map((failure) => [failure.id, failure]));
  const rated = [...placeSightings(groups)].flatMap(([id, seen]) =>
    rate(entries.get(id) ?? seen[0]!.at.sighting.failure, seen, end),
  );
  const logs = groups.flatMap((group) => group.parts.map((part) => part.log));
  return {
    logs,
    findings: numbered(claim(rated)).sort(compareFindings),
    unexplained: logs.flatMap((log) => log.unexplained.map((group) => ({ log, group }))),
  };
}

/** Rules 1 to 4 and 8 for one failure. */
function rate(failure: Failure, seen: readonly Placed[], end: CaseEnd): Rated[] {
  const { clusters, loose } = correlate(failure, known(failure, seen));
  const looseByStream = failure.needs.length > 0 ? byStream(loose) : new Map<string, Placed[]>();
  return clusters
    .filter((cluster) => needsHold(cluster, looseByStream, end))
    .map((cluster) => ({ cluster, confidence: confidenceOf(cluster) }));
}

/**
 * Each signal once at a record, and only signals the entry lists: where a catalogue given at run time replaces an
 * entry, readings hold the sightings of both, those of the later catalogue behind.
 */
function known(failure: Failure, seen: readonly Placed[]): Placed[] {
  const signals = new Set(failure.signals.map((signal) => signal.id));
  const kept: Placed[] = [];
  const here = new Map<string, number>();
  for (const placed of seen) {
    const { id } = placed.at.sighting.signal;
    if (!signals.has(id)) continue;
    const last = kept[kept.length - 1];
    if (last && comparePlaced(last, placed) !== 0) here.clear();
    const index = here.get(id) ?? kept.length;
    here.set(id, index);
    kept[index] = placed;
  }
  return kept;
}

/** Gives the findings of each failure their numbers, in order of their first sightings. */
function numbered(claimed: readonly Claimed[]): Finding[] {
  const byFailure = new Map<string, { readonly one: Claimed; readonly first: Placed; readonly last: Placed }[]>();
  for (const one of claimed) {
    const failures = one.cluster.evidence.filter((placed) => placed.at.sighting.signal.role === 'failure');
    const ordered = byTime(failures, (placed) => placed);
    const entry = { one, first: ordered[0]!, last: lastByTime(ordered) };
    const list = byFailure.get(one.cluster.failure.id);
    if (list) list.push(entry);
    else byFailure.set(one.cluster.failure.id, [entry]);
  }
  return [...byFailure.values()].flatMap((entries) =>
    byTime(entries, (entry) => entry.first).map(({ one, first, last }, index) =>
      makeFinding(one, index + 1, first, last),
    ),
  );
}

function makeFinding(claimed: Claimed, number: number, first: Placed, last: Placed): Finding {
  const { cluster, confidence } = claimed;
  const { failure, evidence } = cluster;
  const resolution = failure.harmless ? null : resolve(cluster);
  const state: State = failure.harmless ? 'expected' : resolution ? 'resolved' : 'open';
  return {
    id: `${failure.id}#${number}`,
    failure,
    confidence,
    state,
    severity: severityOf(failure, confidence, state),
    count: evidence.filter((placed) => placed.at.sighting.signal.role === 'failure').length,
    captures: capturesOf(evidence),
    sightings: evidence.map((placed) => placed.at),
    first: first.at,
    last: last.at,
    resolvedBy: resolution?.by.at ?? null,
    also: claimed.also,
    look: lookFor(claimed),
    proved: failure.remedy.map((step) =>
      step.proves === null ? null : proofOf(step.proves, cluster, resolution, last),
    ),
  };
}

/**
 * Every value of each hole, each spelling once. What failure and context lines captured counts; the other lines tell
 * only what those do not, so that a copy of another file does not become the file in question.
 */
function capturesOf(evidence: readonly Placed[]): Record<string, readonly string[]> {
  const values = new Map<string, Map<string, string>>();
  const collect = (seen: readonly Placed[], known: ReadonlySet<string>): void => {
    for (const placed of seen) {
      for (const [hole, value] of Object.entries(placed.at.sighting.captures)) {
        if (value === '' || known.has(hole)) continue;
        const spellings = values.get(hole) ?? new Map<string, string>();
        values.set(hole, spellings);
        const folded = foldCase(value);
        if (!spellings.has(folded)) spellings.set(folded, value);
      }
    }
  };
  const tells = (placed: Placed): boolean => ['failure', 'context'].includes(placed.at.sighting.signal.role);
  collect(evidence.filter(tells), new Set());
  collect(
    evidence.filter((placed) => !tells(placed)),
    new Set(values.keys()),
  );
  return Object.fromEntries([...values].map(([hole, spellings]) => [hole, [...spellings.values()]]));
}

/** A resolving line proves its step once the finding is resolved by it; any other line once it is the last word. */
function proofOf(signal: string, cluster: Cluster, resolution: Resolution | null, last: Placed): CaseSighting | null {
  const undoes = cluster.failure.signals.some((one) => one.id === signal && one.ends.length > 0);
  if (undoes) return resolution?.bySignal.get(signal)?.at ?? null;
  const proof = [...cluster.evidence, ...cluster.witnesses].find(
    (placed) => placed.at.sighting.signal.id === signal && standsAfter(placed, last),
  );
  return proof?.at ?? null;
}

/** By time, in UTC where all know it, else as local time; without a time at the end, in the order of the logs. */
function byTime<T>(items: readonly T[], placeOf: (item: T) => Placed): T[] {
  const inUtc = items.every((item) => {
    const { time, utc } = placeOf(item).at.sighting;
    return utc !== null || time === null;
  });
  const timeOf = (item: T): number => {
    const { time, utc } = placeOf(item).at.sighting;
    return (inUtc ? utc : time) ?? Number.POSITIVE_INFINITY;
  };
  return [...items].sort((a, b) => {
    const [early, late] = [timeOf(a), timeOf(b)];
    return (early === late ? 0 : early - late) || comparePlaced(placeOf(a), placeOf(b));
  });
}

/** The last of sightings in order of time that has a time; the last of all where none has. */
function lastByTime(ordered: readonly Placed[]): Placed {
  return ordered.findLast((placed) => placed.at.sighting.time !== null) ?? ordered[ordered.length - 1]!;
}

const severities = { error: 0, warning: 1, information: 2 } as const;
const states = { open: 0, resolved: 1, expected: 2 } as const satisfies Record<State, number>;
const confidences = { certain: 0, likely: 1, possible: 2 } as const satisfies Record<Confidence, number>;

function compareFindings(a: Finding, b: Finding): number {
  return (
    severities[a.severity] - severities[b.severity] ||
    states[a.state] - states[b.state] ||
    confidences[a.confidence] - confidences[b.confidence] ||
    compareText(a.failure.id, b.failure.id) ||
    Number(a.id.slice(a.failure.id.length + 1)) - Number(b.id.slice(b.failure.id.length + 1))
  );
}
