import { URI, Utils } from 'vscode-uri';
import { innermost } from './settings.ts';

/** The folder of a workspace folder that holds a team's own failures; no setting names it. */
export function teamFolder(workspaceFolder: string): string {
  return Utils.joinPath(URI.parse(workspaceFolder), '.sms-logs', 'failures').toString();
}

/** The extensions and places of the files in such folders, for a client that is to tell what is typed there. */
export const teamFilePattern = '**/.sms-logs/failures/*.{yaml,yml}';

/** True for a file, saved or not, that lies in such a folder or will: its text is a failure, never a log. */
export function isTeamFile(uri: string): boolean {
  return /\/\.sms-logs\/failures\/[^/]+\.ya?ml$/i.test(URI.parse(uri).path);
}

/** The folder a team's file belongs to: an unsaved one lies where it will be saved, under the scheme of its folder. */
export function folderOfTeamFile(uri: string, folders: readonly string[]): string | undefined {
  const place = URI.parse(uri);
  if (place.scheme !== 'untitled') return innermost(uri, folders);
  const holding = folders.filter((folder) => place.path.startsWith(`${URI.parse(folder).path}/`));
  return holding.toSorted((a, b) => b.length - a.length)[0];
}
