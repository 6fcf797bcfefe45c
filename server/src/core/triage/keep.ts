import type { Failure } from '../catalogue/types.ts';
import type { Sighting } from './types.ts';

/** Keeps the sightings of one log, without the endless repetitions of ordinary lines. */
export interface Keeper<Item extends { readonly sighting: Sighting }> {
  add(item: Item): void;
  /** In order of the records. */
  result(): Item[];
}

/** Repetitions that are kept after each failure line, beside the latest. */
const mostRepeated = 50;
/** Different captures of one signal that are told apart. */
const mostDifferent = 10_000;

interface Repeated<Item> {
  /** Kept since failure line `since` of the failure. */
  kept: number;
  since: number;
  latest: Item | null;
}

/** What one failure's lines came to so far. */
interface Seen<Item> {
  readonly askedFor: ReadonlySet<string>;
  readonly repeated: Map<string, Repeated<Item>>;
  failureLines: number;
}

/**
 * A healthy log of a gigabyte holds a million lines that would join a finding if there were one. Of lines that open no
 * finding and that no condition of their failure asks for, and that repeat a signal with the same captures, the first 50
 * after each failure line and the latest are kept: enough to show them as evidence, and to tell that a failure is over.
 */
export function createKeeper<Item extends { readonly sighting: Sighting }>(): Keeper<Item> {
  const kept: Item[] = [];
  const failures = new Map<Failure, Seen<Item>>();
  return {
    add(item) {
      const { failure, signal } = item.sighting;
      const seen = failures.get(failure) ?? { askedFor: askedFor(failure), repeated: new Map(), failureLines: 0 };
      failures.set(failure, seen);
      if (signal.role === 'failure') seen.failureLines++;
      if (signal.role === 'failure' || seen.askedFor.has(signal.id) || isEarly(seen, item)) kept.push(item);
    },
    result() {
      const latest = [...failures.values()].flatMap(({ repeated }) =>
        [...repeated.values()].flatMap((repetition) => repetition.latest ?? []),
      );
      return [...kept, ...latest].sort((a, b) => a.sighting.record - b.sighting.record);
    },
  };
}

/** True for one of the first repetitions after the last failure line; another becomes the latest. */
function isEarly<Item extends { readonly sighting: Sighting }>(seen: Seen<Item>, item: Item): boolean {
  const { repeated, failureLines } = seen;
  const name = nameOf(item.sighting, repeated.size);
  const repetition = repeated.get(name) ?? { kept: 0, since: failureLines, latest: null };
  repeated.set(name, repetition);
  if (repetition.since !== failureLines) {
    repetition.since = failureLines;
    repetition.kept = 0;
  }
  if (repetition.kept < mostRepeated) {
    repetition.kept++;
    return true;
  }
  repetition.latest = item;
  return false;
}

/** Signals that `needs`, `certain` and `likely` name: each of their lines can count. */
function askedFor({ needs, certain, likely }: Failure): ReadonlySet<string> {
  const named = needs.flatMap((need) => [
    ...('signals' in need ? need.signals : [need.signal]),
    ...('by' in need ? need.by : []),
  ]);
  return new Set([...named, ...certain.flat(), ...likely.flat()]);
}

function nameOf({ signal, captures }: Sighting, different: number): string {
  return different < mostDifferent ? `${signal.id}\n${Object.values(captures).join('\n')}` : signal.id;
}
