import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CatalogueFile, type Compilation, compileCatalogue } from '../../server/src/authoring/compile.ts';
import type { Message } from '../../server/src/authoring/messages.ts';
import { readCatalogueFolder } from '../../server/src/cli/catalogues.ts';
import type { CompiledCatalogue } from '../../server/src/core/index.ts';

/** A file of test/corpus/authoring. */
export function authoringFile(name: string): string {
  return readFileSync(new URL(`../corpus/authoring/${name}`, import.meta.url), 'utf8');
}

/** The small catalogue of test/corpus/authoring, with other or further files in its place. */
export function compileSmall(changed: readonly CatalogueFile[] = []): Compilation {
  const files = new Map([
    ['failures/Q100001.yaml', authoringFile('valid.yaml')],
    ['logs/all.yaml', authoringFile('logs.yaml')],
    ['codes/all.yaml', authoringFile('codes.yaml')],
  ]);
  for (const { name, text } of changed) files.set(name, text);
  return compileCatalogue([...files].map(([name, text]) => ({ name, text })));
}

/** Every YAML file of server/catalogue. */
export function shippedFiles(): CatalogueFile[] {
  return readCatalogueFolder(fileURLToPath(new URL('../../server/catalogue', import.meta.url)));
}

/** The shipped catalogue, compiled from its YAML files. */
export function shippedCatalogue(): CompiledCatalogue {
  return compileCatalogue(shippedFiles()).catalogue;
}

/** `<|>` taken out of a text, and the one-based place where it stood. */
export function takeMark(marked: string): { readonly text: string; readonly place: string } {
  const [before, after] = marked.split('<|>');
  if (before === undefined || after === undefined) throw new Error('The text needs one <|>.');
  const lines = before.split('\n');
  return { text: before + after, place: `${lines.length}:${(lines.at(-1) ?? '').length + 1}` };
}

/** One part of a text exchanged; the part must be there. */
export function exchange(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`The text has no ${part}`);
  return text.replace(part, () => by);
}

export function shownMessages(messages: readonly Message[]): string[] {
  return messages.map(({ line, column, text }) => `${line}:${column} ${text}`);
}
