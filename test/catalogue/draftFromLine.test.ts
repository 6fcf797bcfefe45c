import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { type DraftedLine, draftFromLine } from '../../server/src/authoring/draft.ts';
import { exampleTexts } from '../../server/src/authoring/exampleLogs.ts';
import { parseFailure } from '../../server/src/authoring/parse.ts';
import { runCaseWith } from '../../server/src/authoring/runCase.ts';
import { indexLogs } from '../../server/src/core/catalogue/logNames.ts';
import { createCore } from '../../server/src/core/index.ts';
import { families } from '../../server/src/core/records/types.ts';
import { nodePlatform } from '../../server/src/node/platform.ts';
import { logLikeLine } from '../support/logLikeLines.ts';

const line: DraftedLine = {
  message: String.raw`Cannot open 'C:\x.log' on \\SERVER01, it's locked, Win32 Error = 32`,
  family: 'sms2-client',
  logName: 'Our Tool.log',
  log: undefined,
  product: 'sms',
};

test('a draft from a line holds the line, its template, and what is to be filled in', () => {
  expect(draftFromLine('TEAM-1', line)).toMatchInlineSnapshot(`
    "# The id is the name of the file. It stands in articles and in finds as well.
    id: TEAM-1
    articles: [TEAM-1]
    title: What does not work, in one sentence without a full stop
    short: At most 40 characters
    product: sms
    versions: []
    status: draft
    severity: error
    # {name} takes one word, {file:path} a path, {number:int} a number, {:text} anything; {code=5} is only ever 5.
    signals:
      - id: failed
        role: failure
        weight: distinctive
        logs: [any]
        text: 'Cannot open ''{path:path}'' on \\\\{server}, it''s locked, Win32 Error = {code=32}'
    cause: What happened, and why.
    remedy:
      - do: Do this first.
      - check: Look for what shows that it worked.
    examples:
      - logs:
          - name: 'Our Tool.log'
            family: sms2-client
            lines: 'Cannot open ''C:\\x.log'' on \\\\SERVER01, it''s locked, Win32 Error = 32'
        finds:
          - { failure: TEAM-1, confidence: certain, state: open, count: 1 }
    "
  `);
});

test('a log that is known is named by its key, a short line is only shared', () => {
  const draft = draftFromLine('TEAM-1', { ...line, message: 'Retry 5', log: 'ccim32', product: 'configmgr' });
  expect(draft).toContain('logs: [ccim32]');
  expect(draft).toContain('product: configmgr');
  expect(draft).toContain('weight: shared');
  expect(draft).toContain('confidence: possible');
});

test.each(['', 'a b', '-x', 'a/b', "a'", 'a\nb', '../x', 'x'.repeat(65)])('%j is no id', (id) => {
  expect(draftFromLine(id, line)).toBeUndefined();
});

test('a line that cannot be found again gives no draft', () => {
  expect(draftFromLine('TEAM-1', { ...line, message: '***' })).toBeUndefined();
});

test('whatever a line and a name hold, the draft is a failure without mistakes, and shows nothing hidden', () => {
  const drafted = fc.record({
    message: logLikeLine,
    family: fc.constantFrom(...families),
    logName: logLikeLine,
    log: fc.constantFrom(undefined, 'ccim32', "o'log", '#1'),
    product: fc.constant('sms'),
  });
  const check = (parts: DraftedLine) => {
    const draft = draftFromLine('TEAM-1', parts);
    if (draft === undefined) return;
    const { entry, messages } = parseFailure('TEAM-1.yaml', draft);
    expect(messages, draft).toEqual([]);
    expect(entry?.entry.signals[0]?.logs).toEqual([parts.log ?? 'any']);
    expect(draft).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    const read = { file: 'TEAM-1.yaml', logs: new Set(['ccim32', "o'log", '#1']) };
    const base = { revision: '', failures: [], codes: [], automaton: new Uint16Array() };
    const logs = [...read.logs].map((key) => ({ key, name: key }));
    const options = { base: { ...base, logs } as never };
    expect(compileCatalogue([{ name: read.file, text: draft }], options).messages, draft).toEqual([]);
  };
  fc.assert(fc.property(drafted, check), { numRuns: 400 });
});

test.each([
  line.message,
  '@{thread=x} Cannot read the settings of a line',
  "It's 'quoted' and doubled '' twice: # not a comment",
  '- {not: a map} & *alias | > % @ `',
  'Torn \u0000\u0001 \u2028 line of a crashed writer',
  `Failed to read ${'long '.repeat(2000)}`,
])('its example finds what it says: %j', (message) => {
  const draft = draftFromLine('TEAM-1', { ...line, message }) ?? '';
  const { catalogue, sources, messages } = compileCatalogue([{ name: 'TEAM-1.yaml', text: draft }]);
  expect(messages).toEqual([]);
  const run = runCaseWith(createCore([catalogue], nodePlatform));
  const [example] = sources[0]?.entry.examples ?? [];
  const { findings } = run(exampleTexts(example!, indexLogs([])));
  expect(findings).toMatchObject([{ failure: 'TEAM-1', confidence: 'certain', state: 'open', count: 1 }]);
});
