import { fitsLog, type ListedSignal } from '../catalogue/load.ts';
import type { LogIndex } from '../catalogue/logNames.ts';
import type { Matcher } from '../catalogue/matcher.ts';
import { parseStatusMessage } from '../codes/statusMessage.ts';
import type { ClosedRecord, FamilyId, RecordSink } from '../records/types.ts';
import { recordFlags } from '../records/types.ts';
import { createKeeper, type Keeper } from './keep.ts';
import type { LogReading, Sighting } from './types.ts';
import { createUnexplained } from './unknown.ts';

/** The signals of one catalogue and the automaton that finds them. */
export interface SignalSet {
  readonly listed: readonly ListedSignal[];
  readonly matcher: Matcher;
}

/** What a reading looks for. */
export interface Knowledge {
  readonly signals: readonly SignalSet[];
  readonly logs: LogIndex;
}

/** Takes the records of one log and makes its reading. */
export interface ReadingSink extends RecordSink {
  /** The reading, once every record was given. `bytes` is the size of the log on its disk or in the editor. */
  finish(source: { readonly bytes: number; readonly encoding: string }): LogReading;
}

/** UTF-16 code units of a message that a sighting keeps for people. */
const shownLength = 300;

/** Makes the sink for one log; `path` is what the host calls it. Nothing of a record is kept but its sightings. */
export function createReading(path: string, knowledge: Knowledge): ReadingSink {
  const name = knowledge.logs.logKey(path);
  const totals = createTotals();
  const byComponent = name.key === null ? new Map<string, number>() : null;
  const unexplained = createUnexplained();
  const found = createKeeper<Found>();
  const look = createLook(name.key, knowledge, found);
  const clock = createClock();
  return {
    onRecord(record) {
      totals.add(record);
      clock.add(record);
      if (byComponent !== null && record.component !== null) {
        byComponent.set(record.component, (byComponent.get(record.component) ?? 0) + 1);
      }
      const hits = look(record);
      if (hits === 0 && record.severity === 'error') unexplained.add(unexplainedOf(record));
    },
    finish({ bytes, encoding }) {
      const log = name.key ?? mostNamedLog(byComponent, knowledge.logs);
      const fitting = found
        .result()
        .filter(({ listed, sighting }) => fitsLog(listed, log, sighting.component, knowledge.logs));
      return {
        path,
        log,
        bytes,
        encoding,
        ...totals.result(),
        part: name.part,
        sightings: fitting.map(({ sighting }) => clock.withUtc(sighting)),
        unexplained: unexplained.result(),
      };
    },
  };
}

/** Minutes to which zones keep: what differs from them is the time between the event and its line. */
const zoneStep = 15 * 60_000;

/**
 * Status messages carry their time in UTC (formats.md, rule 10): a log whose own stamps name no zone that is
 * understood is calibrated by the first of them.
 */
function createClock(): { add(record: ClosedRecord): void; withUtc(sighting: Sighting): Sighting } {
  let offset: number | null = null;
  return {
    add(record) {
      if (offset !== null || record.time === null || record.utc !== null || !startsStatusMessage(record)) return;
      const utc = parseStatusMessage(record.message())?.utc;
      if (utc !== undefined && utc !== null) offset = Math.round((utc - record.time) / zoneStep) * zoneStep;
    },
    withUtc: (sighting) =>
      offset === null || sighting.utc !== null || sighting.time === null
        ? sighting
        : { ...sighting, utc: sighting.time + offset },
  };
}

/** Looks at two bytes, so that other records cost nothing. */
function startsStatusMessage({ bytes, messageStart, messageEnd }: ClosedRecord): boolean {
  return messageEnd - messageStart > 12 && bytes[messageStart] === 0x53 && bytes[messageStart + 4] === 0x4d;
}

