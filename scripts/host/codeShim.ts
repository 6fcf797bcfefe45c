/**
 * Stands in for VS Code's program, so that one `runTests({ vscodeExecutablePath })` serves the desktop and the server
 * from the npm registry alike. Takes the arguments that matter and passes over the rest.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runSuite } from './runSuite.ts';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});
const [workspace] = positionals;
const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
if (typeof extension !== 'string' || typeof tests !== 'string' || !workspace || !existsSync(workspace)) {
  console.error('codeShim needs --extensionDevelopmentPath, --extensionTestsPath and a folder.');
  process.exit(2);
}
try {
  const limit = 300_000;
  process.exitCode = await runSuite({ extension, tests, workspace, limit, log: process.env.SMS_LOGS_HOST_LOG ?? '' });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
