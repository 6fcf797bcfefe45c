import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCatalogue } from '../server/src/authoring/compile.ts';
import { storeCatalogue } from '../server/src/authoring/store.ts';
import { readCatalogueFolder } from '../server/src/cli/catalogues.ts';
import { countRuns } from '../server/src/core/catalogue/anchors.ts';

/**
 * Compiles a catalogue folder into catalogue.json and catalogue.bin of another folder. Prints every message as
 * `file:line:column: text`; throws where one of them is an error, and then writes nothing.
 */
export function buildCatalogue(from: string, to: string): void {
  const { catalogue, messages } = compileCatalogue(readCatalogueFolder(from), {
    healthyCounts: countRuns(healthyLines()),
  });
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

/** Lines of logs where nothing is wrong: what is frequent there makes a poor anchor. */
function healthyLines(): string[] {
  const folder = join(import.meta.dirname, '../test/corpus/healthy');
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return names.sort().flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/));
}
