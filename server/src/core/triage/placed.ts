import type { CaseSighting, LogReading, Sighting } from './types.ts';

/** A log and its rolled-over parts, which follow each other in time: one log for every rule. */
export interface LogGroup {
  readonly number: number;
  /** Oldest first. */
  readonly parts: readonly LogPart[];
}

export interface LogPart {
  readonly log: LogReading;
  /** What is added to the number of a record in this part to get its place in the whole log. */
  readonly base: number;
}

/** A sighting with its place in the case. */
export interface Placed {
  readonly at: CaseSighting;
  readonly group: LogGroup;
  /** Place of the record in the log, counted over its parts. */
  readonly position: number;
  /** The same for sightings of one log and one thread. */
  readonly stream: string;
}

/**
 * Brings logs into one order, whatever order they were read in: by folder and name, the parts of a log from the
 * oldest to the log itself. Parts are told by folder, base name without part and extension, and `LogReading.part`.
 */
export function arrange(readings: readonly LogReading[]): LogGroup[] {
  const byName = new Map<string, LogReading[]>();
  for (const log of readings) {
    const name = wholeLog(log);
    const parts = byName.get(name);
    if (parts) parts.push(log);
    else byName.set(name, [log]);
  }
  const names = [...byName.keys()].sort(compareText);
  return names.map((name, number) => ({ number, parts: chain(byName.get(name) ?? []) }));
}

/** Every sighting of the case in the order of logs and records, under the id of its failure. */
export function placeSightings(groups: readonly LogGroup[]): Map<string, Placed[]> {
  const byFailure = new Map<string, Placed[]>();
  for (const group of groups) {
    for (const { log, base } of group.parts) {
      for (const sighting of inOrder(log.sightings)) {
        const placed = {
          at: { log, sighting },
          group,
          position: base + sighting.record,
          stream: `${group.number}/${sighting.thread ?? ''}`,
        };
        const list = byFailure.get(sighting.failure.id);
        if (list) list.push(placed);
        else byFailure.set(sighting.failure.id, [placed]);
      }
    }
  }
  return byFailure;
}

/** Order of logs, then of records; 0 for two sightings at one record. */
export function comparePlaced(a: Placed, b: Placed): number {
  return a.group.number - b.group.number || a.position - b.position;
}

/**
 * Milliseconds from one sighting to another, negative where the second is earlier: in UTC where both know it, else
 * as local time; null where either has no time.
 */
export function elapsed(from: Placed, to: Placed): number | null {
  const a = from.at.sighting;
  const b = to.at.sighting;
  if (a.utc !== null && b.utc !== null) return b.utc - a.utc;
  if (a.time !== null && b.time !== null) return b.time - a.time;
  return null;
}

/** What a hole captured; null where it captured nothing. */
export function captured(sighting: Sighting, hole: string): string | null {
  if (!Object.hasOwn(sighting.captures, hole)) return null;
  return sighting.captures[hole] || null;
}

/** A name as it is compared: A-Z equal a-z, every other character counts as it is. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Failure lines that are good enough to open a finding (rule 1). */
export function opens(placed: Placed): boolean {
  const { signal } = placed.at.sighting;
  return signal.role === 'failure' && signal.weight !== 'generic';
}

/** Order by UTF-16 code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Folder and name under which a log and its parts meet. */
function wholeLog(log: LogReading): string {
  const cut = Math.max(log.path.lastIndexOf('/'), log.path.lastIndexOf('\\')) + 1;
  let name = foldCase(log.path.slice(cut));
  if (name.endsWith('.lo_')) name = `${name.slice(0, -4)}.log`;
  if (log.part === null || log.part === 'lo_') return log.path.slice(0, cut) + name;
  const stamp = name.lastIndexOf(foldCase(log.part));
  if (stamp > 0) name = name.slice(0, stamp - 1) + name.slice(stamp + log.part.length);
  return log.path.slice(0, cut) + name;
}

/** Date stamps in their order, then `.lo_`, then the log that is written now. */
function chain(parts: readonly LogReading[]): LogPart[] {
  const rank = (log: LogReading): number => (log.part === null ? 2 : log.part === 'lo_' ? 1 : 0);
  const sorted = [...parts].sort(
    (a, b) => rank(a) - rank(b) || compareText(a.part ?? '', b.part ?? '') || compareText(a.path, b.path),
  );
  let base = 0;
  return sorted.map((log) => {
    const part = { log, base };
    base += log.records;
    return part;
  });
}

function inOrder(sightings: readonly Sighting[]): readonly Sighting[] {
  const sorted = sightings.every((sighting, index) => index === 0 || sightings[index - 1]!.record <= sighting.record);
  return sorted ? sightings : [...sightings].sort((a, b) => a.record - b.record);
}
