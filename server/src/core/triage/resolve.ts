import type { Signal } from '../catalogue/types.ts';
import type { Cluster } from './correlate.ts';
import { captured, comparePlaced, elapsed, foldCase, opens, type Placed } from './placed.ts';

export interface Resolution {
  /** The line with which the finding was over. */
  readonly by: Placed;
  /** The same for each resolving signal: what proves a step. */
  readonly bySignal: ReadonlyMap<string, Placed>;
}

/** Clocks of two machines differ: for so long a failure line in another log does not reopen a finding (milliseconds). */
const clockTolerance = 15 * 60_000;

/**
 * Rule 7: whether what a finding's resolving signals undo is undone, and by which line. Null where it is open: never
 * resolved, or seen again since.
 */
export function resolve(cluster: Cluster): Resolution | null {
  const undoing = cluster.failure.signals.filter((signal) => signal.role === 'resolved' && signal.ends.length > 0);
  if (undoing.length === 0) return null;
  const undone = new Set(undoing.flatMap((signal) => signal.ends));
  const resolving = resolvingLines(cluster);
  /** The lines that undo something, with the last sighting in each log that they undo. */
  const used = new Map<ResolvingLines, Map<number, Placed>>();
  for (const placed of cluster.evidence) {
    const { signal } = placed.at.sighting;
    if (!undone.has(signal.id)) continue;
    const candidates = undoing
      .filter((one) => one.ends.includes(signal.id))
      .flatMap((one) => resolving.get(resolvingKey(one, placed) ?? '') ?? []);
    const lines = candidates.find((one) => isAfter(one, placed));
    if (!lines) {
      if (candidates.some((one) => isTolerated(one, placed))) continue;
      return null;
    }
    const lastEnded = used.get(lines) ?? new Map<number, Placed>();
    used.set(lines, lastEnded.set(placed.group.number, placed));
  }
  if (used.size === 0 || isReopened(cluster, undone, used.keys())) return null;
  return latest([...used].flatMap(([lines, lastEnded]) => firstAfterEach(lines, lastEnded)));
}

/** Whether `later` stands after `earlier`: in one log by its records, in another by time. */
export function standsAfter(later: Placed, earlier: Placed): boolean {
  if (later.group === earlier.group) return later.position > earlier.position;
  return (elapsed(earlier, later) ?? 0) > 0;
}

/** Resolving lines of one signal that agree in its `agree` holes. */
interface ResolvingLines {
  readonly lines: Placed[];
  /** The last place in each log. */
  readonly places: Map<number, number>;
  readonly utc: Latest;
  /** Local times: of lines without UTC, and of all. */
  readonly localOnly: Latest;
  readonly local: Latest;
}

/** The latest time, and the latest in any other log than that one. */
interface Latest {
  group: number;
  time: number;
  otherTime: number;
}

function resolvingLines(cluster: Cluster): Map<string, ResolvingLines> {
  const byKey = new Map<string, ResolvingLines>();
  for (const placed of cluster.evidence) {
    const { signal } = placed.at.sighting;
    if (signal.role !== 'resolved') continue;
    const key = resolvingKey(signal, placed);
    if (key === null) continue;
    const lines = byKey.get(key) ?? noLines();
    byKey.set(key, lines);
    addLine(lines, placed);
  }
  return byKey;
}

function noLines(): ResolvingLines {
  const never = (): Latest => ({
    group: -1,
    time: Number.NEGATIVE_INFINITY,
    otherTime: Number.NEGATIVE_INFINITY,
  });
  return { lines: [], places: new Map(), utc: never(), localOnly: never(), local: never() };
}

function addLine(lines: ResolvingLines, placed: Placed): void {
  const { utc, time } = placed.at.sighting;
  const group = placed.group.number;
  lines.lines.push(placed);
  lines.places.set(group, Math.max(lines.places.get(group) ?? 0, placed.position));
  if (utc !== null) update(lines.utc, group, utc);
  if (time === null) return;
  update(lines.local, group, time);
  if (utc === null) update(lines.localOnly, group, time);
}

function update(latestOf: Latest, group: number, time: number): void {
  if (group === latestOf.group) {
    latestOf.time = Math.max(latestOf.time, time);
    return;
  }
  if (time <= latestOf.time) {
    latestOf.otherTime = Math.max(latestOf.otherTime, time);
    return;
  }
  latestOf.otherTime = latestOf.time;
  latestOf.time = time;
  latestOf.group = group;
}

