import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export interface Desktop {
  /** The `code` command, which opens a window and returns. */
  readonly command: string;
  /** The program itself, which ends when its window ends; tests need that. */
  readonly program: string;
}

/**
 * The desktop VS Code of this machine; undefined where there is none, or no screen to show it on.
 * `SMS_LOGS_VSCODE=server` passes it over.
 */
export function desktopVscode(): Desktop | undefined {
  if (process.env.SMS_LOGS_VSCODE === 'server') return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const file = process.platform === 'win32' ? 'code.cmd' : 'code';
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const command = join(folder, file);
    if (folder === '' || !existsSync(command)) continue;
    // `bin/code` stands in the installation: beside the program, or inside the bundle on macOS. Where it does not
    // (a remote shell's `code`, Windows' own seen from Linux) there is no program to run tests with.
    const bin = dirname(realpathSync(command));
    const program = programs(bin).find((path) => existsSync(path));
    if (program) return { command, program };
  }
  return undefined;
}

function programs(bin: string): readonly string[] {
  if (process.platform === 'win32') return [join(bin, '..', 'Code.exe')];
  if (process.platform === 'darwin') return [join(bin, '..', '..', '..', 'MacOS', 'Electron')];
  return [join(bin, '..', 'code')];
}
