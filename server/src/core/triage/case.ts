import { compareText } from './placed.ts';

/** Which logs are triaged together: those of one workspace folder, or each folder of logs for itself. */
export type CaseMode = 'workspaceFolder' | 'folder';

/** Logs that are triaged together. */
export interface Case {
  /** Workspace folder or folder, as it was given, without a separator at the end. */
  readonly folder: string;
  /** In order of their paths. */
  readonly paths: readonly string[];
}

/**
 * Rule 9: groups logs into cases. Paths and `roots` (the workspace folders) are paths or URIs of one kind, with either
 * separator. A log outside every root belongs to the case of its own folder, so that two shares do not run together.
 * Each path is in exactly one case; the order of neither list matters.
 */
export function casesOf(paths: readonly string[], mode: CaseMode, roots: readonly string[]): Case[] {
  // The longest first: a root within a root takes its own logs.
  const folders = roots
    .map((root) => withoutEnd(root))
    .map((folder) => ({ folder, prefix: `${comparable(folder)}/` }))
    .sort((a, b) => b.prefix.length - a.prefix.length || compareText(a.folder, b.folder));
  const cases = new Map<string, { folder: string; readonly paths: string[] }>();
  for (const path of [...new Set(paths)].sort(compareText)) {
    const whole = comparable(path);
    const root = mode === 'folder' ? undefined : folders.find(({ prefix }) => whole.startsWith(prefix));
    const folder = root?.folder ?? folderOf(path);
    const key = comparable(folder);
    const known = cases.get(key);
    if (known) known.paths.push(path);
    else cases.set(key, { folder, paths: [path] });
  }
  return [...cases.keys()].sort(compareText).map((key) => cases.get(key)!);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0));
}

function withoutEnd(folder: string): string {
  let end = folder.length;
  while (end > 0 && (folder[end - 1] === '/' || folder[end - 1] === '\\')) end--;
  return folder.slice(0, end);
}

/** One separator, and the drive letter in one case however it is written (`C:`, `/c%3A`). */
function comparable(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^((?:file:\/\/)?\/?)([A-Za-z])(?::|%3[Aa])(?=\/|$)/, (_, before: string, drive: string) => {
      return `${before}${drive.toLowerCase()}:`;
    });
}
