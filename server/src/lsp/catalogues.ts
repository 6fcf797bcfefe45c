import { type CatalogueFile, compileCatalogue } from '../authoring/compile.ts';
import type { CompiledCatalogue } from '../core/index.ts';
import type { Files } from './host.ts';
import { reasonOf } from './safely.ts';
import { baseName, relativePath } from './uris.ts';

export interface LoadParts {
  readonly files: Files;
  readonly shipped: CompiledCatalogue;
  log(message: string): void;
}

/** Bytes: a larger file is no failure anyone wrote by hand. */
const largestFile = 2 * 1024 * 1024;
const mostFiles = 2000;

/**
 * The failures of a team's own folders and files, compiled; undefined where there are none. What is wrong in a file is
 * logged with its place, and the rest is used.
 */
export async function loadCatalogues(
  uris: readonly string[],
  parts: LoadParts,
): Promise<CompiledCatalogue | undefined> {
  const files: CatalogueFile[] = [];
  for (const uri of uris) {
    try {
      files.push(...(await readCatalogue(uri, parts)));
    } catch (error) {
      parts.log(`The catalogue ${uri} could not be read: ${reasonOf(error)}. Its failures are not looked for.`);
    }
  }
  if (files.length === 0) return undefined;
  const { catalogue, messages } = compileCatalogue(files, { base: parts.shipped });
  for (const { file, line, column, text } of messages) parts.log(`${file}:${line}:${column} ${text}`);
  return catalogue.failures.length > 0 || catalogue.logs.length > 0 ? catalogue : undefined;
}

async function readCatalogue(uri: string, { files, log }: LoadParts): Promise<readonly CatalogueFile[]> {
  if (await files.stat(uri)) return [{ name: baseName(uri), text: await readText(uri, files) }];
  const entries = await files.list(uri, {
    enters: (folder) => !/(^|\/)(node_modules|\.git)$/.test(folder),
    accepts: (file) => /\.ya?ml$/i.test(file),
    cancelled: () => false,
    unreadable: (place, why) => log(`The catalogue file ${place} could not be read: ${why}.`),
  });
  if (entries.length === 0) log(`The catalogue ${uri} has no .yaml file. Check smsLogs.catalogues.`);
  const read: CatalogueFile[] = [];
  for (const entry of entries.slice(0, mostFiles)) {
    read.push({ name: relativePath(entry.uri, uri), text: await readText(entry.uri, files) });
  }
  return read;
}

async function readText(uri: string, files: Files): Promise<string> {
  const file = await files.open(uri);
  if (!file) throw new Error('no such file or folder');
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