/** Milliseconds from a sighting to the latest of the lines in another log; null where no times compare. */
function elapsedToLatest(from: Placed, lines: ResolvingLines): number | null {
  const { utc, time } = from.at.sighting;
  const excluding = (times: Latest): number => (times.group === from.group.number ? times.otherTime : times.time);
  const byUtc = utc === null ? Number.NEGATIVE_INFINITY : excluding(lines.utc) - utc;
  const byLocal =
    time === null ? Number.NEGATIVE_INFINITY : excluding(utc === null ? lines.local : lines.localOnly) - time;
  const most = Math.max(byUtc, byLocal);
  return most === Number.NEGATIVE_INFINITY ? null : most;
}

function isAfter(lines: ResolvingLines, placed: Placed): boolean {
  if ((lines.places.get(placed.group.number) ?? -1) > placed.position) return true;
  return (elapsedToLatest(placed, lines) ?? 0) > 0;
}

/** A line of another log within the tolerance; where the own log has such a line before, its order is known. */
function isTolerated(lines: ResolvingLines, placed: Placed): boolean {
  if (lines.places.has(placed.group.number)) return false;
  const most = elapsedToLatest(placed, lines);
  return most !== null && most >= -clockTolerance;
}

/** Whether a failure line that nothing undoes by name was written after the resolving lines. */
function isReopened(cluster: Cluster, undone: ReadonlySet<string>, used: Iterable<ResolvingLines>): boolean {
  const all = noLines();
  for (const lines of used) for (const placed of lines.lines) addLine(all, placed);
  return cluster.evidence.some((placed) => {
    if (!opens(placed) || undone.has(placed.at.sighting.signal.id) || isAfter(all, placed)) return false;
    if (all.places.has(placed.group.number)) return true;
    const most = elapsedToLatest(placed, all);
    return most !== null && most < -clockTolerance;
  });
}

/** For each log's last ended sighting the first line after it: in its own log where there is one, else by time. */
function firstAfterEach({ lines }: ResolvingLines, endedByLog: ReadonlyMap<number, Placed>): Placed[] {
  const utcOf = (placed: Placed): number | null => placed.at.sighting.utc;
  const timeOf = (placed: Placed): number | null => placed.at.sighting.time;
  const utc = byNumber(lines, utcOf);
  const local = byNumber(lines, timeOf);
  const localOnly = local.filter((line) => utcOf(line) === null);
  const inLog = new Map<number, Placed[]>();
  for (const line of lines) {
    const here = inLog.get(line.group.number);
    if (here) here.push(line);
    else inLog.set(line.group.number, [line]);
  }
  return [...endedByLog].flatMap(([log, ended]) => {
    const here = inLog.get(log) ?? [];
    const next = here[firstAbove(here, ended.position, (line) => line.position)];
    if (next) return [next];
    const elsewhere = (sorted: readonly Placed[], numberOf: (placed: Placed) => number | null): Placed[] => {
      const from = numberOf(ended);
      if (from === null) return [];
      let index = firstAbove(sorted, from, numberOf);
      while (sorted[index]?.group === ended.group) index++;
      return sorted.slice(index, index + 1);
    };
    const candidates =
      utcOf(ended) === null ? elsewhere(local, timeOf) : [...elsewhere(utc, utcOf), ...elsewhere(localOnly, timeOf)];
    const [first, second] = candidates;
    if (!first) return [];
    return [second && (elapsed(second, first) ?? 0) > 0 ? second : first];
  });
}

/** Those that have a number, by it; equal ones stay in order. */
function byNumber(lines: readonly Placed[], numberOf: (placed: Placed) => number | null): Placed[] {
  return lines.filter((line) => numberOf(line) !== null).sort((a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0));
}

/** Place of the first of sorted lines above a limit; their number where there is none. */
function firstAbove(sorted: readonly Placed[], limit: number, numberOf: (placed: Placed) => number | null): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numberOf(sorted[middle]!) ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function latest(lines: readonly Placed[]): Resolution {
  const bySignal = new Map<string, Placed>();
  const later = (a: Placed, b: Placed): Placed => {
    const difference = a.group === b.group ? b.position - a.position : (elapsed(a, b) ?? comparePlaced(b, a));
    return difference > 0 ? b : a;
  };
  for (const line of lines) {
    const { id } = line.at.sighting.signal;
    bySignal.set(id, later(bySignal.get(id) ?? line, line));
  }
  return { by: lines.reduce(later), bySignal };
}

/** Signal and `agree` values; null where one of them was not captured, so that nothing can agree. */
function resolvingKey(resolved: Signal, placed: Placed): string | null {
  let key = resolved.id;
  for (const hole of resolved.agree) {
    const value = captured(placed.at.sighting, hole);
    if (value === null) return null;
    key += ` ${value.length}:${foldCase(value)}`;
  }
  return key;
}
