import { describe, expect, test } from 'vitest';
import { messageText, statusText } from '../../client/src/plainText.ts';
import { failureTarget, findingTarget } from '../../client/src/target.ts';

describe('arguments of commands', () => {
  test.each([
    [['file:///a.log', 'Q1#2'], { failure: 'Q1', uri: 'file:///a.log', finding: 'Q1#2' }],
    [['file:///a.log', 'a#b#3', 'https://x'], { failure: 'a#b', uri: 'file:///a.log', finding: 'a#b#3' }],
    [['file:///a.log', 7], undefined],
    [['Q1'], undefined],
    [[], undefined],
  ])('%j name the finding %j', (args, target) => {
    expect(findingTarget(args)).toEqual(target);
  });

  test('a failure alone is enough for its page', () => {
    expect(failureTarget(['Q1'])).toEqual({ failure: 'Q1', uri: undefined, finding: undefined });
    expect(failureTarget([{ uri: 'x' }])).toBeUndefined();
    expect(failureTarget([])).toBeUndefined();
  });
});

describe('text of logs in the interface', () => {
  // The expressions are those with which VS Code finds links in messages and icons in labels.
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
  const icon = /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

  test.each(['[x](command:evil)', '[[x](command:evil)](https://evil)', '[a](file:///etc)[b](http://x "t")'])(
    '%s makes no link in a message',
    (text) => {
      expect(text).toMatch(link);
      expect(messageText(text)).not.toMatch(link);
    },
  );

  test('an icon stays text in the status item', () => {
    expect('$(bug)').toMatch(icon);
    expect(statusText('$(bug) $$(bug)')).not.toMatch(icon);
  });
});
