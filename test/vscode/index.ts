import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { env, UIKind } from 'vscode';

/** What the runner reads after the suite: one JSON file beside this bundle. */
interface Results {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

/** Called by VS Code in its extension host; resolves when every test has passed. */
export async function run(): Promise<void> {
  (Mocha.reporters.Base as unknown as { consoleLog: typeof print }).consoleLog = print;
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await loadTests();

  const results = { passed: [] as string[], failed: [] as string[], skipped: [] as string[] };
  await new Promise<void>((done) => {
    const runner = mocha.run(() => done());
    runner.on('pass', (test) => results.passed.push(test.fullTitle()));
    runner.on('fail', (test) => results.failed.push(test.fullTitle()));
    runner.on('pending', (test) => results.skipped.push(test.fullTitle()));
  });
  writeFileSync(join(__dirname, 'results.json'), JSON.stringify(results satisfies Results, undefined, 2));
  if (results.failed.length > 0) throw new Error(`${results.failed.length} tests failed in VS Code`);
}

/** Imported one after another, when `describe` and `it` are there; the bundler turns each into a part of this file. */
async function loadTests(): Promise<void> {
  await import('./suite/activation.ts');
  await import('./suite/detection.ts');
  await import('./suite/diagnostics.ts');
  await import('./suite/hover.ts');
  await import('./suite/codeActions.ts');
  await import('./suite/newFailure.ts');
  await import('./suite/articlePage.ts');
  await import('./suite/restart.ts');
}

/** In a browser the whole workbench logs to one console; the mark lets the runner pick out these lines. */
function print(...values: readonly unknown[]): void {
  const mark = env.uiKind === UIKind.Web ? '@@ ' : '';
  for (const line of format(...values).split('\n')) console.log(mark + line);
}
