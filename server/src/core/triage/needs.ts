import type { Need } from '../catalogue/types.ts';
import type { Cluster } from './correlate.ts';
import { captured, compareText, elapsed, foldCase, type LogGroup, type Placed } from './placed.ts';

/** What the whole case knows of time: the latest that any log names (milliseconds). */
export interface CaseEnd {
  readonly utc: number;
  /** Local time of logs that know no UTC, and of all logs. */
  readonly localOnly: number;
  readonly local: number;
}

/** The latest times of a case, for `needs: last`; minus infinity where no log names one. */
export function caseEnd(groups: readonly LogGroup[]): CaseEnd {
  const end = { utc: Number.NEGATIVE_INFINITY, localOnly: Number.NEGATIVE_INFINITY, local: Number.NEGATIVE_INFINITY };
  for (const group of groups) {
    for (const { log } of group.parts) {
      if (log.toUtc !== null) end.utc = Math.max(end.utc, log.toUtc);
      if (log.to !== null) end.local = Math.max(end.local, log.to);
      if (log.to !== null && log.toUtc === null) end.localOnly = Math.max(end.localOnly, log.to);
    }
  }
  return end;
}

/**
 * Rule 8: whether one log and thread meets every need of the failure. `loose` are sightings that may belong to this
 * finding or to another: as an answer (`by`) they count for all, as a sign of the failure for none.
 */
export function needsHold(cluster: Cluster, loose: ReadonlyMap<string, readonly Placed[]>, end: CaseEnd): boolean {
  const { needs } = cluster.failure;
  if (needs.length === 0) return true;
  const streams = byStream([...cluster.evidence, ...cluster.witnesses]);
  for (const [stream, seen] of streams) {
    const answers = loose.get(stream) ?? [];
    if (needs.every((need) => holds(need, seen, answers, end))) return true;
  }
  return false;
}

/** Sightings of one log and thread together, in order of their records. */
export function byStream(seen: readonly Placed[]): Map<string, Placed[]> {
  const streams = new Map<string, Placed[]>();
  for (const placed of seen) {
    const list = streams.get(placed.stream);
    if (list) list.push(placed);
    else streams.set(placed.stream, [placed]);
  }
  for (const list of streams.values()) list.sort((a, b) => a.position - b.position);
  return streams;
}

function holds(need: Need, seen: readonly Placed[], loose: readonly Placed[], end: CaseEnd): boolean {
  switch (need.kind) {
    case 'all':
      return allWithin(need.signals, need.span, seen);
    case 'sequence':
      return inSequence(need.signals, need.span, seen);
    case 'repeated':
      return isRepeated(need, seen);
    case 'last':
      return isLast(need, seen, end);
    case 'gap':
      return hasGap(need, seen);
    case 'not-followed':
      return isUnanswered(need, seen, [...seen, ...loose]);
    case 'not-preceded':
      return isUnprepared(need, seen, [...seen, ...loose]);
  }
}

/** Every signal somewhere in a stretch whose first and last record are at most `span` apart. */
function allWithin(signals: readonly string[], span: number, seen: readonly Placed[]): boolean {
  const lastPlace = new Map<string, number>();
  const wanted = new Set(signals);
  for (const placed of seen) {
    const { id } = placed.at.sighting.signal;
    if (!wanted.has(id)) continue;
    lastPlace.set(id, placed.position);
    if (lastPlace.size < wanted.size) continue;
    const oldest = [...lastPlace.values()].reduce((least, place) => Math.min(least, place));
    if (placed.position - oldest <= span) return true;
  }
  return false;
}

/** Each signal at a later record than the one before it; of every beginning of the list the latest start is kept. */
function inSequence(signals: readonly string[], span: number, seen: readonly Placed[]): boolean {
  const starts: (number | undefined)[] = [];
  let before: readonly (number | undefined)[] = [];
  let at = -1;
  for (const placed of seen) {
    if (placed.position !== at) before = [...starts];
    at = placed.position;
    signals.forEach((signal, index) => {
      if (signal !== placed.at.sighting.signal.id) return;
      const start = index === 0 ? at : before[index - 1];
      if (start !== undefined) starts[index] = start;
    });
    const start = starts[signals.length - 1];
    if (start !== undefined && at - start <= span) return true;
  }
  return false;
}

