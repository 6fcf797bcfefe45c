import type { Core } from '../core/index.ts';
import type { Settings } from '../protocol/settings.ts';
import { loadCatalogues } from './catalogues.ts';
import type { Host } from './host.ts';
import { isWithin, resolvePath } from './uris.ts';

/** The core for each list of further catalogues. */
export interface Cores {
  /** Over the shipped catalogue alone. */
  readonly base: Core;
  /** The core a workspace folder's settings ask for, and a number that tells it from the others. */
  of(settings: Settings, folder: string | undefined): Promise<NumberedCore>;
  /** True for a file of a catalogue that is in use. */
  uses(uri: string): boolean;
  /** Reads the further catalogues again at the next question. */
  drop(): void;
}

export interface NumberedCore {
  readonly core: Core;
  readonly number: number;
}

/** Makes the base core; rejects where the shipped catalogue cannot be read. `log` gets what is wrong in further ones. */
export async function createCores(
  host: Host,
  initializationOptions: unknown,
  log: (message: string) => void,
): Promise<Cores> {
  const shipped = await host.catalogue(initializationOptions);
  const base: NumberedCore = { core: host.createCore([shipped]), number: 0 };
  const made = new Map<string, Promise<NumberedCore>>();
  let next = 1;

  async function make(uris: readonly string[]): Promise<NumberedCore> {
    const catalogue = await loadCatalogues(uris, { files: host.files, shipped, log });
    if (!catalogue) return base;
    return { core: host.createCore([shipped, catalogue]), number: next++ };
  }

  return {
    base: base.core,
    async of(settings, folder) {
      const uris = settings.catalogues.flatMap((path) => resolvePath(path, folder) ?? []);
      if (uris.length === 0) return base;
      const key = uris.join('\n');
      const known = made.get(key) ?? make(uris);
      made.set(key, known);
      return known;
    },
    uses: (uri) => [...made.keys()].some((key) => key.split('\n').some((catalogue) => isWithin(uri, catalogue))),
    drop: () => made.clear(),
  };
}
