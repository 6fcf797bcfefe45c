import type { CompiledCatalogue, Core } from '../core/index.ts';
import type { Settings } from '../protocol/settings.ts';
import { type CatalogueSource, type CheckedFile, loadCatalogues } from './catalogues.ts';
import type { Host } from './host.ts';
import { teamFolder } from './teamFolder.ts';
import { isWithin, resolvePath } from './uris.ts';

/** The core for each list of further catalogues. */
export interface Cores {
  /** Over the shipped catalogue alone. */
  readonly base: Core;
  /** What a workspace folder's settings and its folder of own failures ask for; undefined: a log outside of all. */
  of(settings: Settings, folder: string | undefined): Promise<NumberedCore>;
  /** True for a file of a catalogue that is in use, and for a folder that holds one. */
  uses(uri: string): boolean;
  /** Reads the further catalogues again at the next question. */
  drop(): void;
}

export interface NumberedCore {
  readonly core: Core;
  /** Tells it from the others: the same content keeps its number. */
  readonly number: number;
  /** The further files, used or not, with what is wrong in them. */
  readonly files: readonly CheckedFile[];
  /** The logs and codes that a file of it may name. */
  readonly known: CompiledCatalogue;
}

/** A core made of one content. */
interface Made {
  readonly revision: string;
  readonly core: Core;
  readonly number: number;
  readonly known: CompiledCatalogue;
}

/** Makes the base core; rejects where the shipped catalogue cannot be read. `log` gets what is wrong in further ones. */
export async function createCores(
  host: Host,
  initializationOptions: unknown,
  log: (message: string) => void,
): Promise<Cores> {
  const shipped = await host.catalogue(initializationOptions);
  const base = host.createCore([shipped]);
  const loaded = new Map<string, Promise<NumberedCore>>();
  const made = new Map<string, Made>();
  let next = 1;

  async function load(key: string, sources: readonly CatalogueSource[]): Promise<NumberedCore> {
    const { catalogue, files } = await loadCatalogues(sources, { files: host.files, shipped, log });
    if (!catalogue) return { core: base, number: 0, files, known: shipped };
    const before = made.get(key);
    if (before?.revision === catalogue.revision) return { ...before, files };
    const known: CompiledCatalogue = {
      ...shipped,
      logs: [...shipped.logs, ...catalogue.logs],
      codes: [...shipped.codes, ...catalogue.codes],
    };
    const core = host.createCore([shipped, catalogue]);
    const fresh: Made = { revision: catalogue.revision, core, number: next++, known };
    made.set(key, fresh);
    return { ...fresh, files };
  }

  return {
    base,
    async of(settings, folder) {
      const sources = sourcesOf(settings, folder);
      const key = sources.map(({ uri }) => uri).join('\n');
      const known = loaded.get(key) ?? load(key, sources);
      loaded.set(key, known);
      return known;
    },
    uses: (uri) =>
      [...loaded.keys()].some((key) =>
        key.split('\n').some((source) => source !== '' && (isWithin(uri, source) || isWithin(source, uri))),
      ),
    drop: () => loaded.clear(),
  };
}

function sourcesOf({ catalogues }: Settings, folder: string | undefined): readonly CatalogueSource[] {
  const own = folder === undefined ? [] : [{ uri: teamFolder(folder), named: false }];
  const named = catalogues.flatMap((path) => resolvePath(path, folder) ?? []).map((uri) => ({ uri, named: true }));
  return [...own, ...named];
}
