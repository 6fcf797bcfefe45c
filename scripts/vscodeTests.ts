import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chromiumPath } from './host/chromium.ts';
import { desktopVscode } from './host/desktop.ts';
import { vscodeServer } from './host/install.ts';
import { copyWorkspace } from './host/workspace.ts';
import type { PartResult } from './part.ts';
import { outFolder, projectFolder, testWorkspace } from './project.ts';

/**
 * Runs the mocha suite of test/vscode in a real VS Code: the desktop's where there is one, else the npm registry's.
 * The built extension and the bundled suite must be there (`node esbuild.mjs --tests`).
 */
export async function vscodeTests(extension: string = projectFolder): Promise<PartResult> {
  const tests = join(outFolder, 'test', 'suite.cjs');
  const results = join(outFolder, 'test', 'results.json');
  const log = join(outFolder, 'test', 'host.log');
  for (const file of [results, log]) rmSync(file, { force: true });
  const workspace = copyWorkspace(testWorkspace);
  try {
    await runTests({
      vscodeExecutablePath: await vscodeProgram(),
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      extensionTestsEnv: { SMS_LOGS_HOST_LOG: log },
      launchArgs: [workspace.folder, '--disable-extensions'],
    });
  } catch (error) {
    // The suite says itself which tests failed; without its report the run broke before or after it.
    if (!existsSync(results)) throw error;
  } finally {
    workspace.remove();
  }
  return readResults(results);
}

/** The program for `runTests`: the desktop's own, or a script that runs the suite in the server. */
async function vscodeProgram(): Promise<string> {
  const desktop = desktopVscode();
  if (desktop) return desktop.program;
  // Asked for here, so that what is missing is said before anything starts.
  await vscodeServer(console.log);
  await chromiumPath(console.log);
  mkdirSync(join(outFolder, 'test'), { recursive: true });
  const script = join(outFolder, 'test', 'code.sh');
  const shim = join(projectFolder, 'scripts', 'host', 'codeShim.ts');
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${shim}" "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

function readResults(file: string): PartResult {
  if (!existsSync(file)) throw new Error(`VS Code ended without a report of its tests (${file}).`);
  const { passed, failed, skipped } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;
  if (!passed || !failed || !skipped) throw new Error(`${file} is no report of tests.`);
  for (const test of skipped) console.log(`  FAILED  ${test}: it was skipped, and a skipped test proves nothing`);
  if (passed.length === 0) throw new Error('No test ran in VS Code.');
  return { passed: passed.length, failed: failed.length + skipped.length };
}
