import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalogue } from '../server/src/authoring/compile.ts';
import { storeCatalogue } from '../server/src/authoring/store.ts';
import { readCatalogueFolder } from '../server/src/cli/catalogues.ts';

/**
 * Compiles a catalogue folder into catalogue.json and catalogue.bin of another folder. Prints every message as
 * `file:line:column: text`; throws where one of them is an error, and then writes nothing.
 */
export function buildCatalogue(from: string, to: string): void {
  const { catalogue, messages } = compileCatalogue(readCatalogueFolder(from));
  for (const { file, line, column, severity, text } of messages) {
    console.error(`${from}/${file}:${line}:${column}: ${severity}: ${text}`);
  }
  if (messages.some(({ severity }) => severity === 'error')) throw new Error('The catalogue has errors.');
  const { json, automaton } = storeCatalogue(catalogue);
  writeFileSync(join(to, 'catalogue.json'), json);
  writeFileSync(join(to, 'catalogue.bin'), automaton);
  const sizes = `${(json.length / 1024).toFixed(0)} and ${(automaton.length / 1024).toFixed(0)} KiB`;
  console.log(`catalogue: ${catalogue.failures.length} failures, revision ${catalogue.revision}, ${sizes}`);
}
