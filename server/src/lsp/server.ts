import {
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { Background } from './background.ts';
import { Cases } from './cases.ts';
import { createCatalogueProblems } from './catalogueProblems.ts';
import type { Handler, ServerContext } from './context.ts';
import { type Cores, createCores } from './cores.ts';
import { DiskLogs } from './diskLogs.ts';
import { openLogs } from './documents.ts';
import { articlePageHandler } from './handlers/articlePage.ts';
import { articleUrlHandler } from './handlers/articleUrl.ts';
import { codeActionHandler } from './handlers/codeAction.ts';
import { configurationHandler } from './handlers/configuration.ts';
import { detectHandler } from './handlers/detect.ts';
import { documentStatusHandler } from './handlers/documentStatus.ts';
import { evidenceHandler } from './handlers/evidence.ts';
import { hoverHandler } from './handlers/hover.ts';
import { lookUpHandler } from './handlers/lookUp.ts';
import { newFailureHandler } from './handlers/newFailure.ts';
import { semanticTokensHandler } from './handlers/semanticTokens.ts';
import { teamFilesHandler } from './handlers/teamFiles.ts';
import { ticketHandler } from './handlers/ticket.ts';
import { triageFolderHandler } from './handlers/triageFolder.ts';
import { watchedFilesHandler } from './handlers/watchedFiles.ts';
import { workaroundCheckHandler } from './handlers/workaroundCheck.ts';
import { workspaceFoldersHandler } from './handlers/workspaceFolders.ts';
import type { Host } from './host.ts';
import { createRefresh } from './refresh.ts';
import { createRoots } from './roots.ts';
import { createGuard, createSafely, reasonOf, stackOf } from './safely.ts';
import { createSettingsCache } from './settings.ts';

/** Every feature of the server, one file each. */
export const handlers: readonly Handler[] = [
  articlePageHandler,
  articleUrlHandler,
  codeActionHandler,
  configurationHandler,
  detectHandler,
  documentStatusHandler,
  evidenceHandler,
  hoverHandler,
  lookUpHandler,
  newFailureHandler,
  semanticTokensHandler,
  teamFilesHandler,
  ticketHandler,
  triageFolderHandler,
  watchedFilesHandler,
  workaroundCheckHandler,
  workspaceFoldersHandler,
];

/** Serves one session on the connection; the host brings files, clock and core. Listens when it returns. */
export function startServer(connection: Connection, host: Host): void {
  const ready: (() => Promise<void>)[] = [];

  connection.onInitialize(async (params) => {
    const cores = await createCores(host, params.initializationOptions, (text) => connection.console.warn(text)).catch(
      (error) => {
        const text = `The catalogue could not be read: ${reasonOf(error)}. Install the extension again.`;
        throw new ResponseError(ErrorCodes.InternalError, text);
      },
    );
    const context = createContext(connection, host, params, cores, ready);
    connection.onShutdown(() => {
      context.background.stop();
      context.refresh.stop();
    });
    return { capabilities: handlers.map((handler) => handler(context)).reduce(merge, syncOf(context)) };
  });
  connection.onInitialized(async () => {
    for (const work of ready) {
      await work().catch((error) => connection.console.error(`Starting failed: ${stackOf(error)}`));
    }
  });
  connection.listen();
}

/** Joins two slices of capabilities; `workspace` is joined one level deeper. */
export function merge(a: ServerCapabilities, b: ServerCapabilities): ServerCapabilities {
  const joined = { ...a, ...b };
  return a.workspace && b.workspace ? { ...joined, workspace: { ...a.workspace, ...b.workspace } } : joined;
}

function syncOf({ documents }: ServerContext): ServerCapabilities {
  return { textDocumentSync: { openClose: true, change: documents.sync } };
}

function createContext(
  connection: Connection,
  host: Host,
  params: InitializeParams,
  cores: Cores,
  ready: (() => Promise<void>)[],
): ServerContext {
  const client: ClientCapabilities = params.capabilities;
  const roots = createRoots((params.workspaceFolders ?? []).map((folder) => folder.uri));
  const settings = createSettingsCache(connection, roots.workspace, () => client.workspace?.configuration === true);
  const documents = openLogs(connection, {
    changed: () => refresh.soon(),
    closed: (uri) => (cases.rootOf(uri) === undefined ? refresh.soon() : background.addFile(uri)),
  });
  const disk = new DiskLogs({
    host,
    cores,
    settings: (uri) => settings.of(uri),
    rootOf: (uri) => cases.rootOf(uri),
    isOpen: (uri) => documents.version(uri) !== undefined,
    log: (text) => connection.console.warn(text),
  });
  const cases = new Cases({ documents, disk, settings, cores, roots: roots.all });
  const background = new Background({
    connection,
    disk,
    showsProgress: () => client.window?.workDoneProgress === true,
    clock: host.clock,
    rootOf: (uri) => cases.rootOf(uri),
    changed: () => refresh.soon(),
  });
  const problems = createCatalogueProblems({ connection, documents, cores, settings, roots: roots.all });
  const refresh = createRefresh({ connection, clock: host.clock, documents, cases, background, problems });
  return {
    connection,
    client,
    core: cores.base,
    cores,
    documents,
    disk,
    background,
    cases,
    settings,
    roots,
    guard: createGuard((text) => connection.console.error(text)),
    safely: createSafely((text) => connection.console.error(text), host.clock),
    refresh,
    whenReady: (work) => ready.push(work),
  };
}
