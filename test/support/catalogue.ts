import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import type { CompiledCatalogue } from '../../server/src/core/index.ts';

const folder = join(import.meta.dirname, '../../server/catalogue');

/** The YAML files of the shipped catalogue, by their names below server/catalogue. */
export function catalogueFiles(): { readonly name: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The shipped catalogue, compiled from its YAML files. */
export function shippedCatalogue(): CompiledCatalogue {
  const { catalogue, messages } = compileCatalogue(catalogueFiles());
  if (catalogue === undefined) throw new Error(messages.map((m) => `${m.file}:${m.line}: ${m.text}`).join('\n'));
  return catalogue;
}
