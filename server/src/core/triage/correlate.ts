import type { Failure } from '../catalogue/types.ts';
import { captured, foldCase, opens, type Placed } from './placed.ts';

/** The sightings of one failure that belong together: a finding to be. */
export interface Cluster {
  readonly failure: Failure;
  /** What the finding shows, in order of logs and records. */
  readonly evidence: readonly Placed[];
  /** Lines of a healthy log that belong to it: they prove steps and answer needs, and are not shown. */
  readonly witnesses: readonly Placed[];
}

export interface Correlated {
  readonly clusters: readonly Cluster[];
  /** Sightings whose names are not all known and that could belong to more than one cluster, or to none. */
  readonly loose: readonly Placed[];
}

/**
 * Rules 1 to 3: tells the findings of one failure apart and says which sighting belongs to which.
 * `seen` are all sightings of the failure in order of logs and records. The cost grows with their number, times the
 * number of different sets of names the signals hold (at most the number of signals).
 */
export function correlate(failure: Failure, seen: readonly Placed[]): Correlated {
  const owners = failure.correlate.length > 0 ? ownersByNames(failure, seen) : ownersByPlace(failure, seen);
  return distribute(failure, seen, owners);
}

/** For each sighting the number of its cluster; `outside` belongs to none, `loose` might belong to several. */
type Owner = number;
const outside = -1;
const loose = -2;

/** Without `correlate`: one finding for each log, or one over all logs. */
function ownersByPlace(failure: Failure, seen: readonly Placed[]): Owner[] {
  const numbers = new Map<number, number>();
  const place = (placed: Placed): number => (failure.per === 'case' ? 0 : placed.group.number);
  for (const placed of seen) {
    if (opens(placed) && !numbers.has(place(placed))) numbers.set(place(placed), numbers.size);
  }
  return seen.map((placed) => numbers.get(place(placed)) ?? outside);
}

/** The values of `correlate` in one sighting. */
interface Names {
  /** One character a hole: `1` where it captured something. */
  readonly known: string;
  readonly values: readonly string[];
}

interface Joining {
  readonly seen: readonly Placed[];
  readonly names: readonly Names[];
  readonly owners: Owner[];
  /** The names each cluster was opened with; its place is its number. */
  readonly clusters: Names[];
}

function ownersByNames(failure: Failure, seen: readonly Placed[]): Owner[] {
  const joining: Joining = {
    seen,
    names: seen.map((placed) => namesOf(failure, placed)),
    owners: new Array<Owner>(seen.length).fill(outside),
    clusters: [],
  };
  const complete = '1'.repeat(failure.correlate.length);
  const sets = [...new Set(joining.names.map((names) => names.known))].sort(
    (a, b) => size(b) - size(a) || (a < b ? 1 : -1),
  );
  for (const known of sets) {
    if (known === complete) joinComplete(joining, complete);
    else joinIncomplete(joining, known);
  }
  return joining.owners;
}

function joinComplete(joining: Joining, complete: string): void {
  const { seen, names, owners, clusters } = joining;
  const byNames = new Map<string, number>();
  seen.forEach((placed, index) => {
    const mine = names[index]!;
    if (mine.known !== complete || !opens(placed)) return;
    const key = project(mine, complete);
    if (byNames.has(key)) return;
    byNames.set(key, clusters.length);
    clusters.push(mine);
  });
  seen.forEach((_, index) => {
    const mine = names[index]!;
    if (mine.known === complete) owners[index] = byNames.get(project(mine, complete)) ?? outside;
  });
}

/**
 * Sightings that know exactly the holes of `known`. Sightings that know more have been joined before. Openers go
 * first, so that the other lines find the findings they open.
 */
function joinIncomplete(joining: Joining, known: string): void {
  const { seen, names, owners, clusters } = joining;
  const only = new Map<string, Owner>();
  const note = (values: string, cluster: number): void => {
    only.set(values, only.has(values) ? loose : cluster);
  };
  clusters.forEach((theirs, cluster) => {
    if (includes(theirs.known, known)) note(project(theirs, known), cluster);
  });
  const own = new Map<string, number>();

  const walk = (wanted: (placed: Placed) => boolean, otherwise: (mine: Names, values: string) => Owner): void => {
    const nearest = new Map<string, number>();
    seen.forEach((placed, index) => {
      const mine = names[index]!;
      if (!includes(mine.known, known)) return;
      const values = project(mine, known);
      const stream = `${placed.stream} ${values}`;
      if (mine.known !== known) {
        if (owners[index]! >= 0) nearest.set(stream, owners[index]!);
        return;
      }
      if (!wanted(placed)) return;
      const single = only.get(values) ?? outside;
      const place = `${placed.group.number} ${values}`;
      const near = nearest.get(stream) ?? (single >= 0 ? single : own.get(place));
      owners[index] = near ?? otherwise(mine, values);
      if (near === undefined && owners[index]! >= 0) own.set(place, owners[index]!);
    });
  };

  walk(opens, (mine, values) => {
    clusters.push(mine);
    note(values, clusters.length - 1);
    return clusters.length - 1;
  });
  walk(
    (placed) => !opens(placed),
    () => loose,
  );
}

function namesOf(failure: Failure, placed: Placed): Names {
  const values = failure.correlate.map((hole) => captured(placed.at.sighting, hole));
  return {
    known: values.map((value) => (value === null ? '0' : '1')).join(''),
    values: values.map((value) => foldCase(value ?? '')),
  };
}

/** The values of the holes of `known` as one key; lengths keep two values from running into each other. */
function project(names: Names, known: string): string {
  return names.values.map((value, index) => (known[index] === '1' ? `${value.length}:${value}` : '-')).join('');
}

/** Whether `larger` knows every hole that `smaller` knows. */
function includes(larger: string, smaller: string): boolean {
  for (let index = 0; index < smaller.length; index++) {
    if (smaller[index] === '1' && larger[index] !== '1') return false;
  }
  return true;
}

function size(known: string): number {
  return known.replaceAll('0', '').length;
}

function distribute(failure: Failure, seen: readonly Placed[], owners: readonly Owner[]): Correlated {
  const clusters: { failure: Failure; evidence: Placed[]; witnesses: Placed[] }[] = [];
  const unowned: Placed[] = [];
  const wanted = wantedSuccess(failure);
  seen.forEach((placed, index) => {
    const owner = owners[index]!;
    if (owner === loose) unowned.push(placed);
    if (owner < 0) return;
    while (clusters.length <= owner) clusters.push({ failure, evidence: [], witnesses: [] });
    const { signal } = placed.at.sighting;
    const cluster = clusters[owner]!;
    if (signal.role === 'success' && !wanted.has(signal.id)) cluster.witnesses.push(placed);
    else cluster.evidence.push(placed);
  });
  return { clusters, loose: unowned };
}

/** Lines of a healthy log that this failure counts as evidence: it names them in an alternative or a need. */
function wantedSuccess(failure: Failure): ReadonlySet<string> {
  const wanted = new Set([...failure.certain.flat(), ...failure.likely.flat()]);
  for (const need of failure.needs) {
    for (const signal of 'signals' in need ? need.signals : [need.signal]) wanted.add(signal);
  }
  return wanted;
}
