import type { Stats } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { URI } from 'vscode-uri';
import type { FileStat, Files, OpenFile } from '../lsp/host.ts';
import { type FolderAccess, walkFolder } from '../lsp/walk.ts';

/** The files of this machine. A `vscode-remote:` URI names one too: the server runs where the files are. */
export const nodeFiles: Files = {
  list: (folder, options) => walkFolder(folder, access, options),
  stat: (uri) => access.stat(URI.parse(uri)),
  open: (uri) => onFile(URI.parse(uri), async (path) => openFile(await open(path, 'r'))),
};

const access: FolderAccess = {
  children: (folder) =>
    onFile(folder, async (path) => {
      const entries = await readdir(path, { withFileTypes: true });
      return entries.map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other',
      }));
    }),
  stat: (file) => onFile(file, async (path) => fileStat(await stat(path))),
};

const localSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

/** Runs the work on a path of this machine; undefined where the URI names no place here, or there is nothing. */
async function onFile<T>(uri: URI, work: (path: string) => Promise<T>): Promise<T | undefined> {
  if (!localSchemes.has(uri.scheme)) return undefined;
  // The authority of a remote names a machine to VS Code, not a share.
  const authority = uri.scheme === 'file' ? uri.authority : '';
  try {
    return await work(uri.with({ scheme: 'file', authority }).fsPath);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw new Error(reasonOf(error), { cause: error });
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
        throw new Error(reasonOf(error), { cause: error });
      }
    },
    close: () => handle.close(),
  };
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
