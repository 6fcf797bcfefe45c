import { describe, expect, test } from 'vitest';
import { filledMarkdown, filledText, templateText } from '../../../server/src/core/features/filled.ts';
import { caseOf, clientAndServer, failures, lines, server, testContext } from '../../support/features.ts';

const { context, finding } = caseOf(clientAndServer);

describe('a step filled from a finding', () => {
  test.each([
    ['Close files on {server}.', 'Close files on SERVER01.', 'Close files on `SERVER01`.'],
    [
      'Below \\{cap}\\clicomp.box\\{inbox}, wait',
      'Below \\CAP_SO1\\clicomp.box\\SWDist, wait',
      'Below `\\CAP_SO1\\clicomp.box\\SWDist`, wait',
    ],
    ['Say "{server}" ({cap}).', 'Say "SERVER01" (CAP_SO1).', 'Say "`SERVER01`" (`CAP_SO1`).'],
    ['Braces {{x}} and *stars*', 'Braces {x} and *stars*', 'Braces \\{x\\} and \\*stars\\*'],
    ['{server}', 'SERVER01', '`SERVER01`'],
    ['{server} {server}', 'SERVER01 SERVER01', '`SERVER01` `SERVER01`'],
    ['', '', ''],
  ])('%s', (text, plain, markdown) => {
    expect(filledText(context, text, finding)).toBe(plain);
    expect(filledMarkdown(context, text, finding)).toBe(markdown);
  });
});

test('a name no log told stands in angle brackets, once with the log that would tell it, after its word', () => {
  const [failure] = failures;
  const text = 'Go to \\{cap}\\x\\{inbox}, then {server}, {server}.';
  expect(filledText(testContext(), text, failure!)).toBe(
    'Go to \\<cap>\\x\\<inbox> (see Ccim32.log), then <server> (see Ccim32.log), <server>.',
  );
  expect(filledMarkdown(testContext(), text, failure!)).toBe(
    'Go to `\\<cap>\\x\\<inbox>` (see Ccim32.log), then `<server>` (see Ccim32.log), `<server>`.',
  );
});

test('values that differ are a list', () => {
  const two = caseOf(
    `=== Inboxmgr.log\n${server(lines.failed, '08:41:00')}\n${server(lines.failed.replaceAll('swdist32', 'odpsys32'), '08:42:00')}`,
  );
  expect(filledMarkdown(two.context, 'Look at {file}.', two.finding)).toBe(
    'Look at `i386\\swdist32.exe`, `i386\\odpsys32.exe`.',
  );
});

test.each([
  ['Copy {source:path} to {root:root}\\{cap}\\{inbox=SWDist}', 'Copy <source> to <root>\\CAP\\SWDist'],
  ['error {code=5|32} {:any}', 'error <code> …'],
  ['is {=authorised|authorized}{bang?=!} here', 'is … here'],
  ['brace {{x}} {cap}', 'brace {x} CAP'],
  ['open {cap', 'open {cap'],
])('the line of %s', (template, text) => {
  expect(templateText(template, { cap: ['CAP'], code: ['5', '32'] })).toBe(text);
});
