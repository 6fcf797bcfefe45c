import { type CompiledCatalogue, loadCatalogue } from '../core/index.ts';

/** The shipped catalogue out of its two files. Throws, in words for people, where they are damaged. */
export function shippedCatalogue(texts: string, automaton: Uint8Array): CompiledCatalogue {
  const loaded = loadCatalogue(JSON.parse(texts), automaton);
  if ('error' in loaded) throw new Error(loaded.error);
  return loaded.catalogue;
}
