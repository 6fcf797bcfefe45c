import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { type CompiledCatalogue, createCore, loadShippedCatalogue } from '../core/index.ts';
import type { Clock, Host } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import { nodeFiles } from './files.ts';
import { nodePlatform } from './platform.ts';

const clock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
};

/** The host of a server that runs in Node; the build puts the compiled catalogue beside it. */
function nodeHost(folder: string): Host {
  return {
    files: nodeFiles,
    clock,
    catalogue: () => readCatalogue(folder),
    createCore: (catalogues) => createCore(catalogues, nodePlatform),
  };
}

async function readCatalogue(folder: string): Promise<CompiledCatalogue> {
  const [texts, automaton] = await Promise.all([
    readFile(join(folder, 'catalogue.json'), 'latin1'),
    readFile(join(folder, 'catalogue.bin')),
  ]);
  return loadShippedCatalogue(texts, automaton);
}

startServer(createConnection(ProposedFeatures.all), nodeHost(__dirname));