/** A message on one line: white space folded, at most 300 UTF-16 code units, no half of a surrogate pair. */
export function shortText(message: string): string {
  // Folding a little more than is shown is enough.
  const folded = message
    .slice(0, shownLength * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (folded.length <= shownLength) return folded;
  const last = folded.charCodeAt(shownLength - 1);
  return folded.slice(0, last >= 0xd800 && last < 0xdc00 ? shownLength - 1 : shownLength);
}

interface Found {
  readonly listed: ListedSignal;
  readonly sighting: Sighting;
}

/** Looks for every signal in one record and says how many it found. */
function createLook(
  key: string | null,
  { signals, logs }: Knowledge,
  found: Keeper<Found>,
): (record: ClosedRecord) => number {
  let current: ClosedRecord | undefined;
  const text = (): string => current?.message() ?? '';
  const sets = signals.map(({ listed, matcher }) => ({
    listed,
    matcher,
    accepts: (signal: number): boolean => fitsLog(listed[signal]!, key, current?.component ?? null, logs),
  }));
  return (record) => {
    current = record;
    let count = 0;
    for (const { listed, matcher, accepts } of sets) {
      const hits = matcher.match(record.bytes, record.messageStart, record.messageEnd, text, accepts);
      for (const hit of hits) found.add(foundAt(record, listed[hit.signal]!, hit.captures));
      count += hits.length;
    }
    return count;
  };
}

function foundAt(record: ClosedRecord, listed: ListedSignal, captures: Sighting['captures']): Found {
  const { failure, signal } = listed;
  const range = record.range();
  return {
    listed,
    sighting: {
      failure,
      signal,
      record: record.number,
      range,
      head: record.endLine === record.line ? range : record.head(),
      time: record.time,
      utc: record.utc,
      component: record.component,
      thread: record.thread,
      captures,
      text: shortText(record.message()),
    },
  };
}

function unexplainedOf(record: ClosedRecord) {
  return {
    record: record.number,
    range: record.range(),
    head: record.head(),
    time: record.time,
    utc: record.utc,
    message: shortText(record.message()),
    severity: 'error' as const,
  };
}

type Totals = Pick<
  LogReading,
  'families' | 'records' | 'torn' | 'headLost' | 'damaged' | 'from' | 'to' | 'toUtc' | 'zone' | 'lastOfThread'
>;

/** Counts what is said of the log as a whole. */
function createTotals(): { add(record: ClosedRecord): void; result(): Totals } {
  const flagOf = (flag: (typeof recordFlags)[number]): number => 1 << recordFlags.indexOf(flag);
  const [tornFlag, headLostFlag, damagedFlag] = [flagOf('torn'), flagOf('head-lost'), flagOf('damaged-tail')];
  const families: Partial<Record<FamilyId, number>> = {};
  const lastOfThread = new Map<number | null, number>();
  const counts = { records: 0, torn: 0, headLost: 0, damaged: 0 };
  let [from, to, toUtc] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let zone: string | null = null;
  return {
    add(record) {
      counts.records++;
      families[record.family] = (families[record.family] ?? 0) + 1;
      const flags = record.flagBits;
      if (flags & tornFlag) counts.torn++;
      if (flags & headLostFlag) counts.headLost++;
      if (flags & damagedFlag) counts.damaged++;
      lastOfThread.set(record.thread, record.number);
      const { time, utc } = record;
      if (time !== null && time < from) from = time;
      if (time !== null && time > to) to = time;
      if (utc !== null && utc > toUtc) toUtc = utc;
      zone ??= record.zone;
    },
    result: () => ({
      families,
      ...counts,
      from: Number.isFinite(from) ? from : null,
      to: Number.isFinite(to) ? to : null,
      toUtc: Number.isFinite(toUtc) ? toUtc : null,
      zone,
      lastOfThread: new Map([...lastOfThread].map(([thread, last]) => [thread === null ? '' : String(thread), last])),
    }),
  };
}

/** The log whose components most records name; null where none is known. */
function mostNamedLog(byComponent: ReadonlyMap<string, number> | null, logs: LogIndex): string | null {
  const counts = new Map<string, number>();
  for (const [component, count] of byComponent ?? []) {
    const [key] = logs.keysOf(component);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  let best: string | null = null;
  for (const [key, count] of counts) if (best === null || count > counts.get(best)!) best = key;
  return best;
}
