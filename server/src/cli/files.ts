import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../core/index.ts';

/** A log to read: where it is, and the name it has in the output. */
export interface LogPath {
  readonly path: string;
  readonly shown: string;
  readonly bytes: number;
}

/** Something that was not read, and why. `error` where it should have been. */
export interface Skipped {
  readonly path: string;
  readonly why: string;
  readonly error: boolean;
}

export interface Collected {
  readonly logs: readonly LogPath[];
  readonly skipped: readonly Skipped[];
}

/** Bytes read at once, and bytes looked at to tell whether a file is a log. */
export const chunkSize = 4 * 1024 * 1024;
const headSize = 64 * 1024;

/**
 * Finds the logs below the paths of one call. Files named by the user are taken as they are; in folders known names
 * and files that look like logs are. A single folder shows names relative to it, several show the folder as well.
 */
export function collectLogs(paths: readonly string[], core: Core): Collected {
  const logs: LogPath[] = [];
  const skipped: Skipped[] = [];
  for (const given of paths) {
    try {
      const stat = statSync(given);
      if (stat.isDirectory()) walk(given, paths.length === 1 ? '' : slashed(given), core, { logs, skipped });
      else if (stat.isFile()) takeFile(given, stat.size, core, { logs, skipped });
      else skipped.push({ path: slashed(given), why: 'not a file or folder', error: true });
    } catch (error) {
      skipped.push({ path: slashed(given), why: reasonOf(error), error: true });
    }
  }
  return { logs, skipped };
}

/** Reads a file in pieces into one reused buffer. Throws the system's error where it cannot be read. */
export function readPieces(path: string, buffer: Uint8Array, take: (bytes: Uint8Array) => void): void {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const count = readSync(file, buffer, 0, buffer.length, null);
      if (count === 0) return;
      take(buffer.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

/** What went wrong with a file, in words for people. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known: Record<string, string> = {
    ENOENT: 'no such file or folder',
    EACCES: 'no right to read it',
    EPERM: 'no right to read it',
    EISDIR: 'a folder, where a file was expected',
    EMFILE: 'too many open files',
    EBUSY: 'in use by another process',
  };
  return known[code] ?? (error instanceof Error ? error.message : String(error));
}

interface Found {
  readonly logs: LogPath[];
  readonly skipped: Skipped[];
}

function walk(folder: string, shown: string, core: Core, found: Found): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    found.skipped.push({ path: shown === '' ? slashed(folder) : shown, why: reasonOf(error), error: true });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const name = shown === '' ? entry.name : `${shown}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) walk(path, name, core, found);
    } else if (entry.isFile()) {
      takeFound(path, name, core, found);
    }
  }
}

function takeFound(path: string, shown: string, core: Core, found: Found): void {
  try {
    const head = readHead(path);
    const known = core.logFile(path) !== undefined;
    const sniffed = core.sniff(head.bytes);
    if (sniffed === 'binary') {
      // Other programs' files beside the logs are no news; a log that holds no text is.
      if (known || /\.lo[g_]$/i.test(path)) found.skipped.push({ path: shown, why: 'binary, not a log', error: false });
      return;
    }
    if (known || sniffed === 'log') found.logs.push({ path, shown, bytes: head.size });
    else found.skipped.push({ path: shown, why: 'not a log', error: false });
  } catch (error) {
    found.skipped.push({ path: shown, why: reasonOf(error), error: true });
  }
}

function takeFile(path: string, bytes: number, core: Core, found: Found): void {
  const head = readHead(path);
  const shown = slashed(path);
  if (core.sniff(head.bytes) === 'binary') found.skipped.push({ path: shown, why: 'binary, not a log', error: false });
  else found.logs.push({ path, shown, bytes });
}

function readHead(path: string): { readonly bytes: Uint8Array; readonly size: number } {
  const bytes = new Uint8Array(headSize);
  const file = openSync(path, 'r');
  try {
    const count = readSync(file, bytes, 0, headSize, 0);
    return { bytes: bytes.subarray(0, count), size: statSync(path).size };
  } finally {
    closeSync(file);
  }
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').replace(/(.)\/$/, '$1');
}
