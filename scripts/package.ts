/**
 * Packages the extension.
 *   node scripts/package.ts [--output FILE]
 */
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { outFolder, projectFolder } from './project.ts';

export const packagedExtension = join(outFolder, 'sms-logs.vsix');

/** Builds for production and packages into `file`; the packager's own build step (`vscode:prepublish`) does the first. */
export async function packageExtension(file: string = packagedExtension): Promise<string> {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  await createVSIX({
    cwd: projectFolder,
    packagePath: file,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return file;
}

/** The files that would be packaged, as they lie in the repository, sorted. */
export async function packagedFiles(): Promise<readonly string[]> {
  const files = await listFiles({ cwd: projectFolder, packageManager: PackageManager.None });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { output: { type: 'string', default: packagedExtension } } });
  const file = await packageExtension(resolve(values.output));
  console.log(`${relative(process.cwd(), file)}, ${(statSync(file).size / 1024).toFixed(0)} KiB`);
}
