import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface WorkspaceCopy {
  readonly folder: string;
  remove(): void;
}

/** A copy of a folder to open: a workbench in a browser saves changed files by itself. Keeps the folder's name. */
export function copyWorkspace(original: string): WorkspaceCopy {
  const parent = mkdtempSync(join(tmpdir(), 'sms-logs-workspace-'));
  const folder = join(parent, basename(original));
  cpSync(original, folder, { recursive: true });
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
