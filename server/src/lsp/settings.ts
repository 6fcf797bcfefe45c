import type { Connection } from 'vscode-languageserver';
import { defaultSettings, readSettings, type Settings, section } from '../protocol/settings.ts';
import { isWithin } from './uris.ts';

/** Settings per workspace folder, asked of the client once and kept until they change. */
export interface SettingsCache {
  /** Settings for a file, by the workspace folder it lies in; those of the user for a file outside. */
  of(uri: string): Promise<Settings>;
  /** Grows with each change: part of every key that depends on settings. */
  readonly generation: number;
  drop(): void;
}

/** Makes the cache. `folders` are the workspace folders now; a client without configuration gets the defaults. */
export function createSettingsCache(
  connection: Connection,
  folders: () => readonly string[],
  supported: () => boolean,
): SettingsCache {
  const cached = new Map<string, Promise<Settings>>();
  let generation = 0;

  async function ask(folder: string): Promise<Settings> {
    if (!supported()) return defaultSettings;
    const item = folder === '' ? { section } : { section, scopeUri: folder };
    return readSettings(await connection.workspace.getConfiguration(item));
  }

  return {
    of(uri) {
      const folder = innermost(uri, folders()) ?? '';
      const known = cached.get(folder);
      if (known) return known;
      const asked = ask(folder);
      cached.set(folder, asked);
      // A failed answer must not stay: the next question asks again.
      asked.catch(() => cached.delete(folder));
      return asked;
    },
    get generation() {
      return generation;
    },
    drop() {
      generation++;
      cached.clear();
    },
  };
}

/** The longest of the folders that hold `uri`. */
export function innermost(uri: string, folders: readonly string[]): string | undefined {
  let found: string | undefined;
  for (const folder of folders) {
    if (isWithin(uri, folder) && folder.length > (found?.length ?? -1)) found = folder;
  }
  return found;
}
