import { Minimatch } from 'minimatch';

export interface PathFilter {
  /** Both take a path relative to the folder, with `/` between names. */
  accepts(file: string): boolean;
  enters(folder: string): boolean;
}

/**
 * The filter of `smsLogs.triage.include` and `exclude`. A workspace nobody trusts can bring its own globs, and they end
 * as regular expressions: one that could run away is left out and named in `refused`.
 */
export function createPathFilter(
  include: readonly string[],
  exclude: readonly string[],
  refused: (glob: string) => void,
): PathFilter {
  const included = compile(include, refused);
  const excluded = compile(exclude, refused);
  const fits = (globs: readonly Minimatch[], path: string) => globs.some((glob) => glob.match(path));
  return {
    accepts: (file) => fits(included, file) && !fits(excluded, file),
    enters: (folder) => !fits(excluded, folder) && !fits(excluded, `${folder}/x`),
  };
}

const longest = 300;
const mostStars = 3;

function compile(globs: readonly string[], refused: (glob: string) => void): readonly Minimatch[] {
  const compiled: Minimatch[] = [];
  for (const glob of globs) {
    if (isTame(glob)) {
      compiled.push(new Minimatch(glob, { nocase: true, dot: true, noext: true, braceExpandMax: 100, nonegate: true }));
      continue;
    }
    refused(glob);
  }
  return compiled;
}

function isTame(glob: string): boolean {
  if (glob.length > longest) return false;
  const folders = glob.split('/');
  if (folders.filter((folder) => folder === '**').length > mostStars) return false;
  return folders.every((folder) => folder === '**' || folder.split('*').length - 1 <= mostStars);
}
