import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';
import { vscodeServer } from './install.ts';
import { startServer } from './server.ts';
import { openWorkbench } from './workbench.ts';

export interface SuiteOptions {
  /** Folder of the extension under test. */
  readonly extension: string;
  /** Module with a `run()` that resolves when every test has passed. */
  readonly tests: string;
  /** Folder to open; it may be changed by the tests. */
  readonly workspace: string;
  /** File for all that server and page write; empty for none. */
  readonly log: string;
  /** Milliseconds for the whole run. */
  readonly limit: number;
}

/**
 * Runs a suite in VS Code's extension host (Node) behind a workbench in Chromium and prints the suite's own lines.
 * Gives the exit status that the workbench was told: 0 where all tests passed.
 */
export async function runSuite(options: SuiteOptions): Promise<number> {
  const print = (line: string): void => console.log(line);
  const note = noteTo(options.log);
  const executable = await chromiumPath(print);
  const server = await startServer({ server: await vscodeServer(print), note });
  const outcome = deferred();
  const timer = setTimeout(
    () =>
      outcome.reject(
        new Error(`The tests in VS Code did not end within ${options.limit / 1000} s; see ${options.log}`),
      ),
    options.limit,
  );
  try {
    const workbench = await openWorkbench(server, {
      executable,
      folder: options.workspace,
      note,
      payload: [
        ['extensionDevelopmentPath', server.uri(options.extension)],
        ['extensionTestsPath', server.uri(options.tests)],
      ],
      before: (page) => listen(page, outcome.resolve, note),
    });
    try {
      return await outcome.promise;
    } finally {
      note(`[blocked] ${[...workbench.blocked].join(' ')}`);
      await workbench.close();
    }
  } finally {
    clearTimeout(timer);
    await server.close();
  }
}

function deferred(): {
  readonly promise: Promise<number>;
  readonly resolve: (status: number) => void;
  readonly reject: (error: Error) => void;
} {
  let resolve: (status: number) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<number>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { promise, resolve, reject };
}

/** Appends lines to a file; to none for an empty path. */
export function noteTo(file: string): (line: string) => void {
  if (file === '') return () => {};
  mkdirSync(dirname(file), { recursive: true });
  return (line) => appendFileSync(file, `${line}\n`);
}

async function listen(page: Page, exit: (status: number) => void, note: (line: string) => void): Promise<void> {
  page.on('crash', () => exit(1));
  await page.exposeFunction('codeAutomationExit', (status: number) => exit(status));
  await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
    const line = format(...values);
    note(`[log ${type}] ${line}`);
    // The whole workbench logs here; the suite marks its own lines.
    if (line.startsWith('@@ ')) console.log(line.slice(3));
  });
}
