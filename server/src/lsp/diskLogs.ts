import type { LogReading } from '../core/index.ts';
import type { UnreadableLog } from '../protocol/messages.ts';
import type { Settings } from '../protocol/settings.ts';
import type { Cores } from './cores.ts';
import { createPathFilter } from './globs.ts';
import type { FileEntry, FileStat, Host } from './host.ts';
import { readLog } from './readLog.ts';
import { reasonOf } from './safely.ts';
import { folderOf, isWithin, relativePath } from './uris.ts';

/** One log on disk that was read. */
export interface DiskLog {
  readonly uri: string;
  readonly folder: string;
  /** Tells one state of the file, read in one way, from another. */
  readonly stamp: string;
  readonly reading: LogReading;
}

export interface DiskLogsParts {
  readonly host: Host;
  readonly cores: Cores;
  settings(uri: string): Promise<Settings>;
  /** The folder a log is read for: the innermost one. */
  rootOf(uri: string): string | undefined;
  isOpen(uri: string): boolean;
  log(message: string): void;
}

/** How far a run is; `report` gets percent. */
export interface RunProgress {
  cancelled(): boolean;
  report(percent: number, log: string): void;
}

/** A run that also wants to know how long each file took, in milliseconds. */
export interface ReadProgress extends RunProgress {
  took(uri: string, milliseconds: number): void;
}

const mebibyte = 1024 * 1024;

/**
 * What was read from disk: readings by file, kept as long as the file and the way to read it stay the same,
 * the files that could not be read, and those left out because of their size.
 */
export class DiskLogs {
  readonly #parts: DiskLogsParts;
  readonly #logs = new Map<string, DiskLog>();
  /** Stamps of files that are no logs, so that they are not looked at again. */
  readonly #foreign = new Map<string, string>();
  readonly #unreadable = new Map<string, string>();
  readonly #leftOut = new Set<string>();

  constructor(parts: DiskLogsParts) {
    this.#parts = parts;
  }

  logs(): Iterable<DiskLog> {
    return this.#logs.values();
  }

  get(uri: string): DiskLog | undefined {
    return this.#logs.get(uri);
  }

