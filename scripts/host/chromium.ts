import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './command.ts';
import { NotAvailable } from './notAvailable.ts';

/** No sandbox, because root cannot have one; no background traffic, because tests talk to this machine only. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const packages = ['chromium', 'fonts-dejavu-core'];

/**
 * The path of a Chromium. Root on Debian gets it installed; everyone else is told how.
 * `CHROME_PATH` names another one.
 */
export async function chromiumPath(note: (line: string) => void): Promise<string> {
  const given = process.env.CHROME_PATH;
  if (given && !isExecutable(given)) throw new NotAvailable(`CHROME_PATH names ${given}, which cannot be run.`);
  const found = given || find();
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    note(`Installing ${packages.join(' and ')} from Debian.`);
    await apt(['update']);
    await apt(['install', '-y', '--no-install-recommends', ...packages]);
    const installed = find();
    if (installed) return installed;
  }
  throw new NotAvailable(
    `No Chromium was found. As root on Debian: apt-get update && apt-get install -y ${packages.join(' ')}. ` +
      'Elsewhere install Chromium or Chrome, or set CHROME_PATH to its executable.',
  );
}

async function apt(args: readonly string[]): Promise<void> {
  const result = await runCommand('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    output: 'keep',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status !== 0) {
    throw new NotAvailable(`apt-get ${args[0]} failed, so there is no Chromium:\n${result.output.trim().slice(-2000)}`);
  }
}

function find(): string | undefined {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return named.map(onPath).find((path) => path !== undefined) ?? usual.find(isExecutable);
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