function isRepeated(need: Need & { kind: 'repeated' }, seen: readonly Placed[]): boolean {
  const byCaptures = new Map<string, Placed[]>();
  for (const placed of seen) {
    if (placed.at.sighting.signal.id !== need.signal) continue;
    const key = capturesKey(placed);
    const same = byCaptures.get(key) ?? [];
    byCaptures.set(key, same);
    same.push(placed);
    const first = same[same.length - need.times];
    if (first && placed.position - first.position <= need.span && isWithin(first, placed, need.within)) return true;
  }
  return false;
}

function isWithin(first: Placed, last: Placed, within: number | null): boolean {
  if (within === null) return true;
  const time = elapsed(first, last);
  return time !== null && Math.abs(time) <= within;
}

function capturesKey(placed: Placed): string {
  const { sighting } = placed.at;
  return Object.keys(sighting.captures)
    .sort(compareText)
    .map((hole) => foldCase(captured(sighting, hole) ?? ''))
    .map((value) => `${value.length}:${value}`)
    .join('');
}

function isLast(need: Need & { kind: 'last' }, seen: readonly Placed[], end: CaseEnd): boolean {
  const last = seen.findLast((placed) => placed.at.sighting.signal.id === need.signal);
  if (!last || last.position !== lastPosition(last, need.of)) return false;
  const { utc, time } = last.at.sighting;
  if (utc !== null && end.utc - utc >= need.quiet) return true;
  return time !== null && (utc === null ? end.local : end.localOnly) - time >= need.quiet;
}

/** Place of the last record of a sighting's thread, or of its log, over the parts of the log. */
function lastPosition(placed: Placed, of: 'thread' | 'log'): number {
  const thread = String(placed.at.sighting.thread ?? '');
  for (let index = placed.group.parts.length - 1; index >= 0; index--) {
    const { log, base } = placed.group.parts[index]!;
    const record = of === 'log' ? log.records - 1 : log.lastOfThread.get(thread);
    if (record !== undefined) return base + record;
  }
  return -1;
}

/** The second signal, more than `over` after the first one nearest before it. */
function hasGap(need: Need & { kind: 'gap' }, seen: readonly Placed[]): boolean {
  const [before, after] = need.signals;
  let open: Placed | null = null;
  for (const placed of seen) {
    const { id } = placed.at.sighting.signal;
    if (open && id === after && placed.position > open.position) {
      const time = elapsed(open, placed);
      if (placed.position - open.position <= need.span && time !== null && time > need.over) return true;
      open = null;
    }
    if (id === before) open = placed;
  }
  return false;
}

/** One of the lines has no answer after it: not within the span, or not in time. Unknown times count as in time. */
function isUnanswered(
  need: Need & { kind: 'not-followed' },
  seen: readonly Placed[],
  answering: readonly Placed[],
): boolean {
  const answers = answersOf(need.by, answering);
  let next = answers.length - 1;
  return seen.toReversed().some((placed) => {
    if (placed.at.sighting.signal.id !== need.signal) return false;
    while (next >= 0 && answers[next]!.position > placed.position) next--;
    const answer = answers[next + 1];
    if (!answer || answer.position - placed.position > need.span) return true;
    return need.within !== null && (elapsed(placed, answer) ?? 0) > need.within;
  });
}

/** One of the lines has none of `by` within the span before it. */
function isUnprepared(
  need: Need & { kind: 'not-preceded' },
  seen: readonly Placed[],
  preparing: readonly Placed[],
): boolean {
  const preparations = answersOf(need.by, preparing);
  let next = 0;
  return seen.some((placed) => {
    if (placed.at.sighting.signal.id !== need.signal) return false;
    while (next < preparations.length && preparations[next]!.position < placed.position) next++;
    const preparation = preparations[next - 1];
    return !preparation || placed.position - preparation.position > need.span;
  });
}

function answersOf(by: readonly string[], seen: readonly Placed[]): Placed[] {
  return seen.filter((placed) => by.includes(placed.at.sighting.signal.id)).sort((a, b) => a.position - b.position);
}
