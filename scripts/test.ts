/**
 * Runs all tests, or the parts named.
 *   node scripts/test.ts [types lint unused build unit node vscode ui web package]
 * The last line is `N passed, N failed` over all parts; a part that cannot run on this machine is named and counts as failed.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './host/command.ts';
import { NotAvailable } from './host/notAvailable.ts';
import { packageCheck } from './packageCheck.ts';
import { type PartResult, single } from './part.ts';
import { projectFolder } from './project.ts';
import { systemNodeCheck } from './systemNodeCheck.ts';
import { uiCheck } from './uiCheck.ts';
import { unitTests } from './unitTests.ts';
import { vscodeTests } from './vscodeTests.ts';
import { webCheck } from './webCheck.ts';

interface Part {
  readonly title: string;
  /** Runs what the build makes: without it there is nothing to test. */
  readonly built?: true;
  readonly run: () => Promise<PartResult>;
}

const parts: Readonly<Record<string, Part>> = {
  types: { title: 'types', run: () => tool('typescript/bin/tsc', ['-p', '.']) },
  lint: {
    title: 'format, lint, import laws',
    run: () => tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  },
  unused: { title: 'unused code and dependencies', run: () => tool('knip/bin/knip.js', []) },
  build: { title: 'build', run: build },
  unit: { title: 'unit tests', run: unitTests },
  node: { built: true, title: 'command line on the system’s Node', run: systemNodeCheck },
  vscode: { built: true, title: 'tests in VS Code', run: () => vscodeTests() },
  ui: { built: true, title: 'VS Code as a user sees it', run: () => uiCheck() },
  web: { built: true, title: 'VS Code for the Web', run: () => webCheck() },
  package: { built: true, title: 'packaged extension', run: () => packageCheck() },
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const results: { readonly title: string; readonly result: PartResult; readonly seconds: number }[] = [];
let unbuilt = false;
for (const [name, { title, run, built }] of Object.entries(parts)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`\n=== ${title}`);
  const started = performance.now();
  const result: PartResult =
    built && unbuilt ? broken(new NotAvailable('The build failed.')) : await run().catch(broken);
  unbuilt ||= name === 'build' && result.failed > 0;
  results.push({ title, result, seconds: (performance.now() - started) / 1000 });
}
report();

function report(): void {
  console.log('\n=== summary');
  for (const { title, result, seconds } of results) {
    const counts = `${String(result.passed).padStart(6)} passed ${String(result.failed).padStart(4)} failed`;
    console.log(`${counts}  ${seconds.toFixed(0).padStart(4)} s  ${title}`);
  }
  for (const { title, result } of results) if (result.notRun) console.log(`not run: ${title}: ${result.notRun}`);
  const passed = results.reduce((sum, { result }) => sum + result.passed, 0);
  const failed = results.reduce((sum, { result }) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/** A part that broke counts as one failure; one that lacks something says so. */
function broken(error: unknown): PartResult {
  const why = error instanceof Error ? error.message : String(error);
  console.log(`  FAILED  ${why}`);
  return error instanceof Error && error.name === 'NotAvailable'
    ? { passed: 0, failed: 1, notRun: why }
    : { passed: 0, failed: 1 };
}

async function tool(path: string, args: readonly string[]): Promise<PartResult> {
  const file = join(projectFolder, 'node_modules', path);
  const { status } = await runCommand(process.execPath, [file, ...args], { cwd: projectFolder });
  return single(status === 0 ? 'holds' : 'fails');
}

/** As it is shipped, and the suite for VS Code. */
async function build(): Promise<PartResult> {
  rmSync(join(projectFolder, 'out'), { recursive: true, force: true });
  const args = [join(projectFolder, 'esbuild.mjs'), '--production', '--tests'];
  const { status } = await runCommand(process.execPath, args, { cwd: projectFolder });
  return single(status === 0 ? 'holds' : 'fails');
}
