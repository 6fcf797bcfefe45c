import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './host/command.ts';
import { NotAvailable } from './host/notAvailable.ts';
import { countSteps, type PartResult, type Steps } from './part.ts';
import { outFolder, projectFolder, sampleFolder } from './project.ts';

/**
 * Runs the built command line on the system's Node, which is older than the one of the npm scripts: the command line
 * promises to run on it. npm tells which Node it runs on itself.
 */
export async function systemNodeCheck(): Promise<PartResult> {
  const node = process.env.npm_node_execpath;
  if (!node) throw new NotAvailable('The system’s Node is not known outside npm. Run this part as `npm test`.');
  const steps = countSteps();
  const version = (await runCommand(node, ['--version'], { output: 'keep' })).output.trim();
  const name = `the command line triages the sample on Node ${version}`;
  const command = join(projectFolder, 'server', 'dist', 'cli.js');
  // Not in the project's folder: what runs there by accident would not run elsewhere.
  const options = { cwd: outFolder, output: 'keep' } as const;
  const { status, output } = await runCommand(node, [command, 'triage', sampleFolder, '--format', 'json'], options);
  const wrong = whatIsWrong(status, output);
  if (wrong === undefined) steps.pass(name);
  else steps.fail(name, wrong);
  await compareDecoding(node, command, steps, version);
  return steps.result();
}

/** Old versions of Node take windows-1252 for Latin-1: the same bytes must read the same on both. */
async function compareDecoding(node: string, command: string, steps: Steps, version: string): Promise<void> {
  const log = join(outFolder, 'all-bytes.log');
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(
    log,
    Uint8Array.from({ length: 128 }, (_, place) => place + 0x80),
  );
  const args = [command, 'records', log, '--format', 'ndjson'];
  const [old, own] = [await read(node), await read(process.execPath)];
  const name = `it decodes windows-1252 on Node ${version} as on Node ${process.version}`;
  if (old === own && old.includes('€')) steps.pass(name);
  else steps.fail(name, `the first gives ${old.trim()}, the second ${own.trim()}`);

  async function read(program: string): Promise<string> {
    return (await runCommand(program, args, { output: 'keep' })).output;
  }
}

function whatIsWrong(status: number, output: string): string | undefined {
  if (status !== 1) return `exit status ${status}, and 1 was expected; it said ${output.slice(-2000)}`;
  try {
    const { schema, findings } = JSON.parse(output) as { schema?: unknown; findings?: readonly unknown[] };
    if (schema !== 'sms-logs/triage@1') return `its schema is ${String(schema)}`;
    return findings?.length ? undefined : 'it has no findings';
  } catch {
    return `its output is no JSON: ${output.slice(0, 400)}`;
  }
}
