import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openFile, problemRows, showProblems, workbenchReady } from './host/page.ts';
import { countSteps, type PartResult } from './part.ts';
import { outFolder, projectFolder, sampleFolder } from './project.ts';
import { inWorkbench } from './session.ts';

/** Runs the extension in the browser's extension host, as VS Code for the Web does, and looks for a finding. */
export async function webCheck(extension: string = projectFolder): Promise<PartResult> {
  const folder = join(outFolder, 'ui');
  mkdirSync(folder, { recursive: true });
  const steps = countSteps();
  const name = 'in the browser’s extension host it finds what is wrong in the sample';
  try {
    const label = await inWorkbench(
      {
        workspace: sampleFolder,
        extension: { web: extension },
        log: join(folder, 'web.log'),
        failurePicture: join(folder, 'web-failed.png'),
      },
      findOne,
    );
    steps.pass(`${name}: ${label}`);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAvailable') throw error;
    steps.fail(name, error);
  }
  return steps.result();
}

/** As all logs of the sample tell it together; one log alone gives a smaller number. */
const wholeCase = 'CAP_SO2 (39×';

/** Shared with the check of the packaged extension: opens one log of the sample and waits for the row of the whole case. */
export async function findOne(page: Page): Promise<string> {
  await workbenchReady(page);
  await openFile(page, 'Ccim32.log');
  await page.locator('.statusbar-item[id="status.editor.mode"]', { hasText: 'SMS Log' }).waitFor();
  await showProblems(page);
  const row = problemRows(page).filter({ hasText: 'Q322967' }).filter({ hasText: wholeCase }).first();
  await row.waitFor({ timeout: 60_000 });
  return (await row.getAttribute('aria-label')) ?? '';
}
