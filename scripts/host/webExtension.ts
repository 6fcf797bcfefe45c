import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import type { Page } from 'playwright-core';

/** The workbench lets its extension host fetch from https only; the page answers this name from the disk. */
const authority = 'extension.test';
const types: Readonly<Record<string, string>> = { '.json': 'application/json', '.js': 'text/javascript' };

/** Gives the page's extension host in the browser an extension under development. Call it before the page loads. */
export async function serveWebExtension(page: Page, folder: string): Promise<void> {
  const root = resolve(folder);
  await page.route(`https://${authority}/**`, (route) => {
    const file = join(root, decodeURIComponent(new URL(route.request().url()).pathname));
    const headers = { 'Access-Control-Allow-Origin': '*' };
    if (!file.startsWith(root + sep) || !existsSync(file) || !statSync(file).isFile()) {
      return route.fulfill({ status: 404, headers });
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(file), headers: { ...headers, 'Content-Type': type } });
  });
  await page.addInitScript(nameExtension, { scheme: 'https', authority, path: '/' });
}

/**
 * Runs in the page: a web extension under development is named in the page's own configuration, not in its address.
 * Answering the document itself by route would lose the page its right to talk to loopback.
 */
function nameExtension(extension: {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}): void {
  // biome-ignore lint/suspicious/noExplicitAny: the page's types are not part of this project.
  const { document, MutationObserver } = globalThis as any;
  const observer = new MutationObserver(() => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta) return;
    observer.disconnect();
    const settings = JSON.parse(meta.dataset.settings);
    const developmentOptions = { ...settings.developmentOptions, extensions: [extension] };
    meta.dataset.settings = JSON.stringify({ ...settings, developmentOptions });
  });
  observer.observe(document, { childList: true, subtree: true });
}
