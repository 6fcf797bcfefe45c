// Bundles the extension, its servers and the command line; compiles the catalogue.
//   node esbuild.mjs [--production] [--watch] [--tests]
// --production minifies and leaves out source maps; --watch builds again on each change; --tests adds the suite for VS Code.
import { chmodSync, mkdirSync, rmSync, watch } from 'node:fs';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { buildCatalogue } from './scripts/buildCatalogue.ts';

const { values: options } = parseArgs({
  options: { production: { type: 'boolean' }, watch: { type: 'boolean' }, tests: { type: 'boolean' } },
});

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'info',
  minify: options.production === true,
  sourcemap: options.production ? false : 'linked',
  target: 'es2023',
};
/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs' };
/** @type {import('esbuild').BuildOptions} */
const browser = { ...common, platform: 'browser', format: 'cjs', mainFields: ['browser', 'module', 'main'] };
/** @type {import('esbuild').BuildOptions} */
const commandLine = {
  ...common,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  banner: {
    js: [
      '#!/usr/bin/env node',
      "import { createRequire as createRequireOfBundle } from 'node:module';",
      'const require = createRequireOfBundle(import.meta.url);',
    ].join('\n'),
  },
};

// CommonJS in a package of type "module": the extension host in the browser takes nothing else, and knows it by the ending.
const browserClient = 'client/dist/browser.cjs';

const bundles = [
  { from: 'client/src/node/main.ts', to: 'client/dist/node.cjs', with: { ...node, external: ['vscode'] } },
  { from: 'client/src/browser/main.ts', to: browserClient, with: { ...browser, external: ['vscode'] } },
  { from: 'server/src/node/main.ts', to: 'server/dist/server.cjs', with: node },
  { from: 'server/src/browser/main.ts', to: 'server/dist/serverWorker.js', with: { ...browser, format: 'iife' } },
  { from: 'server/src/cli/main.ts', to: 'server/dist/cli.js', with: commandLine },
];
if (options.tests) {
  const external = ['vscode', 'mocha'];
  bundles.push({ from: 'test/vscode/index.ts', to: 'out/test/suite.cjs', with: { ...node, minify: false, external } });
}

for (const folder of ['client/dist', 'server/dist']) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
for (const bundle of bundles) await build(bundle);
buildShippedCatalogue();
chmodSync('server/dist/cli.js', 0o755);

async function build({ from, to, with: settings }) {
  const all = { ...settings, entryPoints: [from], outfile: to };
  if (!options.watch) return esbuild.build(all);
  const context = await esbuild.context(all);
  await context.rebuild();
  return context.watch();
}

function buildShippedCatalogue() {
  buildCatalogue('server/catalogue', 'server/dist');
  if (!options.watch) return;
  let timer;
  watch('server/catalogue', { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        buildCatalogue('server/catalogue', 'server/dist');
      } catch (error) {
        console.error(error.message);
      }
    }, 100);
  });
}
