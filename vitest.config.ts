import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{core,catalogue,grammar,lsp,cli,scripts}/**/*.test.ts'],
    snapshotFormat: { escapeString: false },
    testTimeout: 60_000,
  },
});
