import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { chromiumPath } from './host/chromium.ts';
import { vscodeServer } from './host/install.ts';
import { noteTo } from './host/runSuite.ts';
import { startServer } from './host/server.ts';
import { serveWebExtension } from './host/webExtension.ts';
import { openWorkbench } from './host/workbench.ts';
import { copyWorkspace } from './host/workspace.ts';
import { projectFolder } from './project.ts';

export interface SessionOptions {
  /** The folder to open a copy of. */
  readonly workspace: string;
  /**
   * The extension: under development in the extension host that runs in Node (the default, with this repository),
   * under development in the browser's extension host, or installed into a folder of extensions.
   */
  readonly extension?: { readonly developed: string } | { readonly web: string } | { readonly installedIn: string };
  /** File for all that server and page write. */
  readonly log: string;
  /** Gets a picture of the page when the work fails. */
  readonly failurePicture: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Opens a copy of a folder in VS Code in a headless browser, does the work there, and takes everything down again. */
export async function inWorkbench<T>(options: SessionOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const extension = options.extension ?? { developed: projectFolder };
  const executable = await chromiumPath(console.log);
  const vscode = await vscodeServer(console.log);
  rmSync(options.log, { force: true });
  const note = noteTo(options.log);
  const workspace = copyWorkspace(options.workspace);
  try {
    const server = await startServer({
      server: vscode,
      note,
      settings: { 'window.title': 'SMS Logs', ...options.settings },
      ...('installedIn' in extension ? { extensionsFolder: extension.installedIn } : {}),
    });
    try {
      const workbench = await openWorkbench(server, {
        executable,
        folder: workspace.folder,
        note,
        payload:
          'developed' in extension ? [['extensionDevelopmentPath', server.uri(extension.developed)] as const] : [],
        before: (page) => ('web' in extension ? serveWebExtension(page, extension.web) : Promise.resolve()),
      });
      try {
        return await work(workbench.page);
      } catch (error) {
        await workbench.page.screenshot({ path: options.failurePicture });
        throw error;
      } finally {
        await workbench.close();
      }
    } finally {
      await server.close();
    }
  } finally {
    workspace.remove();
  }
}
