import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { createCore, loadShippedCatalogue, type Platform } from '../core/index.ts';
import type { Clock } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import type { InitializationOptions } from '../protocol/messages.ts';
import { clientFiles } from './files.ts';

const platform: Platform = {
  indexOf(bytes, byte, from, to) {
    for (let at = from; at < to; at++) if (bytes[at] === byte) return at;
    return -1;
  },
};

const clock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  turn: () => new Promise((resolve) => setTimeout(resolve, 0)),
};

const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);

startServer(connection, {
  files: clientFiles(connection),
  clock,
  catalogue: async (options) => {
    const sent = (options as InitializationOptions | undefined)?.catalogue;
    if (!sent) throw new Error('the client sent none');
    return loadShippedCatalogue(sent.texts, sent.automaton);
  },
  createCore: (catalogues) => createCore(catalogues, platform),
});
