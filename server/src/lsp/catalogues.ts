import { type CatalogueFile, compileCatalogue } from '../authoring/compile.ts';
import type { CompiledCatalogue } from '../core/index.ts';
import type { FileEntry, Files } from './host.ts';
import { reasonOf } from './safely.ts';
import { baseName, relativePath } from './uris.ts';

export interface LoadParts {
  readonly files: Files;
  readonly shipped: CompiledCatalogue;
  log(message: string): void;
}

/** A folder with failures below it, or a single file. */
export interface CatalogueSource {
  readonly uri: string;
  /** True for one that someone named: that it is empty is then told. */
  readonly named: boolean;
}

/** What is wrong at one place of a file; line and column from 1, in UTF-16 code units. */
export interface CatalogueMistake {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** One file of a catalogue as it was read from disk. */
export interface CheckedFile {
  readonly uri: string;
  readonly text: string;
  readonly mistakes: readonly CatalogueMistake[];
}

export interface LoadedCatalogues {
  /** Undefined where no file holds anything that can be used. */
  readonly catalogue: CompiledCatalogue | undefined;
  readonly files: readonly CheckedFile[];
}

/** Bytes: a larger file is no failure anyone wrote by hand. */
const largestFile = 2 * 1024 * 1024;
/** Bytes of all files of one workspace folder; the shipped catalogue has a third of it. */
const largestSum = 4 * 1024 * 1024;
const mostFiles = 2000;

/**
 * The failures of a team's own folders and files, compiled. What is wrong in a file is told with its place, and logged;
 * the other files are used.
 */
export async function loadCatalogues(sources: readonly CatalogueSource[], parts: LoadParts): Promise<LoadedCatalogues> {
  const read = new Map<string, ReadFile>();
  const refused: CheckedFile[] = [];
  const seen = new Set<string>();
  let sum = 0;
  for (const [place, source] of sources.entries()) {
    for (const { uri, size } of await listed(source, parts)) {
      if (seen.has(uri)) continue;
      seen.add(uri);
      const bytes = Math.min(size, largestFile);
      try {
        if (sum + bytes > largestSum || read.size === mostFiles) throw new Error(tooMuch);
        sum += bytes;
        read.set(nameOf(uri, source, place), { uri, text: await readText(uri, parts.files) });
      } catch (error) {
        refused.push({ uri, text: '', mistakes: [unread(reasonOf(error))] });
        parts.log(`The catalogue file ${uri} could not be read: ${reasonOf(error)}. Its failures are not looked for.`);
      }
    }
  }
  if (read.size === 0) return { catalogue: undefined, files: refused };
  const { catalogue, mistakes } = compiled(read, parts);
  return {
    catalogue: catalogue.failures.length > 0 || catalogue.logs.length > 0 ? catalogue : undefined,
    files: [...refused, ...[...read].map(([name, file]) => ({ ...file, mistakes: mistakes.get(name) ?? [] }))],
  };
}

/** What is wrong in one file by itself, beside the logs and codes that `known` describes. */
export function mistakesIn(uri: string, text: string, known: CompiledCatalogue): readonly CatalogueMistake[] {
  const name = baseName(uri);
  const twin = shippedTwin(name, known);
  return twin ? [twin] : compileCatalogue([{ name, text }], { base: known }).messages;
}

interface ReadFile {
  readonly uri: string;
  readonly text: string;
}

const tooMuch = `there are more than ${mostFiles} files, or they exceed ${largestSum / 1024 / 1024} MiB together`;

function compiled(read: ReadonlyMap<string, ReadFile>, parts: LoadParts) {
  const mistakes = new Map<string, CatalogueMistake[]>();
  const files: CatalogueFile[] = [];
  for (const [name, { text }] of read) {
    const twin = shippedTwin(name, parts.shipped);
    if (twin) mistakes.set(name, [twin]);
    else files.push({ name, text });
  }
  const { catalogue, messages } = compileCatalogue(files, { base: parts.shipped });
  for (const { file, line, column, severity, text } of messages) {
    // One without a file is about all of them together: the first must do.
    const name = read.has(file) ? file : (files[0]?.name ?? '');
    parts.log(`${read.get(name)?.uri}:${line}:${column} ${text}`);
    mistakes.set(name, [...(mistakes.get(name) ?? []), { line, column, severity, text }]);
  }
  return { catalogue, mistakes };
}

/** A failure's file is named by its id, and findings of two failures with one id could not be told apart. */
function shippedTwin(name: string, { failures }: CompiledCatalogue): CatalogueMistake | undefined {
  if (/(?:^|\/)(?:logs|codes)\//.test(name)) return undefined;
  const id = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.ya?ml$/i, '')
    .toLowerCase();
  const twin = failures.find((failure) => failure.id.toLowerCase() === id);
  if (!twin) return undefined;
  const text = `${twin.id} is the id of a failure that comes with SMS Logs, so this one is not looked for. Give the file and its id another name, such as ${twin.id}-ours.`;
  return { line: 1, column: 1, severity: 'error', text };
}

function unread(reason: string): CatalogueMistake {
  const text = `The file is not read: ${reason}. Its failures are not looked for.`;
  return { line: 1, column: 1, severity: 'error', text };
}

/** The files of a source in order; what cannot be listed is logged. */
async function listed({ uri, named }: CatalogueSource, { files, log }: LoadParts): Promise<readonly FileEntry[]> {
  try {
    const single = await files.stat(uri);
    if (single) return [{ uri, ...single }];
    const entries = await files.list(uri, {
      enters: (folder) => named && !/(^|\/)(node_modules|\.git)$/.test(folder),
      accepts: (file) => /\.ya?ml$/i.test(file),
      cancelled: () => false,
      unreadable: (place, why) => log(`The catalogue file ${place} could not be read: ${why}.`),
    });
    if (entries.length === 0 && named) log(`The catalogue ${uri} has no .yaml file. Check smsLogs.catalogues.`);
    return entries.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  } catch (error) {
    log(`The catalogue ${uri} could not be read: ${reasonOf(error)}. Its failures are not looked for.`);
    return [];
  }
}

/** What tells a file from those of other sources; folders in it say what the file describes (logs/, codes/). */
function nameOf(uri: string, source: CatalogueSource, place: number): string {
  const path = uri === source.uri ? baseName(uri) : relativePath(uri, source.uri);
  return place === 0 ? path : `catalogue ${place + 1}/${path}`;
}

async function readText(uri: string, files: Files): Promise<string> {
  const file = await files.open(uri);
  if (!file) throw new Error('it is gone');
  try {
    const buffer = new Uint8Array(largestFile);
    let length = 0;
    for (let count = -1; count !== 0 && length < largestFile; length += count) {
      count = await file.read(buffer.subarray(length), length);
    }
    return new TextDecoder().decode(buffer.subarray(0, length));
  } finally {
    await file.close().catch(() => undefined);
  }
}
