import { afterEach, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { fakeCore } from '../support/lspCore.ts';
import { memoryHost } from '../support/lspHost.ts';
import { type Session, startSession } from '../support/lspSession.ts';

const client = 'file:///case/client.log';
const hoverParams = { textDocument: { uri: client }, position: { line: 0, character: 0 } };

let session: Session;
afterEach(() => session.end());

test('a broken handler answers its fallback, logs once with the stack, and the session goes on', async () => {
  const host = memoryHost({}, (catalogues) => ({
    ...fakeCore(catalogues),
    hover: () => {
      throw new Error('hover is broken');
    },
  }));
  session = await startSession({ host });
  await session.open(client, 'FAIL Q1 a');
  for (let time = 0; time < 3; time++) {
    expect(await session.client.sendRequest('textDocument/hover', hoverParams)).toBeNull();
  }
  await session.until(() => session.rows.has(client));
  expect(session.logged).toHaveLength(1);
  expect(session.logged[0]).toMatch(/^hover failed: Error: hover is broken\n\s+at /);
});

test('a cancelled request answers RequestCancelled and does no work', async () => {
  let hovers = 0;
  const host = memoryHost({}, (catalogues) => ({
    ...fakeCore(catalogues),
    hover: () => {
      hovers++;
      return undefined;
    },
  }));
  session = await startSession({ host });
  await session.open(client, 'FAIL Q1 a');
  const source = new CancellationTokenSource();
  const answer = session.client.sendRequest('textDocument/hover', hoverParams, source.token);
  source.cancel();
  await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  expect(hovers).toBe(0);
});

test('diagnostics that cannot be made are logged, and the next change is published', async () => {
  let broken = true;
  const host = memoryHost({}, (catalogues) => {
    const core = fakeCore(catalogues);
    return {
      ...core,
      diagnostics: (triage, path) => {
        if (broken) throw new Error('rows are broken');
        return core.diagnostics(triage, path);
      },
    };
  });
  session = await startSession({ host });
  await session.open(client, 'FAIL Q1 a');
  await session.until(() => session.logged.some((text) => text.includes('rows are broken')));
  broken = false;
  await session.edit(client, 2, 'FAIL Q1 a\nFAIL Q1 b');
  await session.until(() => session.messages(client)[0] === 'Failure Q1 (2x, open)');
});
