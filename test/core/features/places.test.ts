import { expect, test } from 'vitest';
import { featureContext } from '../../../server/src/core/features/context.ts';
import { fileName, logNames, pathText } from '../../../server/src/core/features/places.ts';
import { testContext } from '../../support/features.ts';

test.each([
  ['client/Ccim32.log', 'Ccim32.log', 'client/Ccim32.log'],
  ['C:\\sms logs\\Ccim32.log', 'Ccim32.log', 'C:\\sms logs\\Ccim32.log'],
  ['file:///c%3A/sms%20logs/Ccim32%20(2).log', 'Ccim32 (2).log', 'file:///c:/sms logs/Ccim32 (2).log'],
  ['file:///c/100%zz.log', '100%zz.log', 'file:///c/100%zz.log'],
  ['100%25.log', '100%25.log', '100%25.log'],
  ['a/\u202egol.exe', '‹U+202E›gol.exe', 'a/‹U+202E›gol.exe'],
  ['folder/', 'folder/', 'folder/'],
])('%s', (path, name, whole) => {
  expect([fileName(path), pathText(path)]).toEqual([name, whole]);
});

test.each([
  [['ccim32'], 'Ccim32.log'],
  [['ccim32', 'inboxmgr'], 'Ccim32.log or Inboxmgr.log'],
  [['ccim32', 'ccim32', 'x', 'inboxmgr', 'y'], 'Ccim32.log, x or Inboxmgr.log'],
  [['any'], 'any log'],
  [[], 'any log'],
])('the logs %j', (keys, text) => {
  expect(logNames(testContext(), keys)).toBe(text);
});

test('a component of two logs belongs to the first', () => {
  const log = { aliases: [], side: null, folder: null, about: null, enable: null, product: 'sms' };
  const logs = ['a', 'b'].map((key) => ({ ...log, key, name: key, components: ['COMP'] }));
  const context = featureContext({ failures: [], logs, codes: new Map(), logFile: () => undefined });
  expect(context.logOfComponent('comp')?.key).toBe('a');
  expect(context.logOfComponent('C:\\SMS\\COMP.EXE')?.key).toBe('a');
  expect(context.logOfComponent('other')).toBeUndefined();
});
