import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { type CompiledCatalogue, createCore, type Platform } from '../core/index.ts';
import type { Clock, Host } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import { shippedCatalogue } from '../lsp/shippedCatalogue.ts';
import { nodeFiles } from './files.ts';

/** Buffer's search is native: several times faster than that of Uint8Array. */
const platform: Platform = {
  indexOf(bytes, byte, from, to) {
    const found = Buffer.from(bytes.buffer, bytes.byteOffset, to).indexOf(byte, from);
    return found;
  },
};

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
    createCore: (catalogues) => createCore(catalogues, platform),
  };
}

async function readCatalogue(folder: string): Promise<CompiledCatalogue> {
  const [texts, automaton] = await Promise.all([
    readFile(join(folder, 'catalogue.json'), 'utf8'),
    readFile(join(folder, 'catalogue.bin')),
  ]);
  return shippedCatalogue(texts, automaton);
}

startServer(createConnection(ProposedFeatures.all), nodeHost(__dirname));
