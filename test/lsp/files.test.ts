import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { clientFiles } from '../../server/src/browser/files.ts';
import type { Files, ListOptions } from '../../server/src/lsp/host.ts';
import { nodeFiles } from '../../server/src/node/files.ts';
import { FileSystem } from '../support/lspFileSystem.ts';

const samples = join(import.meta.dirname, '../../samples/q322967');
const folder = pathToFileURL(samples).toString();
const inbox = join(samples, 'server', 'Inboxmgr.log');

const options = (changes: Partial<ListOptions> = {}): ListOptions => ({
  enters: () => true,
  accepts: () => true,
  cancelled: () => false,
  unreadable: (uri, why) => {
    throw new Error(`${uri} ${why}`);
  },
  ...changes,
});
const names = async (files: Files, changes: Partial<ListOptions> = {}, from = folder) =>
  (await files.list(from, options(changes))).map(({ uri }) => uri.slice(from.length + 1)).sort();

describe('files of this machine', () => {
  test('are listed with size and time, below the folders that are entered', async () => {
    const seen = await names(nodeFiles, { enters: (path) => path === 'server' });
    expect(seen).toContain('server/Inboxmgr.log');
    expect(seen.filter((name) => name.startsWith('client/'))).toEqual([]);
    expect(await names(nodeFiles, { accepts: (path) => path === 'client/Ccim32.log' })).toEqual(['client/Ccim32.log']);
    expect(await names(nodeFiles, { cancelled: () => true })).toEqual([]);
    const [entry] = await nodeFiles.list(folder, options({ accepts: (path) => path === 'server/Inboxmgr.log' }));
    expect(entry?.size).toBe(readFileSync(inbox).length);
    expect(entry?.modified).toBeGreaterThan(0);
  });

  test('of a remote are read here, and keep their URIs', async () => {
    const remote = folder.replace('file://', 'vscode-remote://machine');
    const seen = await nodeFiles.list(remote, options({ accepts: (path) => path === 'server/Inboxmgr.log' }));
    expect(seen.map(({ uri }) => uri)).toEqual([`${remote}/server/Inboxmgr.log`]);
    expect(await nodeFiles.stat(`${remote}/server/Inboxmgr.log`)).toMatchObject({ size: readFileSync(inbox).length });
  });

  test('are read from any offset, and what is not there is undefined', async () => {
    const file = await nodeFiles.open(pathToFileURL(inbox).toString());
    const buffer = new Uint8Array(10);
    expect(await file?.read(buffer, 5)).toBe(10);
    expect([...buffer]).toEqual([...readFileSync(inbox).subarray(5, 15)]);
    expect(await file?.read(buffer, 1e9)).toBe(0);
    await file?.close();
    expect(await nodeFiles.open(`${folder}/none.log`)).toBeUndefined();
    expect(await nodeFiles.stat(`${folder}/none.log`)).toBeUndefined();
    expect(await nodeFiles.stat(folder)).toBeUndefined();
    expect(await nodeFiles.open('https://example.org/a.log')).toBeUndefined();
    expect(await names(nodeFiles, {}, `${folder}/none`)).toEqual([]);
  });
});

describe('files through the client', () => {
  const root = 'memfs:/case';
  const connection = (files: Record<string, string>) =>
    ({
      sendRequest: async (method: string, { uri }: { uri: string }) => new FileSystem(files).answer(method, uri),
    }) as unknown as Connection;

  test('are listed, measured and read whole', async () => {
    const files = clientFiles(connection({ [`${root}/a b.log`]: 'one', [`${root}/sub/c.log`]: 'three' }));
    expect(await names(files, {}, root)).toEqual(['a%20b.log', 'sub/c.log']);
    expect(await files.stat(`${root}/sub/c.log`)).toEqual({ size: 5, modified: 7 });
    const file = await files.open(`${root}/sub/c.log`);
    const buffer = new Uint8Array(3);
    expect(await file?.read(buffer, 0)).toBe(3);
    expect(new TextDecoder().decode(buffer)).toBe('thr');
    expect(await file?.read(buffer, 3)).toBe(2);
    expect(await files.open(`${root}/none.log`)).toBeUndefined();
  });

  test('a folder that cannot be read is named, and the rest goes on', async () => {
    const refused: string[] = [];
    const files = clientFiles(connection({ [`${root}/a.log`]: 'one', [`${root}/denied/b.log`]: 'two' }));
    const seen = await names(files, { unreadable: (uri, why) => refused.push(`${uri} ${why}`) }, root);
    expect(seen).toEqual(['a.log']);
    expect(refused).toEqual([`${root}/denied no right to read it`]);
  });
});
