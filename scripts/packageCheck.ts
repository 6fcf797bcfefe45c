import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './host/command.ts';
import { vscodeServer } from './host/install.ts';
import { serverEnvironment } from './host/server.ts';
import { packagedFiles, packageExtension } from './package.ts';
import { countSteps, type PartResult } from './part.ts';
import { outFolder, projectFolder, sampleFolder } from './project.ts';
import { inWorkbench } from './session.ts';
import { findOne } from './webCheck.ts';

const limit = 2 * 1024 * 1024;
const expectedList = join(projectFolder, 'test', 'scripts', 'packagedFiles.txt');

/**
 * Packages the extension, compares its list of files with the recorded one (`--update` records it), measures it,
 * installs it into an empty VS Code and looks for a finding there.
 */
export async function packageCheck(mode: 'compare' | 'update' = 'compare'): Promise<PartResult> {
  const steps = countSteps();
  const step = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      steps.pass(name);
    } catch (error) {
      if (error instanceof Error && error.name === 'NotAvailable') throw error;
      steps.fail(name, error);
    }
  };
  let file = '';
  await step('the extension is packaged', async () => {
    file = await packageExtension();
  });
  await step('it holds the recorded files and no others', () => compareFiles(mode));
  await step(`it is smaller than ${limit / 1024} KiB`, async () => {
    const { size } = statSync(file);
    if (size >= limit) throw new Error(`it has ${size} bytes`);
  });
  await step('installed, it finds what is wrong in the sample', () => checkInstalled(file));
  return steps.result();
}

async function compareFiles(mode: 'compare' | 'update'): Promise<void> {
  const files = `${(await packagedFiles()).join('\n')}\n`;
  if (mode === 'update') writeFileSync(expectedList, files);
  const expected = readFileSync(expectedList, 'utf8').replaceAll('\r\n', '\n');
  if (files === expected) return;
  const [now, recorded] = [files.split('\n'), expected.split('\n')];
  const added = now.filter((name) => !recorded.includes(name));
  const lost = recorded.filter((name) => !now.includes(name));
  throw new Error(`added: ${added.join(', ') || 'none'}; lost: ${lost.join(', ') || 'none'} (--update records it)`);
}

async function checkInstalled(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sms-logs-installed-'));
  const ui = join(outFolder, 'ui');
  mkdirSync(ui, { recursive: true });
  try {
    const extensions = join(folder, 'extensions');
    await install(file, folder, extensions);
    const log = join(ui, 'installed.log');
    const failurePicture = join(ui, 'installed-failed.png');
    await inWorkbench(
      { workspace: sampleFolder, extension: { installedIn: extensions }, log, failurePicture },
      findOne,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function install(file: string, folder: string, extensions: string): Promise<void> {
  const result = await runCommand(
    process.execPath,
    [
      join(await vscodeServer(console.log), 'out', 'server-main.js'),
      ...['--extensions-dir', extensions, '--server-data-dir', join(folder, 'data')],
      ...['--install-extension', file, '--accept-server-license-terms'],
    ],
    { output: 'keep', env: serverEnvironment() },
  );
  if (result.status !== 0 || !/successfully installed/.test(result.output)) {
    throw new Error(`it could not be installed:\n${result.output}`);
  }
}

if (import.meta.main) {
  const result = await packageCheck(process.argv.includes('--update') ? 'update' : 'compare');
  console.log(`${result.passed} passed, ${result.failed} failed`);
  process.exitCode = result.failed === 0 ? 0 : 1;
}
