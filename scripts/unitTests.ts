import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './host/command.ts';
import type { PartResult } from './part.ts';
import { outFolder, projectFolder } from './project.ts';

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Runs vitest over the whole suite. */
export async function unitTests(): Promise<PartResult> {
  const report = join(outFolder, 'vitest.json');
  mkdirSync(outFolder, { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await runCommand(process.execPath, [vitest, 'run', ...reporters], { cwd: projectFolder });
  const { remarks, ...result } = countVitest(JSON.parse(readFileSync(report, 'utf8')) as VitestReport, status);
  for (const remark of remarks) console.log(`  FAILED  ${remark}`);
  return result;
}

/**
 * Counts a report. A file that could not be loaded has no failed test in it and counts as one; a skipped test counts
 * as failed, because it proves nothing; a run that ended badly for any other reason counts as one failure.
 */
export function countVitest(
  report: VitestReport,
  status: number,
): PartResult & { readonly remarks: readonly string[] } {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = report.numPendingTests + report.numTodoTests;
  const remarks = broken.map((file) => `${file.name}: it could not be run`);
  if (skipped > 0) remarks.push(`${skipped} skipped tests: a skipped test proves nothing`);
  const failed = report.numFailedTests + broken.length + skipped;
  if (failed > 0 || status === 0) return { passed: report.numPassedTests, failed, remarks };
  return { passed: report.numPassedTests, failed: 1, remarks: [`vitest ended with ${status} though no test failed`] };
}
