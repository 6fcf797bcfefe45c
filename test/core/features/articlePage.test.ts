import { expect, test } from 'vitest';
import { articlePage } from '../../../server/src/core/features/articlePage.ts';
import { caseOf, clientAlone, clientAndServer, failures, repaired, testContext } from '../../support/features.ts';

function checkPage(text: string) {
  const { context, finding } = caseOf(text);
  return expect(`\n${articlePage(context, finding.failure, finding)}`);
}

test('an open finding', () => {
  checkPage(clientAndServer).toMatchSnapshot();
});

test('a likely finding names what no log told, and where it would stand', () => {
  checkPage(clientAlone).toMatchSnapshot();
});

test('a resolved finding marks the step that a line proves', () => {
  checkPage(repaired).toMatchSnapshot();
});

test('without a finding it is the general page', () => {
  expect(`\n${articlePage(testContext(), failures[0]!)}`).toMatchSnapshot();
});

test('a finding of another failure does not fill it', () => {
  const { context, finding } = caseOf(clientAndServer);
  expect(articlePage(context, failures[1]!, finding)).toBe(articlePage(context, failures[1]!));
});

test('a text to copy stands in a block of its own, filled', () => {
  const [first] = failures;
  const copy = { kind: 'do', text: 'Stop it:', proves: null, copy: String.raw`net file \\{server}` } as const;
  const own = [{ ...first!, remedy: [copy] }];
  const { context, finding } = caseOf(clientAndServer, own);
  expect(articlePage(context, finding.failure, finding)).toContain(
    '1. Stop it:\n\n   ```text\n   net file \\\\SERVER01\n   ```',
  );
});

test('other failures: known ones with their title, unknown ones by name, never itself', () => {
  const [first] = failures;
  const page = articlePage(testContext(), { ...first!, neighbours: ['Q322967', 'Q264630', 'Q999'] });
  expect(page).toContain(
    '## What else the lines could mean\n\n- [Q264630](<https://example.org/kb/Q264630>): CAP and client are of different releases\n- Q999\n\n',
  );
});
