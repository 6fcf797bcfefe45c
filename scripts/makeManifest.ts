import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Fills the names of known logs into the manifest's language, out of server/catalogue/logs.
 *   node scripts/makeManifest.ts            writes package.json
 *   node scripts/makeManifest.ts --check    exits 1 where it is out of date
 */
export function manifestWithNames(manifest: string, logs: readonly NamedLog[]): string {
  const parsed = JSON.parse(manifest) as Manifest;
  const language = parsed.contributes.languages.find(({ id }) => id === 'sms-log');
  if (!language) throw new Error('package.json has no language sms-log.');
  const names = ownNames(logs);
  language.filenames = names.map((name) => `${name}.log`);
  language.filenamePatterns = stampPatterns(names);
  return `${JSON.stringify(parsed, null, 2)}\n`;
}

export interface NamedLog {
  readonly name: string;
  readonly aliases?: readonly string[];
}

/** Every log the catalogue describes, in the order of the files. */
export function catalogueLogs(folder: string): readonly NamedLog[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8'), { schema: 'failsafe' }) as NamedLog[]);
}

/**
 * Names that other software gives to its logs too. Such a file is looked into when it opens; claiming it by its name
 * would take it away from its own extension.
 */
export const sharedNames: ReadonlySet<string> = new Set(
  [
    'alerter appdiscovery appevent application-event-log bitssetup boot bootstrap cas cbs ccm certmgr',
    'change client.msi clienthealth crash diagnostics dism dll drwtsn32 epmgr install loadstate',
    'netlogon perfsetup policysdk qxxxxxx rcmd replmgr ruleengine scanagent scanstate sched schedule',
    'scheduler scripts sender setup setupact setupapi setuperr softwaredistribution statusagent swinv',
    'sysevent system-event-log ui userservice wbemcore wbemprox wcm windowsupdate wizard wpeinit',
  ].flatMap((line) => line.split(' ')),
);

interface Manifest {
  readonly contributes: { readonly languages: Language[] };
}

interface Language {
  readonly id: string;
  filenames?: string[];
  filenamePatterns?: string[];
}

/** Lower case base names without extension: VS Code compares them without case. */
function ownNames(logs: readonly NamedLog[]): string[] {
  const spellings = logs.flatMap(({ name, aliases }) => [name.replace(/\.log$/i, ''), ...(aliases ?? [])]);
  const names = new Set(spellings.map((name) => name.toLowerCase()).filter((name) => /^[a-z0-9_.-]{3,}$/.test(name)));
  return [...names].filter((name) => !sharedNames.has(name) && !/\.(txt|out)$/.test(name)).sort();
}

/** `ccim32-20011121.log`, `ccmexec-20240102-101112.log` and `ccim32 (2).log`. */
function stampPatterns(names: readonly string[]): string[] {
  const any = `{${names.join(',')}}`;
  const day = '[0-9]'.repeat(8);
  return [`${any}-${day}.log`, `${any}-${day}-[0-9]*.log`, `${any} ([0-9]).log`];
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const path = join(root, 'package.json');
  const before = readFileSync(path, 'utf8');
  const after = manifestWithNames(before, catalogueLogs(join(root, 'server/catalogue/logs')));
  if (process.argv.includes('--check')) {
    if (before !== after) {
      console.error('package.json does not name the logs of the catalogue. Run node scripts/makeManifest.ts.');
      process.exitCode = 1;
    }
  } else {
    writeFileSync(path, after);
  }
}
