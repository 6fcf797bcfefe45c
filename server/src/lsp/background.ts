import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { DiskLogs, RunProgress } from './diskLogs.ts';
import type { Clock, FileEntry } from './host.ts';
import { stackOf } from './safely.ts';

export interface BackgroundParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly disk: DiskLogs;
  readonly showsProgress: () => boolean;
  /** The folder a file is read for; undefined where it belongs to none. */
  rootOf(uri: string): string | undefined;
  /** Called when a run begins and when it ended. */
  changed(): void;
}

/** A log that is being written all the time gets at most a tenth of the time. */
const restFactor = 9;
/** Milliseconds; what is read faster may be read again at once. */
const shortest = 50;

/** Reads logs from disk while the session goes on, one run at a time; what comes in meanwhile joins the run. */
export class Background {
  readonly #parts: BackgroundParts;
  readonly #roots = new Set<string>();
  readonly #files = new Set<string>();
  /** Files to look at later, with what stops their timers. */
  readonly #resting = new Map<string, () => void>();
  /** When a file may be read again, in milliseconds of the clock. */
  readonly #restUntil = new Map<string, number>();
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: BackgroundParts) {
    this.#parts = parts;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Lists a folder again and reads what changed in it. */
  addRoot(root: string): void {
    this.#roots.add(root);
    this.#start();
  }

  /** Looks at one file again; not at once where reading it took long only just now. */
  addFile(uri: string): void {
    if (this.#resting.has(uri)) return;
    const { clock } = this.#parts;
    const rest = (this.#restUntil.get(uri) ?? 0) - clock.now();
    if (rest <= 0) {
      this.#files.add(uri);
      this.#start();
      return;
    }
    const wake = () => {
      this.#resting.delete(uri);
      this.#restUntil.delete(uri);
      this.addFile(uri);
    };
    this.#resting.set(uri, clock.after(rest, wake));
  }

  /** Resolves when nothing is left to read. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Ends the run; nothing more is read. */
  stop(): void {
    this.#stopped = true;
    for (const stopTimer of this.#resting.values()) stopTimer();
    this.#resting.clear();
    this.#roots.clear();
    this.#files.clear();
  }

  #start(): void {
    if (this.#running || this.#stopped) return;
    this.#running = this.#run()
      .catch((error) => this.#parts.connection.console.error(`Reading logs failed: ${stackOf(error)}`))
      .finally(() => {
        this.#running = undefined;
        this.#parts.changed();
        if (this.#roots.size + this.#files.size > 0) this.#start();
      });
    this.#parts.changed();
  }

  async #run(): Promise<void> {
    // A file that changed is read without ado; a folder can take a while.
    const isLong = this.#roots.size > 0 && this.#parts.showsProgress();
    const reporter = isLong ? await this.#parts.connection.window.createWorkDoneProgress() : undefined;
    reporter?.begin('Reading logs', 0, undefined, true);
    const progress = this.#progressOf(reporter);
    try {
      while (this.#roots.size + this.#files.size > 0 && !progress.cancelled()) await this.#readWaiting(progress);
      if (progress.cancelled()) this.#abandon();
    } finally {
      reporter?.done();
    }
  }

  async #readWaiting(progress: RunProgress): Promise<void> {
    const { clock, disk } = this.#parts;
    for (const [root, entries] of await this.#takeWork(progress)) {
      await disk.read(root, entries, {
        ...progress,
        took: (uri, milliseconds) => {
          if (milliseconds < shortest) this.#restUntil.delete(uri);
          else this.#restUntil.set(uri, clock.now() + milliseconds * restFactor);
        },
      });
    }
  }

  #abandon(): void {
    this.#roots.clear();
    this.#files.clear();
    if (this.#stopped) return;
    this.#parts.connection.console.info(
      'Reading the logs was stopped. Findings are incomplete until the folder is read again ("Triage Folder").',
    );
  }

  async #takeWork(progress: RunProgress): Promise<ReadonlyMap<string, readonly FileEntry[]>> {
    const roots = [...this.#roots];
    const files = [...this.#files];
    this.#roots.clear();
    this.#files.clear();
    const work = new Map<string, FileEntry[]>();
    for (const root of roots) work.set(root, [...(await this.#parts.disk.list(root, progress))]);
    for (const uri of files) {
      const root = this.#parts.rootOf(uri);
      if (root === undefined || roots.includes(root)) continue;
      const entry = await this.#parts.disk.find(uri, root);
      if (entry) work.set(root, [...(work.get(root) ?? []), entry]);
    }
    return work;
  }

  #progressOf(reporter: WorkDoneProgressServerReporter | undefined): RunProgress {
    return {
      cancelled: () => this.#stopped || reporter?.token.isCancellationRequested === true,
      report: (percent, log) => reporter?.report(percent, log),
    };
  }
}
