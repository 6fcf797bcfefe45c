import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArguments } from './chromium.ts';
import type { Server } from './server.ts';

export interface Workbench {
  readonly page: Page;
  /** Origins outside this machine that the page asked for and did not get. */
  readonly blocked: ReadonlySet<string>;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Path of the Chromium to show it in. */
  readonly executable: string;
  readonly folder: string;
  readonly payload?: readonly (readonly [string, string])[];
  /** Prepares the page before it loads. */
  readonly before?: (page: Page) => Promise<void>;
  /** Gets every line of the page's console. */
  readonly note?: (line: string) => void;
}

/** Opens the server's workbench on a folder in a headless Chromium that cannot leave this machine. */
export async function openWorkbench(server: Server, options: WorkbenchOptions): Promise<Workbench> {
  const browser = await chromium.launch({
    executablePath: options.executable,
    headless: true,
    args: [...chromiumArguments],
  });
  try {
    return await openPage(browser, server, options);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function openPage(browser: Browser, server: Server, options: WorkbenchOptions): Promise<Workbench> {
  const blocked = new Set<string>();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.route(
    (url) => url.hostname !== '127.0.0.1' && url.hostname !== 'localhost',
    (route) => {
      blocked.add(new URL(route.request().url()).origin);
      return route.abort();
    },
  );
  page.on('console', (message) => options.note?.(`[console ${message.type()}] ${message.text().slice(0, 1000)}`));
  await options.before?.(page);
  await page.goto(server.address(options.folder, options.payload));
  return { page, blocked, close: () => browser.close() };
}
