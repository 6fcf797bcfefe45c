import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { DiskLogs, RunProgress } from './diskLogs.ts';
import type { FileEntry } from './host.ts';
import { stackOf } from './safely.ts';

export interface BackgroundParts {
  readonly connection: Connection;
  readonly disk: DiskLogs;
  readonly showsProgress: () => boolean;
  /** The folder a file is read for; undefined where it belongs to none. */
  rootOf(uri: string): string | undefined;
  /** Called when a run begins and when it ended. */
  changed(): void;
}

/** Reads logs from disk behind the session's back, one run at a time; what comes in meanwhile joins the run. */
export class Background {
  readonly #parts: BackgroundParts;
  readonly #roots = new Set<string>();
  readonly #files = new Set<string>();
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

  /** Looks at one file again. */
  addFile(uri: string): void {
    this.#files.add(uri);
    this.#start();
  }

  /** Resolves when nothing is left to read. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Ends the run; nothing more is read. */
  stop(): void {
    this.#stopped = true;
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
    const shown = await this.#showProgress();
    try {
      while (this.#roots.size + this.#files.size > 0 && !shown.progress.cancelled()) {
        for (const [root, entries] of await this.#takeWork(shown.progress)) {
          await this.#parts.disk.read(root, entries, shown.progress);
        }
      }
      if (shown.progress.cancelled()) this.#abandon();
    } finally {
      shown.reporter?.done();
    }
  }

  #abandon(): void {
    this.#roots.clear();
    this.#files.clear();
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

  async #showProgress(): Promise<{ progress: RunProgress; reporter: WorkDoneProgressServerReporter | undefined }> {
    const isStopped = () => this.#stopped;
    if (!this.#parts.showsProgress()) {
      return { progress: { cancelled: isStopped, report: () => undefined }, reporter: undefined };
    }
    const reporter = await this.#parts.connection.window.createWorkDoneProgress();
    reporter.begin('Reading logs', 0, undefined, true);
    return {
      reporter,
      progress: {
        cancelled: () => isStopped() || reporter.token.isCancellationRequested,
        report: (percent, log) => reporter.report(percent, log),
      },
    };
  }
}
