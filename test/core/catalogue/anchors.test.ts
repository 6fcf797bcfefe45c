import { expect, test } from 'vitest';
import { chooseAnchors, countRuns } from '../../../server/src/core/catalogue/anchors.ts';
import { parseTemplate, type Template } from '../../../server/src/core/catalogue/template.ts';

function anchorsOf(texts: readonly string[], healthy: readonly string[] = []) {
  const templates = texts.map((text) => parseTemplate(text) as Template);
  return chooseAnchors(templates, countRuns(healthy));
}

test('the run that other templates do not hold', () => {
  expect(
    anchorsOf(['Copying the package to {a:path}, disk is full', 'Copying the package to {a:path}, access denied']),
  ).toEqual([', disk is full', ', access denied']);
});

test('the run that healthy logs do not hold', () => {
  const text = 'Starting the copy {a} quota was reached';
  expect(anchorsOf([text])).toEqual(['starting the copy']);
  expect(anchorsOf([text], ['STARTING  the copy of x', 'Quota'])).toEqual(['quota was reached']);
});

test('at most 32 characters of a long run, those that hold the rarest', () => {
  const text = 'The package server has been told to stop and QQQQQQ was the reason for that';
  const [anchor] = anchorsOf([text], ['The package server has been told to stop and', 'was the reason for that']);
  expect(anchor).toHaveLength(32);
  expect(anchor).toContain('qqqqqq');
});

test('never a blank at an end', () => {
  const text = 'abcdefghijklmnopqrstuvwxyz12345 67890';
  expect(anchorsOf([text], [text.slice(1)])).toEqual(['abcdefghijklmnopqrstuvwxyz12345']);
});

test('the longest run where all are shorter than six characters', () => {
  expect(anchorsOf(['no {a} disk {b} in'])).toEqual(['disk']);
  expect(anchorsOf(['no {a} disk {b} files é'])).toEqual(['files']);
});
