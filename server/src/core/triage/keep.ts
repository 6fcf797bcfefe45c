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
  kept: number;
  latest: Item | null;
}

/**
 * A healthy log of a gigabyte holds a million lines that would join a finding if there were one. Of lines that open no
 * finding and that no condition of their failure asks for, and that repeat a signal with the same captures, the first 50
 * after each failure line and the latest are kept: enough to show them as evidence, and to tell that a failure is over.
 */
export function createKeeper<Item extends { readonly sighting: Sighting }>(): Keeper<Item> {
  const kept: Item[] = [];
  const repeated = new Map<Failure, Map<string, Repeated<Item>>>();
  const countable = new Map<Failure, ReadonlySet<string>>();
  return {
    add(item) {
      const { failure, signal } = item.sighting;
      if (signal.role === 'failure') {
        for (const repetition of repeated.get(failure)?.values() ?? []) repetition.kept = 0;
        kept.push(item);
        return;
      }
      if (!countable.has(failure)) countable.set(failure, askedFor(failure));
      if (countable.get(failure)?.has(signal.id)) {
        kept.push(item);
        return;
      }
      const signals = repeated.get(failure) ?? new Map<string, Repeated<Item>>();
      repeated.set(failure, signals);
      const name = nameOf(item.sighting, signals.size);
      const repetition = signals.get(name) ?? { kept: 0, latest: null };
      signals.set(name, repetition);
      if (repetition.kept >= mostRepeated) {
        repetition.latest = item;
        return;
      }
      repetition.kept++;
      kept.push(item);
    },
    result() {
      const latest = [...repeated.values()].flatMap((signals) =>
        [...signals.values()].flatMap((repetition) => repetition.latest ?? []),
      );
      return [...kept, ...latest].sort((a, b) => a.sighting.record - b.sighting.record);
    },
  };
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
