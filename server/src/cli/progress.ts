import type { CommandIo } from './io.ts';

export interface Progress {
  /** Says that so many more bytes were read. */
  readonly add: (bytes: number) => void;
  /** Takes the line away again. */
  readonly end: () => void;
}

/** One line on a terminal's standard error, from the first second on. */
export function createProgress(io: CommandIo, total: number): Progress {
  if (!io.showsProgress) return { add: () => {}, end: () => {} };
  const started = io.now();
  let last = started;
  let read = 0;
  let shown = false;
  return {
    add(bytes) {
      read += bytes;
      const now = io.now();
      if (now - started < 1000 || now - last < 200) return;
      last = now;
      shown = true;
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((read / total) * 100));
      io.warn(`\r${percent} % of ${Math.ceil(total / 1048576)} MiB read`);
    },
    end() {
      if (shown) io.warn('\r\u001b[K');
    },
  };
}
