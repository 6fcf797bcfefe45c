import { describe, expect, test } from 'vitest';
import { codeActions } from '../../../server/src/core/features/codeActions.ts';
import { caseOf, clientAndServer, failures, lines, repaired } from '../../support/features.ts';

/** The actions at `<|>`: title, command, arguments, and what they are linked to. */
function checkActions(text: string, own = failures) {
  const { context, triage, log, position } = caseOf(text, own);
  const actions = codeActions(context, triage, log.name, { start: position, end: position });
  const shown = actions.map(({ command, diagnostics, isPreferred, kind }) => {
    const linked = (diagnostics ?? []).map(({ code, range }) => `${code} in line ${range.start.line + 1}`).join(', ');
    return `${isPreferred ? '*' : ' '} ${command!.title} [${kind}] ${command!.command}(${command!.arguments!.join(', ')}) ${linked}`;
  });
  return expect(`\n${shown.join('\n')}\n`);
}

test('all actions of an open finding', () => {
  checkActions(clientAndServer.replace('Failed to', 'Failed <|>to')).toMatchInlineSnapshot(`
    "
    * Explain Q322967: Software Distribution client component is not upgraded [quickfix] smsLogs.explain(server/Inboxmgr.log, Q322967#1) Q322967 in line 1
      Open the article Q322967 in the browser [quickfix] smsLogs.openArticle(server/Inboxmgr.log, Q322967#1, https://example.org/kb/Q322967) Q322967 in line 1
      Show all lines of Q322967 in all logs [quickfix] smsLogs.showEvidence(server/Inboxmgr.log, Q322967#1) Q322967 in line 1
      Check whether the workaround of Q322967 worked [quickfix] smsLogs.checkWorkaround(server/Inboxmgr.log, Q322967#1) Q322967 in line 1
      Mute Q322967 here [quickfix] smsLogs.mute(server/Inboxmgr.log, Q322967#1) Q322967 in line 1
      Copy Q322967 for a ticket [quickfix] smsLogs.copyTicket(server/Inboxmgr.log, Q322967#1) Q322967 in line 1
    "
  `);
});

describe('the list follows the finding', () => {
  test('no address, no article to open', () => {
    const own = failures.map((failure) => ({ ...failure, url: null }));
    checkActions(clientAndServer.replace('Failed to', 'Failed <|>to'), own).not.toContain('openArticle');
  });
  test('a harmless line has no workaround to check', () => {
    const own = failures.map((failure) => ({ ...failure, harmless: true }));
    checkActions(clientAndServer.replace('Failed to', 'Failed <|>to'), own).not.toContain('checkWorkaround');
  });
  test('a line that resolved it has the actions too', () => {
    checkActions(repaired.replace('Copying X', 'Copying <|>X')).toContain(
      'smsLogs.explain(server/Inboxmgr.log, Q322967#1)',
    );
  });
  test('an ordinary line has none', () => {
    checkActions(clientAndServer.replace('Connecting', 'Connec<|>ting')).toBe('\n\n');
  });
});

test('two findings on one line: each is linked to its own row, and only the first is preferred', () => {
  const [first] = failures;
  const own = [first!, { ...first!, id: 'Q9', articles: ['Q9'] }];
  const { context, triage } = caseOf(clientAndServer, own);
  const at = { line: 0, character: 3 };
  const explained = codeActions(context, triage, 'server/Inboxmgr.log', { start: at, end: at })
    .filter(({ command }) => command!.command === 'smsLogs.explain')
    .map(({ command, diagnostics, isPreferred }) => [
      command!.arguments![1],
      diagnostics!.map(({ data }) => data),
      isPreferred,
    ]);
  expect(explained).toEqual([
    ['Q322967#1', ['Q322967#1'], true],
    ['Q9#1', ['Q9#1'], undefined],
  ]);
});

test('the pointer at either end of the line still touches it, one place further does not', () => {
  const { context, triage } = caseOf(`=== Inboxmgr.log\n${lines.failed}`);
  const count = (character: number) => {
    const at = { line: 0, character };
    return codeActions(context, triage, 'Inboxmgr.log', { start: at, end: at }).length;
  };
  expect([count(0), count(lines.failed.length), count(lines.failed.length + 1)]).toEqual([6, 6, 0]);
});

test('a selection over several lines offers each finding once, one preferred', () => {
  const { context, triage } = caseOf(clientAndServer);
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions = codeActions(context, triage, 'client/Ccim32.log', range);
  expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
  expect(actions.filter(({ command }) => command!.command === 'smsLogs.explain')).toHaveLength(1);
});
