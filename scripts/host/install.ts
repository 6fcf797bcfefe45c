import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder } from './cache.ts';
import { runNpm } from './command.ts';
import { NotAvailable } from './notAvailable.ts';

/** `code-server` is VS Code built as a server with its workbench in a browser; its version fixes VS Code's (1.139.1). */
const version = '4.139.1';

/** Parts that no test needs (agents, prebuilt terminals of other systems): 0.3 GiB. */
const unneeded = [
  'node_modules/@github/copilot-sdk',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/**
 * The folder of VS Code's server, installed on demand from the npm registry into the user's cache folder.
 * Several processes may ask at the same time: each installs into a folder of its own, and the first to finish wins.
 * `SMS_LOGS_VSCODE_SERVER` names a folder that holds an installed `code-server` package and is taken as it is.
 */
export async function vscodeServer(note: (line: string) => void): Promise<string> {
  const given = process.env.SMS_LOGS_VSCODE_SERVER;
  if (given) return serverIn(resolve(given));
  if (process.platform === 'win32') {
    throw new NotAvailable(
      'VS Code from the npm registry does not run on Windows. Install VS Code; it is used when `code` is there.',
    );
  }

  const cache = cacheFolder();
  const wanted = join(cache, `vscode-server-${version}`);
  if (existsSync(wanted)) return serverIn(wanted);

  mkdirSync(cache, { recursive: true });
  removeLeftOvers(cache);
  note(`Installing VS Code (code-server ${version}) from the npm registry into ${wanted} (once, about 30 s, 0.4 GiB).`);
  const attempt = mkdtempSync(join(cache, 'installing-'));
  try {
    await install(attempt);
    moveIntoPlace(attempt, wanted);
  } finally {
    rmSync(attempt, { recursive: true, force: true });
  }
  return serverIn(wanted);
}

async function install(folder: string): Promise<void> {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { 'code-server': version } }),
  );
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npmInstall(folder, quiet);
  // VS Code's own dependencies; `npm ci` refuses its lock file, which is out of step with its package.json.
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npmInstall(server, ['--omit=dev', ...quiet]);
  for (const path of unneeded) rmSync(join(server, path), { recursive: true, force: true });
}

async function npmInstall(folder: string, options: readonly string[]): Promise<void> {
  const result = await runNpm(['install', ...options], { cwd: folder, output: 'keep' });
  if (result.status !== 0) {
    throw new NotAvailable(
      `VS Code could not be installed from the npm registry:\n${result.output.trim().slice(-2000)}`,
    );
  }
}

function moveIntoPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** An attempt that was killed leaves its folder behind; one that is a day old belongs to nobody. */
function removeLeftOvers(cache: string): void {
  for (const name of readdirSync(cache)) {
    if (!name.startsWith('installing-')) continue;
    const folder = join(cache, name);
    if (Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 86_400_000) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function serverIn(folder: string): string {
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  if (existsSync(join(server, 'out', 'server-main.js'))) return server;
  throw new NotAvailable(
    `${folder} holds no complete VS Code server. Remove the folder; the next run installs it again.`,
  );
}
