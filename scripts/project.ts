import { join, resolve } from 'node:path';

/** The repository's folder. */
export const projectFolder = resolve(import.meta.dirname, '..');
/** Everything that a run leaves behind: bundles of tests, reports, pictures, the packaged extension. */
export const outFolder = join(projectFolder, 'out');
/** The case that `npm start` opens and the README's pictures show. */
export const sampleFolder = join(projectFolder, 'samples', 'q322967');
/** The case of the tests in VS Code. */
export const testWorkspace = join(projectFolder, 'test', 'vscode', 'workspace');
