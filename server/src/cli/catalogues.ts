import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type CatalogueFile, type Compilation, compileCatalogue } from '../authoring/compile.ts';
import { type CompiledCatalogue, type Core, createCore, loadCatalogue, loadShippedCatalogue } from '../core/index.ts';
import { nodePlatform } from '../node/platform.ts';
import { reasonOf } from './files.ts';
import { type CommandIo, UsageError } from './io.ts';

/** The core over the shipped catalogue and those of `--catalogue`, and what the output says of them. */
export interface OpenedCore {
  readonly core: Core;
  readonly catalogues: readonly CompiledCatalogue[];
  /** Failures that came with `--catalogue`. */
  readonly own: number;
  readonly revision: string;
}

/** Opens the core; a catalogue that cannot be used is wrong usage, with its first mistakes. */
export function openCore(paths: readonly string[], io: CommandIo): OpenedCore {
  const shipped = io.shippedCatalogue();
  const further = paths.map((path) => furtherCatalogue(path, shipped));
  const catalogues = [shipped, ...further];
  return {
    core: createCore(catalogues, nodePlatform),
    catalogues,
    own: further.reduce((sum, { failures }) => sum + failures.length, 0),
    revision: catalogues.map(({ revision }) => revision).join('+'),
  };
}

/** The catalogue that the build put beside the command line. */
export function shippedCatalogue(): CompiledCatalogue {
  const folder = import.meta.dirname.endsWith('dist') ? import.meta.dirname : join(import.meta.dirname, '../../dist');
  return loadShippedCatalogue(
    readFileSync(join(folder, 'catalogue.json'), 'latin1'),
    readFileSync(join(folder, 'catalogue.bin')),
  );
}

/** The catalogue's files below a folder, with their names below it. Throws the system's error where it cannot be read. */
export function readCatalogueFolder(folder: string): CatalogueFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|tsv)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

/** Compiles a folder on top of `base`; where it cannot be read the command line is wrong. */
export function compileFolder(folder: string, base: CompiledCatalogue): Compilation {
  return compileCatalogue(filesOf(folder), { base });
}

/**
 * Compiles a folder that describes logs by itself, as the shipped one does, and another on top of the shipped
 * catalogue, which then is `base`.
 */
export function compileAlone(
  folder: string,
  io: CommandIo,
): { readonly compilation: Compilation; readonly base: CompiledCatalogue | undefined } {
  const files = filesOf(folder);
  const base = files.some(({ name }) => name.split('/').includes('logs')) ? undefined : io.shippedCatalogue();
  return { compilation: compileCatalogue(files, base === undefined ? {} : { base }), base };
}

function filesOf(folder: string): CatalogueFile[] {
  try {
    return readCatalogueFolder(folder);
  } catch (error) {
    throw new UsageError(`${folder}: ${reasonOf(error)}`);
  }
}

function furtherCatalogue(path: string, base: CompiledCatalogue): CompiledCatalogue {
  if (isFolder(path)) {
    const { catalogue, messages } = compileFolder(path, base);
    const mistake = messages.find(({ severity }) => severity === 'error');
    if (mistake === undefined) return catalogue;
    throw new UsageError(`${path}/${mistake.file}:${mistake.line}:${mistake.column}: ${mistake.text}`);
  }
  const loaded = loadCatalogue(readJson(path));
  if ('error' in loaded) throw new UsageError(`${path}: ${loaded.error}`);
  return loaded.catalogue;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'no compiled catalogue: it is not JSON' : reasonOf(error);
    throw new UsageError(`${path}: ${why}`);
  }
}
