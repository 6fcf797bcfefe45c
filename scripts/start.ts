/**
 * Opens VS Code on a copy of the sample case with the built extension running.
 *   node scripts/start.ts [--check] [--picture FILE] [--folder FOLDER]
 * --check does it without a screen: waits for the findings, prints the rows of the Problems panel, takes a picture.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { runCommand } from './host/command.ts';
import { type Desktop, desktopVscode } from './host/desktop.ts';
import { vscodeServer } from './host/install.ts';
import { openFile, problemRows, runCommandOfPalette, showProblems, workbenchReady } from './host/page.ts';
import { startServer } from './host/server.ts';
import { copyWorkspace } from './host/workspace.ts';
import { type PanelLine, problemsTable } from './problemsTable.ts';
import { outFolder, projectFolder, sampleFolder } from './project.ts';
import { inWorkbench } from './session.ts';

/** Milliseconds for the findings to come, counted from the drawn workbench. */
const limit = 60_000;

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    picture: { type: 'string', default: join(outFolder, 'start-check.png') },
    folder: { type: 'string', default: sampleFolder },
  },
});

try {
  const folder = resolve(options.folder);
  if (!existsSync(folder)) throw new Error(`${folder} does not exist.`);
  if (options.check) await check(folder, resolve(options.picture));
  else await open(folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function open(folder: string): Promise<void> {
  const desktop = desktopVscode();
  if (desktop) await openDesktop(desktop, folder);
  else await serve(await vscodeServer(console.log), folder);
}

/** The window lives on when this process ends, and so does its copy of the folder. */
async function openDesktop({ command }: Desktop, folder: string): Promise<void> {
  const copy = copyWorkspace(folder).folder;
  console.log(`Opening a copy of ${relative(projectFolder, folder)} in VS Code: ${copy}`);
  const shell = process.platform === 'win32';
  const quote = (text: string): string => (shell ? `"${text}"` : text);
  const args = ['--new-window', `--extensionDevelopmentPath=${projectFolder}`, copy];
  const { status } = await runCommand(quote(command), args.map(quote), { shell });
  process.exitCode = status;
}

/** Keeps the server running until Ctrl+C. */
async function serve(vscode: string, folder: string): Promise<void> {
  const workspace = copyWorkspace(folder);
  const stop = interrupted();
  try {
    const server = await startServer({ server: vscode });
    try {
      const address = server.address(workspace.folder, [['extensionDevelopmentPath', server.uri(projectFolder)]]);
      console.log(`\nOpen this address in a browser on this machine:\n\n  ${address}\n\nCtrl+C ends VS Code.`);
      await Promise.race([stop, server.ended]);
    } finally {
      await server.close();
    }
  } finally {
    workspace.remove();
  }
}

function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

async function check(folder: string, picture: string): Promise<void> {
  mkdirSync(dirname(picture), { recursive: true });
  const log = join(outFolder, 'start-check.log');
  const rows = await inWorkbench({ workspace: folder, log, failurePicture: picture }, (page) =>
    readRows(page, picture),
  ).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    const seen = existsSync(picture) ? ` The page at that moment: ${picture}.` : '';
    throw new Error(`No findings came: ${why}\nVS Code's own log: ${log}.${seen}`);
  });
  for (const row of rows) console.log(row);
  console.log(`\n${rows.length} rows in the Problems panel; picture: ${relative(process.cwd(), picture)}`);
}

async function readRows(page: Page, picture: string): Promise<readonly string[]> {
  await workbenchReady(page);
  await openFile(page, 'Ccim32.log');
  await showProblems(page);
  await problemRows(page)
    .first()
    .waitFor({ timeout: limit })
    .catch(() => {
      throw new Error(
        `the Problems panel was still empty ${limit / 1000} s after VS Code had opened ${options.folder}.`,
      );
    });
  await settled(page);
  await page.screenshot({ path: picture });
  // The list holds only the rows on the screen: make it show them all.
  await page.setViewportSize({ width: 1280, height: 6000 });
  await runCommandOfPalette(page, 'View: Toggle Maximized Panel');
  await page.locator('.editor-instance').first().waitFor({ state: 'hidden' });
  return problemsTable(await linesOfPanel(page));
}

/** Rows come log by log: all there when the counters in the status bar have not changed for two seconds. */
async function settled(page: Page): Promise<void> {
  const counters = page.locator('.statusbar-item[id="status.problems"]');
  const end = Date.now() + limit;
  let last = '';
  for (let since = Date.now(); Date.now() - since < 2000 && Date.now() < end; await page.waitForTimeout(200)) {
    const now = (await counters.textContent()) ?? '';
    if (now !== last) since = Date.now();
    last = now;
  }
}

/** The lines of the panel from top to bottom; the list keeps them in another order. */
async function linesOfPanel(page: Page): Promise<readonly PanelLine[]> {
  const lines = await page.locator('.markers-panel .monaco-list-row').evaluateAll((rows) =>
    rows.map((row) => ({
      top: row.getBoundingClientRect().top,
      level: Number(row.getAttribute('aria-level')),
      label: row.getAttribute('aria-label') ?? '',
    })),
  );
  return lines.sort((a, b) => a.top - b.top);
}
