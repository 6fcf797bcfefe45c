import type { Failure } from '../catalogue/types.ts';
import type { LogReading, Sighting } from './types.ts';

/** A reading as a worker posts it: failures and signals by their numbers, since both sides have the catalogue. */
export interface PackedReading extends Omit<LogReading, 'sightings'> {
  readonly sightings: readonly PackedSighting[];
}

interface PackedSighting extends Omit<Sighting, 'failure' | 'signal'> {
  readonly failure: number;
  readonly signal: number;
}

/** Makes a reading plain data. `failures` is the list of the core that made it. */
export function packReading(reading: LogReading, failures: readonly Failure[]): PackedReading {
  const numbers = new Map(failures.map((failure, number) => [failure, number]));
  return {
    ...reading,
    sightings: reading.sightings.map(({ failure, signal, ...rest }) => ({
      ...rest,
      failure: numbers.get(failure) ?? -1,
      signal: failure.signals.indexOf(signal),
    })),
  };
}

/** Makes a reading of what `packReading` made; sightings of failures this core does not know are dropped. */
export function unpackReading(packed: PackedReading, failures: readonly Failure[]): LogReading {
  return {
    ...packed,
    sightings: packed.sightings.flatMap(({ failure: number, signal: place, ...rest }) => {
      const failure = failures[number];
      const signal = failure?.signals[place];
      return failure === undefined || signal === undefined ? [] : [{ ...rest, failure, signal }];
    }),
  };
}
