import { parentPort, Worker } from 'node:worker_threads';
import type { CompiledCatalogue, Core, PackedReading } from '../core/index.ts';
import { createCore } from '../core/index.ts';
import { nodePlatform } from '../node/platform.ts';
import type { Sink } from './commands/triage.ts';
import { chunkSize, type LogPath, readPieces, reasonOf } from './files.ts';

interface Start {
  readonly catalogues: readonly CompiledCatalogue[];
  readonly encoding: string;
}

type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'log'; readonly number: number; readonly packed: PackedReading }
  | { readonly kind: 'failed'; readonly number: number; readonly why: string };

/** Reads logs on several cores, the biggest first, and hands the readings on in the order of the logs. */
export async function readInWorkers(
  file: URL,
  jobs: number,
  logs: readonly LogPath[],
  { catalogues, encoding, core }: Start & { readonly core: Core },
  sink: Sink,
): Promise<void> {
  const queue = logs.map((_, number) => number).sort((a, b) => logs[b]!.bytes - logs[a]!.bytes);
  const answers = new Map<number, () => void>();
  const work = Array.from(
    { length: jobs },
    () =>
      new Promise<void>((done, failed) => {
        const worker = new Worker(file, { workerData: { catalogues, encoding } satisfies Start });
        let current: number | undefined;
        const next = (): void => {
          current = queue.shift();
          if (current === undefined) void worker.terminate().then(() => done());
          else worker.postMessage({ number: current, log: logs[current] });
        };
        worker.on('message', (answer: Answer) => {
          if (answer.kind === 'read') {
            sink.progress.add(answer.bytes);
            return;
          }
          if (answer.kind === 'log') answers.set(answer.number, () => sink.take(core.unpack(answer.packed)));
          if (answer.kind === 'failed')
            answers.set(answer.number, () =>
              sink.skip({ path: logs[answer.number]!.shown, why: answer.why, error: true }),
            );
          next();
        });
        worker.on('error', failed);
      }),
  );
  await Promise.all(work);
  for (let number = 0; number < logs.length; number++) answers.get(number)?.();
}

/** The other side: what a worker does with each log it is given. */
export function serveWorker(start: Start): void {
  const core = createCore(start.catalogues, nodePlatform);
  const buffer = new Uint8Array(chunkSize);
  const answer = (message: Answer): void => parentPort?.postMessage(message);
  parentPort?.on('message', ({ number, log }: { number: number; log: LogPath }) => {
    try {
      const reader = core.reader(log.shown, { encoding: start.encoding });
      readPieces(log.path, buffer, (bytes) => {
        reader.push(bytes);
        answer({ kind: 'read', bytes: bytes.length });
      });
      answer({ kind: 'log', number, packed: core.pack(reader.end()) });
    } catch (error) {
      answer({ kind: 'failed', number, why: reasonOf(error) });
    }
  });
  answer({ kind: 'ready' });
}
