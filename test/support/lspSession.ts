import { PassThrough } from 'node:stream';
import {
  type CancellationToken,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/server.ts';
import type { RequestName } from '../../server/src/protocol/messages.ts';
import { type MemoryHost, memoryHost } from './lspHost.ts';

export interface SessionOptions {
  readonly host?: MemoryHost;
  readonly folders?: readonly string[];
  /** Raw value of `smsLogs` for a workspace folder (or '' outside one). */
  settings?(scope: string): unknown;
  readonly capabilities?: object;
}

/** A client and a server joined by two streams in memory. */
export interface Session {
  readonly client: ProtocolConnection;
  readonly host: MemoryHost;
  readonly initialized: InitializeResult;
  /** Rows of each log as published last, and every publish in order. */
  readonly rows: Map<string, readonly Diagnostic[]>;
  readonly publishes: { readonly uri: string; readonly messages: readonly string[] }[];
  /** What the server wrote to its log. */
  readonly logged: string[];
  /** Methods registered by the server at run time. */
  readonly registered: { readonly method: string; readonly registerOptions?: unknown }[];
  /** The server's requests for progress, with what was reported; `cancelProgress` answers the next with a cancel. */
  readonly progress: unknown[];
  messages(uri: string): readonly string[];
  open(uri: string, text: string): Promise<void>;
  edit(uri: string, version: number, text: string): Promise<void>;
  close(uri: string): Promise<void>;
  /** Tells the server of a change on disk. */
  changed(uri: string, type: 1 | 2 | 3): Promise<void>;
  ask<Params, Result>(name: RequestName<Params, Result>, params: Params, token?: CancellationToken): Promise<Result>;
  /** Resolves when the condition holds, looked at after each message; rejects after 5 s with what was published. */
  until(condition: () => boolean): Promise<void>;
  /** Resolves when the server has published everything and reads nothing more. */
  quiet(): Promise<void>;
  end(): Promise<void>;
}

const standardCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
};

/** Starts a server over a host in memory and shakes hands. */
export async function startSession(options: SessionOptions = {}): Promise<Session> {
  const host = options.host ?? memoryHost();
  const up = new PassThrough();
  const down = new PassThrough();
  const serverConnection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(serverConnection, host);
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));

  const rows = new Map<string, readonly Diagnostic[]>();
  const publishes: { uri: string; messages: string[] }[] = [];
  const logged: string[] = [];
  const registered: { method: string; registerOptions?: unknown }[] = [];
  const progress: unknown[] = [];
  const listeners = new Set<() => void>();
  const heard = () => {
    for (const listener of [...listeners]) listener();
  };
  let changes = 0;
  let busy = false;

  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    rows.set(uri, diagnostics);
    publishes.push({ uri, messages: diagnostics.map(messageOf) });
    heard();
  });
  client.onNotification('window/logMessage', ({ message }) => {
    logged.push(message);
    heard();
  });
  client.onNotification('smsLogs/casesChanged', (params) => {
    busy = params.busy;
    changes++;
    heard();
  });
  client.onNotification('$/progress', (params) => {
    progress.push(params);
    heard();
  });
  client.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ scopeUri }: { scopeUri?: string }) => options.settings?.(scopeUri ?? '') ?? null),
  );
  client.onRequest('client/registerCapability', ({ registrations }) => void registered.push(...registrations));
  client.onRequest('window/workDoneProgress/create', (params) => void progress.push(params));
  client.listen();

  const initialized = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? standardCapabilities,
    workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
  });

  const until = (condition: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!condition()) return;
        finish();
        resolve();
      };
      const timer = setTimeout(() => {
        finish();
        reject(
          new Error(`Nothing of the kind within 5 s. Published: ${JSON.stringify(publishes)} ${logged.join('\n')}`),
        );
      }, 5000);
      const finish = () => {
        clearTimeout(timer);
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });

  const session: Session = {
    client,
    host,
    initialized,
    rows,
    publishes,
    logged,
    registered,
    progress,
    messages: (uri) => (rows.get(uri) ?? []).map(messageOf),
    open: (uri, text) =>
      client.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'sms-log', version: 1, text },
      }),
    edit: (uri, version, text) =>
      client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    close: (uri) => client.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    changed: (uri, type) => client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] }),
    ask: (name, params, token) =>
      token ? client.sendRequest(name.method, params, token) : client.sendRequest(name.method, params),
    until,
    async quiet() {
      // What follows a change has a later number than what was under way.
      const before = changes;
      await session.changed('file:///nowhere/none.log', 3);
      await until(() => changes > before && !busy);
    },
    async end() {
      await client.sendRequest('shutdown');
      client.dispose();
      up.destroy();
      down.destroy();
    },
  };
  await client.sendNotification('initialized', {});
  await until(() => changes > 0 && !busy);
  return session;
}

/** A row's text; LSP allows Markdown there, which we never send. */
function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}
