import { type SpawnOptions, spawn } from 'node:child_process';

export interface CommandResult {
  /** Exit status; 1 where a signal ended the process or it could not be started. */
  readonly status: number;
  /** Standard output and standard error in the order of arrival; empty when they were inherited. */
  readonly output: string;
}

/**
 * Runs a program to its end. Standard input is closed, so that a program which asks a question fails rather than waits.
 * `show` passes the output on to this process, `keep` collects it, `both` does both.
 */
export function runCommand(
  file: string,
  args: readonly string[],
  options: SpawnOptions & { readonly output?: 'show' | 'keep' | 'both' } = {},
): Promise<CommandResult> {
  const { output = 'show', ...spawnOptions } = options;
  const stdio = output === 'show' ? 'inherit' : 'pipe';
  return new Promise((done) => {
    const child = spawn(file, [...args], { ...spawnOptions, stdio: ['ignore', stdio, stdio] });
    let text = '';
    const collect = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      if (output === 'both') process.stdout.write(chunk);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => done({ status: 1, output: `${text}${error.message}\n` }));
    child.once('close', (status) => done({ status: status ?? 1, output: text }));
  });
}

/** Runs npm; on Windows npm is a command file, which only a shell can start. */
export function runNpm(
  args: readonly string[],
  options: SpawnOptions & { readonly output?: 'show' | 'keep' | 'both' } = {},
): Promise<CommandResult> {
  return runCommand('npm', args, {
    shell: process.platform === 'win32',
    ...options,
    env: outerEnvironment(options.env),
  });
}

/** An npm inside an npm script would take the outer script's project for its own; these variables say so. */
function outerEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|prefix|global_prefix)$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(env).filter(([key]) => !own.test(key)));
}
