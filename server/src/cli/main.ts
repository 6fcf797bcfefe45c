import { availableParallelism } from 'node:os';
import { isMainThread, workerData } from 'node:worker_threads';
import { shippedCatalogue } from './catalogues.ts';
import { run } from './program.ts';
import { serveWorker } from './workers.ts';

if (isMainThread) {
  // A reader that closes the pipe early (head, less) has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await run(process.argv.slice(2), {
    write: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
    stdin: process.stdin,
    showsProgress: process.stderr.isTTY === true,
    colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    cores: availableParallelism(),
    now: () => performance.now(),
    shippedCatalogue,
    workerFile: new URL(import.meta.url),
  });
} else {
  serveWorker(workerData);
}
