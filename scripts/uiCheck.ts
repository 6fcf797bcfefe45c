/**
 * Looks at the extension through VS Code's page, as a user does: squiggle, Problems panel, hover, lightbulb, article page.
 *   node scripts/uiCheck.ts [--images FOLDER]
 * The pictures go to out/ui; with --images to that folder, where the README shows them. Needs the built extension.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { editorLine, openFile, problemRows, showProblems, workbenchReady } from './host/page.ts';
import { countSteps, type PartResult } from './part.ts';
import { outFolder, sampleFolder } from './project.ts';
import { inWorkbench } from './session.ts';

/** One thing a user sees; gives what it saw, in short, for the report. */
interface Step {
  readonly name: string;
  readonly look: (page: Page) => Promise<string>;
  /** Name of the picture taken afterwards. */
  readonly picture?: string;
}

/** The first line of the finding that is still open. */
const failureLine = 'Warning: Inbox manager token file found (\\\\SERVER02';

const steps: readonly Step[] = [
  { name: 'a known log gets its language', look: languageMode },
  { name: 'the line of the finding is underlined', look: squiggle },
  { name: 'the Problems panel has its row', look: problemsRow, picture: 'problems' },
  { name: 'the hover explains the line', look: hover, picture: 'hover' },
  { name: 'the lightbulb offers the explanation', look: lightbulb, picture: 'lightbulb' },
  { name: 'the article page opens, filled in', look: articlePage, picture: 'article' },
];

/** Runs every step; a step that fails ends the check, and the steps after it count as failed too. */
export async function uiCheck(images: string = join(outFolder, 'ui')): Promise<PartResult> {
  mkdirSync(images, { recursive: true });
  mkdirSync(join(outFolder, 'ui'), { recursive: true });
  const counted = countSteps();
  let current = 0;
  const work = async (page: Page): Promise<void> => {
    await workbenchReady(page);
    for (; current < steps.length; current++) {
      const { name, look, picture } = steps[current]!;
      counted.pass(`${name}: ${(await look(page)).replace(/\s+/g, ' ').slice(0, 160)}`);
      if (picture) await page.screenshot({ path: join(images, `${picture}.png`) });
    }
  };
  const log = join(outFolder, 'ui', 'host.log');
  const failurePicture = join(outFolder, 'ui', 'failed.png');
  await inWorkbench({ workspace: sampleFolder, log, failurePicture }, work).catch((error: unknown) => {
    // What fails before the first step, or because something is missing on this machine, is the caller's to tell.
    if (current === 0 && error instanceof Error && error.name === 'NotAvailable') throw error;
    counted.fail(steps[current]?.name ?? 'closing VS Code', error);
    for (const { name } of steps.slice(current + 1)) counted.fail(name, 'not reached');
    console.log(`  The page at that moment: ${failurePicture}`);
  });
  return counted.result();
}

async function languageMode(page: Page): Promise<string> {
  await openFile(page, 'Ccim32.log');
  const mode = page.locator('.statusbar-item[id="status.editor.mode"]', { hasText: 'SMS Log' });
  await mode.waitFor();
  return (await mode.textContent()) ?? '';
}

async function problemsRow(page: Page): Promise<string> {
  const row = problemRows(page).filter({ hasText: 'Software Distribution client component' }).first();
  await row.waitFor();
  return (await row.getAttribute('aria-label')) ?? '';
}

/** The row is followed to its line, because a long log shows only a part of itself. */
async function squiggle(page: Page): Promise<string> {
  await showProblems(page);
  const row = problemRows(page).filter({ hasText: 'Software Distribution client component' }).first();
  await row.waitFor({ timeout: 60_000 });
  await row.dblclick();
  // The whole message is selected now, and its end in view.
  await page.keyboard.press('Home');
  await editorLine(page, failureLine).first().waitFor();
  const mark = page.locator('.view-overlays .squiggly-error, .view-overlays .squiggly-warning').first();
  await mark.waitFor();
  return (await mark.getAttribute('class')) ?? '';
}

async function hover(page: Page): Promise<string> {
  await editorLine(page, failureLine)
    .first()
    .locator('span span')
    .first()
    .hover({ position: { x: 40, y: 8 } });
  // The row's own text comes first in the box; what to do next comes from nothing but our hover.
  const next = page.locator('.monaco-hover:not(.hidden) .hover-contents p', { hasText: /^Next:/ }).first();
  await next.waitFor();
  await next.scrollIntoViewIfNeeded();
  return (await next.textContent()) ?? '';
}

async function lightbulb(page: Page): Promise<string> {
  await page.keyboard.press('Escape');
  await editorLine(page, failureLine)
    .first()
    .locator('span span')
    .first()
    .click({ position: { x: 40, y: 8 } });
  await page.locator('.codicon-light-bulb, .codicon-lightbulb, [class*="codicon-gutter-lightbulb"]').first().waitFor();
  const action = page.locator('.action-widget .monaco-list-row', { hasText: /explain/i }).first();
  await openMenu(page, action);
  return (await action.textContent()) ?? '';
}

/** Asks for the quick fixes until they come: on a busy machine VS Code drops the key while it still looks for them. */
async function openMenu(page: Page, entry: Locator): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    await page.keyboard.press('Control+.');
    const shown = await entry.waitFor({ timeout: 6000 }).then(
      () => true,
      () => false,
    );
    if (shown) return;
    await page.keyboard.press('Escape');
  }
  await entry.waitFor({ timeout: 1000 });
}

/** The page is shown by VS Code's own Markdown preview: a frame in a frame. */
async function articlePage(page: Page): Promise<string> {
  await page
    .locator('.action-widget .monaco-list-row', { hasText: /explain/i })
    .first()
    .click();
  const tab = page.locator('.tab', { hasText: 'Q322967' }).first();
  await tab.waitFor();
  const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const step = preview.locator('li', { hasText: /CAP_SO\d/ }).first();
  await step.waitFor();
  return `${await tab.textContent()}: ${await step.textContent()}`;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { images: { type: 'string' } } });
  const result = await uiCheck(values.images === undefined ? undefined : resolve(values.images));
  console.log(`${result.passed} passed, ${result.failed} failed`);
  process.exitCode = result.failed === 0 ? 0 : 1;
}
