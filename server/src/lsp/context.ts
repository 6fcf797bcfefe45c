import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Core } from '../core/index.ts';
import type { Background } from './background.ts';
import type { Cases } from './cases.ts';
import type { Cores } from './cores.ts';
import type { DiskLogs } from './diskLogs.ts';
import type { OpenLogs } from './documents.ts';
import type { Refresh } from './refresh.ts';
import type { Roots } from './roots.ts';
import type { Guard, Safely } from './safely.ts';
import type { SettingsCache } from './settings.ts';

/** What a handler may use. */
export interface ServerContext {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  /** Over the shipped catalogue alone; a case has its own. */
  readonly core: Core;
  readonly cores: Cores;
  readonly documents: OpenLogs;
  readonly disk: DiskLogs;
  readonly background: Background;
  readonly cases: Cases;
  readonly settings: SettingsCache;
  readonly roots: Roots;
  readonly safely: Safely;
  readonly guard: Guard;
  readonly refresh: Refresh;
  /** Runs the work once the client is ready for requests of the server. */
  whenReady(work: () => Promise<void>): void;
}

/** Registers one feature and gives its slice of the server's capabilities. */
export type Handler = (context: ServerContext) => ServerCapabilities;
