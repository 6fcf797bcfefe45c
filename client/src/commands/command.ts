import { Disposable, commands as registry } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../client.ts';
import type { Pages } from '../pages.ts';

/** What a command may use. */
export interface CommandContext {
  readonly client: BaseLanguageClient;
  readonly server: Server;
  readonly pages: Pages;
}

/** One command: its name in the manifest, and what it does. Arguments may come from anywhere. */
export interface Command {
  readonly name: string;
  run(context: CommandContext, ...args: readonly unknown[]): Promise<void>;
}

/** Registers all of them; the result takes them back. */
export function registerCommands(commands: readonly Command[], context: CommandContext): Disposable {
  const registered = commands.map(({ name, run }) =>
    registry.registerCommand(name, (...args: unknown[]) => run(context, ...args)),
  );
  return Disposable.from(...registered);
}
