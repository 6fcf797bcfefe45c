import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface ServerOptions {
  /** Folder of VS Code's server, from `vscodeServer`. */
  readonly server: string;
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder with installed extensions; none by default. */
  readonly extensionsFolder?: string;
  /** Gets every line the server writes. */
  readonly note?: (line: string) => void;
}

export interface Server {
  readonly port: number;
  /** The workbench's address for a folder; payload as the workbench's own integration tests give it. */
  address(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** A path of this machine as the workbench names it. */
  uri(path: string): string;
  /** Resolves when the server's process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'remote.autoForwardPorts': false,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.hover.delay': 100,
};

/** Starts VS Code's server on a free port of this machine's loopback; only who knows its token may connect. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'sms-logs-vscode-'));
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  const settings = { ...quietSettings, ...options.settings };
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify(settings));
  const token = randomBytes(16).toString('hex');
  const child = spawn(process.execPath, serverArguments(options, data, token), {
    // Its sockets go with its data; elsewhere they would stay behind. (macOS has no such variable, and allows short paths only.)
    env: { ...serverEnvironment(), ...(process.platform === 'linux' ? { XDG_RUNTIME_DIR: data } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await listening(child, options.note ?? (() => {}));
    return {
      port,
      ended,
      close,
      uri: (path) => `vscode-remote://127.0.0.1:${port}${resolve(path)}`,
      address: (folder, payload = []) => address(port, token, folder, payload),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function serverArguments(options: ServerOptions, data: string, token: string): string[] {
  return [
    // VS Code's own server; the login page that code-server puts in front of it is not needed.
    join(options.server, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
    // Without this a built workbench ignores extensionDevelopmentPath and extensionTestsPath, and says nothing.
    '--enable-smoke-test-driver',
    ...['--server-data-dir', data],
    ...['--extensions-dir', options.extensionsFolder ? resolve(options.extensionsFolder) : join(data, 'extensions')],
  ];
}

/** No gallery, and nothing of a VS Code in whose terminal this may run. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !/^(VSCODE_|ELECTRON_)/.test(key));
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function address(port: number, token: string, folder: string, payload: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams({
    tkn: token,
    folder: resolve(folder),
    payload: JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}

function listening(child: ChildProcess, note: (line: string) => void): Promise<number> {
  return new Promise((done, fail) => {
    let output = '';
    const timer = setTimeout(() => fail(new Error(`VS Code's server did not start within 60 s:\n${output}`)), 60_000);
    const read = (chunk: Buffer): void => {
      const text = chunk.toString('utf8');
      note(`[server] ${text.trimEnd()}`);
      output = (output + text).slice(-4000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      done(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', fail);
    child.once('exit', (status) => {
      clearTimeout(timer);
      fail(new Error(`VS Code's server ended with ${status}:\n${output}`));
    });
  });
}
