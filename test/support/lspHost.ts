import type { CompiledCatalogue, Core } from '../../server/src/core/index.ts';
import type { FileEntry, Files, Host } from '../../server/src/lsp/host.ts';
import { fakeCatalogue, fakeCore } from './lspCore.ts';

/** A file in memory. `failing` makes reading fail; `vanishes` deletes it when its first bytes are read. */
export interface MemoryFile {
  text: string;
  modified?: number;
  failing?: string;
  vanishes?: boolean;
}

export interface MemoryHost extends Host {
  readonly disk: Map<string, MemoryFile>;
  /** Every URI that was opened, in order. */
  readonly opened: string[];
  /** What the clock says, in milliseconds. */
  time: number;
  /** Every time that was asked to be waited, in milliseconds; nothing really waits. */
  readonly waited: number[];
  /** Called before each read from an open file. */
  beforeRead: (uri: string) => Promise<void>;
}

/** A host whose files are texts in memory and whose timers do not wait. */
export function memoryHost(
  files: Readonly<Record<string, string | MemoryFile>> = {},
  createCore: (catalogues: readonly CompiledCatalogue[]) => Core = fakeCore,
): MemoryHost {
  const disk = new Map<string, MemoryFile>();
  for (const [uri, file] of Object.entries(files)) disk.set(uri, typeof file === 'string' ? { text: file } : file);
  const opened: string[] = [];
  const host: MemoryHost = {
    disk,
    opened,
    time: 0,
    waited: [],
    beforeRead: async () => undefined,
    files: memoryFiles(disk, opened, (uri) => host.beforeRead(uri)),
    clock: {
      now: () => host.time,
      after: (milliseconds, callback) => {
        host.waited.push(milliseconds);
        const timer = setTimeout(callback, 0);
        return () => clearTimeout(timer);
      },
      turn: () => new Promise((resolve) => setImmediate(resolve)),
    },
    catalogue: async () => fakeCatalogue([{ id: 'Q1' }, { id: 'Q2', severity: 'warning' }, { id: 'Q3', url: null }]),
    createCore,
  };
  return host;
}

function memoryFiles(
  disk: Map<string, MemoryFile>,
  opened: string[],
  beforeRead: (uri: string) => Promise<void>,
): Files {
  const statOf = (file: MemoryFile) => ({ size: file.text.length, modified: file.modified ?? 0 });
  return {
    async list(folder, options) {
      const found: FileEntry[] = [];
      for (const [uri, file] of disk) {
        if (!uri.startsWith(`${folder}/`)) continue;
        const path = decodeURIComponent(uri.slice(folder.length + 1));
        const parents = path.split('/').slice(0, -1);
        if (!parents.every((_, at) => options.enters(parents.slice(0, at + 1).join('/')))) continue;
        if (options.accepts(path)) found.push({ uri, ...statOf(file) });
      }
      return found;
    },
    async stat(uri) {
      const file = disk.get(uri);
      return file ? statOf(file) : undefined;
    },
    async open(uri) {
      const file = disk.get(uri);
      if (!file) return undefined;
      opened.push(uri);
      if (file.failing) throw new Error(file.failing);
      const bytes = new TextEncoder().encode(file.text);
      return {
        async read(buffer, offset) {
          await beforeRead(uri);
          if (file.vanishes) {
            disk.delete(uri);
            throw new Error('gone while reading');
          }
          const part = bytes.subarray(offset, offset + buffer.length);
          buffer.set(part);
          return part.length;
        },
        close: async () => undefined,
      };
    },
  };
}