  unreadable(): readonly UnreadableLog[] {
    return [...this.#unreadable].map(([uri, why]) => ({ uri, why }));
  }

  leftOut(): readonly string[] {
    return [...this.#leftOut];
  }

  /** Forgets a file, or all files below a folder. */
  forget(uri: string): void {
    for (const known of [this.#logs, this.#foreign, this.#unreadable, this.#leftOut]) {
      for (const key of [...known.keys()]) if (isWithin(key, uri)) known.delete(key);
    }
  }

  /** The logs below a folder as they are on disk now; forgets those that are gone. Files too big are left out. */
  async list(root: string, progress: RunProgress): Promise<readonly FileEntry[]> {
    const settings = await this.#parts.settings(root);
    const filter = createPathFilter(settings.triage.include, settings.triage.exclude, (glob) =>
      this.#parts.log(`The pattern ${glob} is too complex and is left out. Use fewer asterisks.`),
    );
    const unreadable = new Map<string, string>();
    const entries = await this.#parts.host.files.list(root, {
      ...filter,
      cancelled: () => progress.cancelled(),
      unreadable: (uri, why) => unreadable.set(uri, why),
    });
    if (progress.cancelled()) return [];
    this.#forgetMissing(root, new Set(entries.map((entry) => entry.uri)));
    for (const [uri, why] of unreadable) this.#refuse(uri, why);
    return this.#withinLimits(
      root,
      entries.filter((entry) => this.#parts.rootOf(entry.uri) === root),
      settings,
    );
  }

  /** True where the settings of its folder want this file read. */
  async accepts(uri: string, root: string): Promise<boolean> {
    const { include, exclude } = (await this.#parts.settings(root)).triage;
    const path = relativePath(uri, root);
    const filter = createPathFilter(include, exclude, () => undefined);
    const folders = path.split('/').slice(0, -1);
    return filter.accepts(path) && folders.every((_, at) => filter.enters(folders.slice(0, at + 1).join('/')));
  }

  /** Reads the files that changed since they were read last. An open log is passed over: its text stands in for it. */
  async read(root: string, entries: readonly FileEntry[], progress: ReadProgress): Promise<void> {
    const { clock } = this.#parts.host;
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    let done = 0;
    for (const entry of entries) {
      if (progress.cancelled()) return;
      progress.report(total === 0 ? 0 : Math.floor((done / total) * 100), relativePath(entry.uri, root));
      if (!this.#parts.isOpen(entry.uri)) {
        const start = clock.now();
        await this.#readOne(root, entry, progress);
        progress.took(entry.uri, clock.now() - start);
      }
      done += entry.size;
    }
  }

  /** One file as it is on disk now; undefined where it is gone, too big, or not asked for. */
  async find(uri: string, root: string): Promise<FileEntry | undefined> {
    if (!(await this.accepts(uri, root))) return undefined;
    const stat = await this.#statOf(uri);
    if (!stat) return undefined;
    const entry = { uri, ...stat };
    const { triage } = await this.#parts.settings(root);
    if (entry.size <= triage.maxFileSize * mebibyte) return entry;
    this.#leaveOut(entry, `it is larger than ${triage.maxFileSize} MiB (smsLogs.triage.maxFileSize)`);
    return undefined;
  }

  async #statOf(uri: string): Promise<FileStat | undefined> {
    try {
      const stat = await this.#parts.host.files.stat(uri);
      if (!stat) this.forget(uri);
      return stat;
    } catch (error) {
      this.#refuse(uri, reasonOf(error));
      return undefined;
    }
  }

  async #readOne(root: string, entry: FileEntry, progress: RunProgress): Promise<void> {
    const { host, cores } = this.#parts;
    const { uri } = entry;
    const settings = await this.#parts.settings(root);
    const { core, number } = await cores.of(settings, root);
    const stamp = `${entry.modified}:${entry.size}:${settings.encoding}:${number}`;
    if (this.#logs.get(uri)?.stamp === stamp || this.#foreign.get(uri) === stamp) return;
    try {
      const result = await readLog(uri, {
        core,
        files: host.files,
        clock: host.clock,
        encoding: settings.encoding,
        cancelled: () => progress.cancelled(),
      });
      if (result === 'cancelled') return;
      this.forget(uri);
      if (result === 'foreign') this.#foreign.set(uri, stamp);
      else if (result !== 'gone') this.#logs.set(uri, { uri, folder: folderOf(uri), stamp, reading: result });
    } catch (error) {
      this.#refuse(uri, reasonOf(error));
    }
  }

  #withinLimits(root: string, entries: readonly FileEntry[], settings: Settings): readonly FileEntry[] {
    for (const uri of [...this.#leftOut]) if (this.#parts.rootOf(uri) === root) this.#leftOut.delete(uri);
    const { maxFileSize, maxTotalSize } = settings.triage;
    const kept: FileEntry[] = [];
    let total = 0;
    for (const entry of entries.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) {
      if (entry.size > maxFileSize * mebibyte) {
        this.#leaveOut(entry, `it is larger than ${maxFileSize} MiB (smsLogs.triage.maxFileSize)`);
      } else if (total + entry.size > maxTotalSize * mebibyte) {
        this.#leaveOut(entry, `the logs together exceed ${maxTotalSize} MiB (smsLogs.triage.maxTotalSize)`);
      } else {
        total += entry.size;
        kept.push(entry);
      }
    }
    return kept;
  }

  #leaveOut(entry: FileEntry, why: string): void {
    this.forget(entry.uri);
    this.#leftOut.add(entry.uri);
    this.#parts.log(`${entry.uri} was not read: ${why}.`);
  }

  #refuse(uri: string, why: string): void {
    this.forget(uri);
    this.#unreadable.set(uri, why);
    this.#parts.log(`${uri} could not be read: ${why}. Its findings are missing; the other logs were read.`);
  }

  #forgetMissing(root: string, present: ReadonlySet<string>): void {
    for (const known of [this.#logs, this.#foreign, this.#unreadable]) {
      for (const uri of [...known.keys()]) {
        if (this.#parts.rootOf(uri) === root && !present.has(uri)) known.delete(uri);
      }
    }
  }
}
