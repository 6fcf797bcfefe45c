import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for things that are installed once per user and survive a fresh clone. */
export function cacheFolder(): string {
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'sms-logs');
  }
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sms-logs');
}
