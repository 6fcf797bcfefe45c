import type { Dirent, Stats } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { FileEntry, FileStat, Files, ListOptions, OpenFile } from '../lsp/host.ts';

/** The files of this machine. A `vscode-remote:` URI names one too: the server runs where the files are. */
export const nodeFiles: Files = {
  list: async (folder, options) => {
    const found: FileEntry[] = [];
    await walk(URI.parse(folder), '', options, found);
    return found;
  },
  stat: async (uri) => {
    const path = pathOf(URI.parse(uri));
    return path === undefined ? undefined : absent(async () => fileStat(await stat(path)));
  },
  open: async (uri) => {
    const path = pathOf(URI.parse(uri));
    return path === undefined ? undefined : absent(async () => openFile(await open(path, 'r')));
  },
};

const localSchemes = new Set(['file', 'vscode-remote']);

function pathOf(uri: URI): string | undefined {
  return localSchemes.has(uri.scheme) ? uri.with({ scheme: 'file', authority: authorityOf(uri) }).fsPath : undefined;
}

/** The authority of a remote names a machine to VS Code, not a share. */
function authorityOf(uri: URI): string {
  return uri.scheme === 'file' ? uri.authority : '';
}

async function walk(folder: URI, path: string, options: ListOptions, found: FileEntry[]): Promise<void> {
  const place = pathOf(folder);
  if (place === undefined || options.cancelled()) return;
  let entries: Dirent[];
  try {
    entries = await readdir(place, { withFileTypes: true });
  } catch (error) {
    if (!isAbsent(error)) options.unreadable(folder.toString(), reasonOf(error));
    return;
  }
  for (const entry of entries) {
    if (options.cancelled()) return;
    const below = path === '' ? entry.name : `${path}/${entry.name}`;
    const uri = folder.with({ path: `${folder.path.replace(/\/$/, '')}/${entry.name}` });
    if (entry.isDirectory()) {
      if (options.enters(below)) await walk(uri, below, options, found);
    } else if (entry.isFile() && options.accepts(below)) {
      await take(uri, options, found);
    }
  }
}

async function take(uri: URI, options: ListOptions, found: FileEntry[]): Promise<void> {
  try {
    const known = await nodeFiles.stat(uri.toString());
    if (known) found.push({ uri: uri.toString(), ...known });
  } catch (error) {
    options.unreadable(uri.toString(), reasonOf(error));
  }
}

function fileStat(stats: Stats): FileStat | undefined {
  return stats.isFile() ? { size: stats.size, modified: stats.mtimeMs } : undefined;
}

function openFile(handle: FileHandle): OpenFile {
  return {
    read: async (buffer, offset) => {
      try {
        return (await handle.read(buffer, 0, buffer.length, offset)).bytesRead;
      } catch (error) {
        throw new Error(reasonOf(error));
      }
    },
    close: () => handle.close(),
  };
}

async function absent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw new Error(reasonOf(error));
  }
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** What went wrong with a file, in words for people. */
function reasonOf(error: unknown): string {
  const known: Readonly<Record<string, string>> = {
    EACCES: 'no right to read it',
    EPERM: 'no right to read it',
    EISDIR: 'a folder, where a file was expected',
    EMFILE: 'too many open files',
    EBUSY: 'in use by another process',
  };
  const { code, message } = error as NodeJS.ErrnoException;
  return known[code ?? ''] ?? message;
}
