/** Which logs are triaged together: those of one workspace folder, or each folder of logs for itself. */
export type CaseMode = 'workspaceFolder' | 'folder';

/**
 * Rule 9: the folder whose logs make one case with the log at `path`. Paths and `roots` (the workspace folders) are
 * paths or URIs of one kind, with either separator. A log outside every root belongs to the case of its own folder, so
 * that two shares do not run together. The innermost root counts; a root is given back as it was given, without a
 * separator at its end.
 */
export function caseFolder(path: string, mode: CaseMode, roots: readonly string[]): string {
  const whole = comparable(path);
  let found: string | null = null;
  for (const root of mode === 'folder' ? [] : roots) {
    const folder = withoutEnd(root);
    if (whole.startsWith(`${comparable(folder)}/`) && folder.length >= (found?.length ?? 0)) found = folder;
  }
  return found ?? folderOf(path);
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
