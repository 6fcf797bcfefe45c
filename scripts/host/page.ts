import type { Locator, Page } from 'playwright-core';

/** Waits until the workbench is drawn. */
export async function workbenchReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

/** Opens a file of the folder by its name, through Quick Open. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+P');
  const input = page.locator('.quick-input-widget input');
  await input.fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab', { hasText: name }).first().waitFor();
  await page.locator('.editor-instance .view-line').first().waitFor();
}

/** Brings the Problems panel to the front. */
export async function showProblems(page: Page): Promise<void> {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
  await panel.waitFor();
}

/** The rows of findings in the Problems panel (a file's own heading row is none); empty where there is no panel. */
export function problemRows(page: Page): Locator {
  return page.locator('.markers-panel .monaco-list-row[aria-level="2"]');
}

/** Line of the editor that holds a text; its spaces are no-break spaces on the screen. */
export function editorLine(page: Page, text: string): Locator {
  return page.locator('.editor-instance .view-line', { hasText: new RegExp(text.split(' ').map(escaped).join('\\s')) });
}

/** Runs a command of the palette by its whole title. */
export async function runCommandOfPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
