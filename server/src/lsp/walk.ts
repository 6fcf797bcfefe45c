import { URI } from 'vscode-uri';
import type { FileEntry, FileStat, ListOptions } from './host.ts';
import { reasonOf } from './safely.ts';

export interface FolderChild {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What a host must bring to have its folders walked; both reject with an error that people can read. */
export interface FolderAccess {
  /** What is in a folder; undefined where there is none. */
  children(folder: URI): Promise<readonly FolderChild[] | undefined>;
  stat(file: URI): Promise<FileStat | undefined>;
}

/** All files below a folder that the options accept; what cannot be read is told to them, and the rest goes on. */
export async function walkFolder(
  folder: string,
  access: FolderAccess,
  options: ListOptions,
): Promise<readonly FileEntry[]> {
  const found: FileEntry[] = [];
  const waiting: { readonly uri: URI; readonly path: string }[] = [{ uri: URI.parse(folder), path: '' }];
  for (let next = waiting.pop(); next && !options.cancelled(); next = waiting.pop()) {
    const { uri, path } = next;
    for (const { name, kind } of (await readable(uri, options, () => access.children(uri))) ?? []) {
      const below = path === '' ? name : `${path}/${name}`;
      const child = uri.with({ path: `${uri.path.replace(/\/$/, '')}/${name}` });
      if (kind === 'folder' && options.enters(below)) waiting.push({ uri: child, path: below });
      if (kind !== 'file' || !options.accepts(below)) continue;
      const stat = await readable(child, options, () => access.stat(child));
      if (stat) found.push({ uri: child.toString(), ...stat });
    }
  }
  return found;
}

async function readable<T>(uri: URI, options: ListOptions, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    options.unreadable(uri.toString(), reasonOf(error));
    return undefined;
  }
}
