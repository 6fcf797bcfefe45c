import type { Failure, Need, Severity } from '../catalogue/types.ts';
import type { Cluster } from './correlate.ts';
import { compareText, opens, type Placed } from './placed.ts';
import type { Confidence, State } from './types.ts';

/** A cluster with what rule 4 says of it. */
export interface Rated {
  readonly cluster: Cluster;
  readonly confidence: Confidence;
}

/** A finding that stays after rule 5. */
export interface Claimed extends Rated {
  /** Ids of the failures whose possible findings it has taken over, in order. */
  readonly also: readonly string[];
}

const rank = { certain: 2, likely: 1, possible: 0 } as const satisfies Record<Confidence, number>;

/** What only repetition, order or absence tells is never certain. */
const unsure: ReadonlySet<Need['kind']> = new Set(['last', 'repeated', 'gap', 'not-followed', 'not-preceded']);

/** Rule 4: how sure a cluster is, by the alternatives of its failure that are complete within it. */
export function confidenceOf(cluster: Cluster): Confidence {
  const { failure } = cluster;
  const seen = signalsOf(cluster);
  const complete = (alternatives: Failure['certain']): boolean =>
    alternatives.some((signals) => signals.length > 0 && signals.every((signal) => seen.has(signal)));
  if (complete(failure.certain)) return isUnsure(failure) ? 'likely' : 'certain';
  if (complete(failure.likely)) return 'likely';
  return cluster.evidence.some(isDistinctive) ? 'likely' : 'possible';
}

/**
 * Rule 4: the signals that would make a finding certain, from the alternatives that lack least, and for each the log
 * where it would stand (a key in logs/*.yaml, or `any`). Empty where it is certain or cannot become so.
 */
export function lookFor(rated: Rated): { readonly signal: string; readonly log: string }[] {
  const { failure } = rated.cluster;
  if (rated.confidence === 'certain' || isUnsure(failure)) return [];
  const seen = signalsOf(rated.cluster);
  const missing = failure.certain
    .filter((signals) => signals.length > 0)
    .map((signals) => signals.filter((signal) => !seen.has(signal)));
  const fewest = missing.reduce((least, signals) => Math.min(least, signals.length), Number.POSITIVE_INFINITY);
  const ids = new Set(missing.filter((signals) => signals.length === fewest).flat());
  return [...ids].flatMap((id) => {
    const log = failure.signals.find((signal) => signal.id === id)?.logs[0];
    return log === undefined ? [] : [{ signal: id, log }];
  });
}

/**
 * Rule 5: leaves out each possible finding whose failure lines are all explained by findings of other failures that
 * stand before it (by confidence, number of failure and context lines, id), and lists its failure in their `also`.
 */
export function claim(rated: readonly Rated[]): Claimed[] {
  // A resolving line must not decide which failure it was, so only lines that go with a failure weigh.
  const weighed = rated.map((one) => ({ ...one, weight: one.cluster.evidence.filter(explains).length }));
  const ordered = weighed.sort(
    (a, b) =>
      rank[b.confidence] - rank[a.confidence] ||
      b.weight - a.weight ||
      compareText(a.cluster.failure.id, b.cluster.failure.id),
  );
  const kept: { readonly rated: Rated; readonly also: Set<string> }[] = [];
  const explained = new Map<string, number[]>();
  for (const one of ordered) {
    const claimers = one.confidence === 'possible' ? claimersOf(one.cluster) : null;
    if (claimers) {
      for (const claimer of claimers) kept[claimer]!.also.add(one.cluster.failure.id);
      continue;
    }
    for (const placed of one.cluster.evidence) {
      if (explains(placed)) append(explained, recordKey(placed), kept.length);
    }
    kept.push({ rated: { cluster: one.cluster, confidence: one.confidence }, also: new Set() });
  }
  return kept.map((one) => ({ ...one.rated, also: [...one.also].sort(compareText) }));

  /** The findings that explain every failure line of `cluster`; null where one is left over. */
  function claimersOf(cluster: Cluster): Set<number> | null {
    const claimers = new Set<number>();
    for (const placed of cluster.evidence) {
      if (placed.at.sighting.signal.role !== 'failure') continue;
      const others = (explained.get(recordKey(placed)) ?? []).filter(
        (index) => kept[index]!.rated.cluster.failure.id !== cluster.failure.id,
      );
      if (others.length === 0) return null;
      for (const index of others) claimers.add(index);
    }
    return claimers;
  }
}

/** Rule 6: the severity people see. */
export function severityOf(failure: Failure, confidence: Confidence, state: State): Severity {
  return confidence !== 'possible' && state === 'open' ? failure.severity : 'information';
}

function signalsOf(cluster: Cluster): ReadonlySet<string> {
  return new Set(cluster.evidence.map((placed) => placed.at.sighting.signal.id));
}

function isUnsure(failure: Failure): boolean {
  return failure.needs.some((need) => unsure.has(need.kind));
}

function isDistinctive(placed: Placed): boolean {
  return opens(placed) && placed.at.sighting.signal.weight === 'distinctive';
}

function explains(placed: Placed): boolean {
  const { role } = placed.at.sighting.signal;
  return role === 'failure' || role === 'context';
}

function recordKey(placed: Placed): string {
  return `${placed.group.number} ${placed.position}`;
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}
