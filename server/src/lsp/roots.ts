import { normalUri } from './uris.ts';

/** The folders whose logs are read: those of the workspace, and those someone asked for. */
export interface Roots {
  workspace(): readonly string[];
  all(): readonly string[];
  changeWorkspace(added: readonly string[], removed: readonly string[]): void;
  /** Adds a folder outside the workspace. */
  addAsked(folder: string): void;
}

/** Makes the list; URIs may come in any spelling. */
export function createRoots(folders: readonly string[]): Roots {
  const workspace = new Set(folders.map(normalFolder));
  const asked = new Set<string>();
  return {
    workspace: () => [...workspace],
    all: () => [...new Set([...workspace, ...asked])],
    changeWorkspace(added, removed) {
      for (const folder of removed) workspace.delete(normalFolder(folder));
      for (const folder of added) workspace.add(normalFolder(folder));
    },
    addAsked: (folder) => asked.add(normalFolder(folder)),
  };
}

/** Normal spelling without a slash at the end. */
export function normalFolder(uri: string): string {
  const normal = normalUri(uri);
  return normal.length > 1 && normal.endsWith('/') && !normal.endsWith(':///') ? normal.slice(0, -1) : normal;
}
