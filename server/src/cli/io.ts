import type { CompiledCatalogue } from '../core/index.ts';

/** What a command may use of the process it runs in; tests bring their own. */
export interface CommandIo {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Progress is for people: only on a terminal. */
  readonly showsProgress: boolean;
  readonly colours: boolean;
  readonly cores: number;
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number;
  readonly shippedCatalogue: () => CompiledCatalogue;
  /** The file a worker starts from; undefined reads everything in this thread. */
  readonly workerFile?: URL;
}

/** Exit statuses of the command line. */
export const exit = { clean: 0, found: 1, usage: 2, unreadable: 3 } as const;

/** Wrong use of the command line: one line for people, exit status 2. */
export class UsageError extends Error {}
