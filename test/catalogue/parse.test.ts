import { describe, expect, test } from 'vitest';
import { parseCodes, parseFailure, parseLogs } from '../../server/src/authoring/parse.ts';
import { authoringFile, exchange, shownMessages, takeMark } from '../support/catalogueFiles.ts';

const valid = authoringFile('valid.yaml');

test('a valid file gives an entry and no message', () => {
  const { entry, messages } = parseFailure('Q100001.yaml', valid);
  expect(messages).toEqual([]);
  expect(entry?.entry.examples).toHaveLength(2);
  expect(entry?.entry.versions).toEqual(['2.0']);
});

describe('a mistake is named where it stands', () => {
  // What stands in the valid file, what takes its place (<|> is where the message points), and the message.
  const mistakes: readonly [string, string, string, string][] = [
    [
      'a wrong role',
      'role: failure',
      'role: <|>failed',
      'signals 1, role: found "failed", expected one of: failure, context, success, resolved.',
    ],
    [
      'a wrong weight',
      'weight: shared',
      'weight: <|>heavy',
      'signals 2, weight: found "heavy", expected one of: distinctive, shared, generic.',
    ],
    [
      'an unknown property',
      'severity: error',
      'severity: error\n<|>colour: red',
      'colour: not a property that is known here; check the spelling.',
    ],
    [
      'an unknown property of a signal',
      'agree: [house]',
      '<|>agrees: [house]',
      'signals 3, agrees: not a property that is known here; check the spelling.',
    ],
    [
      'a long short title',
      'short: doorbell is broken',
      `short: <|>${'x'.repeat(41)}`,
      'short: found 41 characters, expected at most 40.',
    ],
    ['an empty text', 'title: Parcels are not delivered', 'title: <|>""', 'title: found nothing, expected a text.'],
    [
      'a list where a text belongs',
      'title: Parcels are not delivered',
      'title: <|>[a]',
      'title: found a list, expected a text.',
    ],
    ['a text where a list belongs', 'versions: ["2.0"]', 'versions: <|>2.0', 'versions: found "2.0", expected a list.'],
    [
      'a signal that is a text',
      'signals:\n',
      'signals:\n  - <|>a line\n',
      'signals 1: found "a line", expected properties (name: value).',
    ],
    [
      'no signals',
      valid.slice(valid.indexOf('signals:'), valid.indexOf('correlate')),
      'signals: <|>[]\n',
      'signals: found 0 items, expected at least 1.',
    ],
    [
      'a name with a blank',
      'id: not-heard',
      "id: <|>'Not Heard'",
      'signals 1, id: found "Not Heard", expected lower case letters and digits, with single hyphens between: copy-failed.',
    ],
    [
      'an upper case log',
      'logs: [door]',
      'logs: [<|>Door.log]',
      'signals 1, logs 1: found "Door.log", expected a log\'s key, lower case and without folder: ccim32.',
    ],
    [
      'a hole in braces',
      'correlate: [house]',
      "correlate: [<|>'{house}']",
      'correlate 1: found "{house}", expected a hole\'s name without braces: server.',
    ],
    [
      'an address without https',
      'articles: [Q100001]',
      'articles: [Q100001]\nurl: <|>http://x.example/',
      'url: found "http://x.example/", expected an address that begins with https://.',
    ],
    [
      'a step without do or check',
      '  - do: Replace',
      '  - <|>Do: Replace',
      'remedy 1: found Do, copy, expected do or check.',
    ],
    [
      'a step of both kinds',
      '  - check: Door.log',
      '  - do: Look.\n    <|>check: Door.log',
      'remedy 2, check: not a property that is known here; check the spelling.',
    ],
    [
      'a need of no kind',
      '- all: [not-heard, waiting]',
      '- <|>any: [not-heard]',
      'needs 1: found any, expected all, sequence, repeated, last, gap, not-followed or not-preceded.',
    ],
    [
      'a need that lacks a part',
      '- all: [not-heard, waiting]',
      '- <|>repeated: waiting',
      'needs 1: "times" is missing here.',
    ],
    [
      'a need with a foreign part',
      '- all: [not-heard, waiting]',
      '- all: [not-heard, waiting]\n    <|>quiet: 5m',
      'needs 1, quiet: not a property that is known here; check the spelling.',
    ],
    [
      'a duration without a unit',
      '- all: [not-heard, waiting]',
      '- gap: [waiting, not-heard]\n    over: <|>60',
      'needs 1, over: found "60", expected a number and a unit: 500ms, 60s, 10m, 2h, 1d.',
    ],
    [
      'a gap of three',
      '- all: [not-heard, waiting]',
      '- gap: <|>[waiting, not-heard, answered]\n    over: 60s',
      'needs 1, gap: found 3 items, expected at most 2.',
    ],
    [
      'a count in words',
      'count: 1,',
      'count: <|>one,',
      'examples 1, finds 1, count: found "one", expected a whole number of at most six digits.',
    ],
    [
      'an unknown family',
      'family: sms2-client',
      'family: <|>sms3',
      'examples 1, logs 1, family: found "sms3", expected one of: plain, sms1-server, sms1-client, sms2-server, sms2-client, configmgr-server, ccm, setup, trace-copy, provider, backup.',
    ],
    [
      'a code in words',
      'codes: [win32 5]',
      'codes: [<|>access denied]',
      'codes 1: found "access denied", expected a kind and a number, or a number alone: win32 5, 0x80070005.',
    ],
    [
      'an anchor',
      'correlate: [house]',
      'correlate: &holes <|>[house]',
      'Found the anchor &holes; anchors and aliases are not read.',
    ],
    [
      'an alias',
      'correlate: [house]',
      'correlate: <|>*holes',
      'Found the alias *holes; write the value out, aliases are not read.',
    ],
    [
      'a tag of another kind',
      'product: sms',
      'product: !!binary <|>sms',
      'Found the tag tag:yaml.org,2002:binary; every value is a string, tags are not read.',
    ],
    [
      'a property twice',
      'product: sms',
      'product: sms\n<|>product: sms',
      'The YAML cannot be read: Map keys must be unique',
    ],
    [
      'an open bracket',
      'versions: ["2.0"]',
      'versions: ["2.0"\n<|>severity: error',
      'The YAML cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'a second document',
      'product: sms',
      'product: sms\n<|>---\nid: x',
      'A second document begins here; expected one document in one file.',
    ],
  ];

  test.each(mistakes)('%s', (_, part, by, expected) => {
    const { text, place } = takeMark(exchange(valid, part, by));
    const { entry, messages } = parseFailure('Q100001.yaml', text);
    expect(entry).toBeUndefined();
    expect(shownMessages(messages)).toContain(`${place} ${expected}`);
  });
});

test('what is missing is named at the object that lacks it', () => {
  const { messages } = parseFailure('Q1.yaml', 'id: Q1\nsignals:\n  - id: a\n');
  expect(shownMessages(messages)).toEqual([
    '1:1 "articles" is missing here.',
    '1:1 "cause" is missing here.',
    '1:1 "product" is missing here.',
    '1:1 "remedy" is missing here.',
    '1:1 "severity" is missing here.',
    '1:1 "short" is missing here.',
    '1:1 "title" is missing here.',
    '1:1 "versions" is missing here.',
    '3:5 signals 1: "logs" is missing here.',
    '3:5 signals 1: "role" is missing here.',
    '3:5 signals 1: "text" is missing here.',
    '3:5 signals 1: "weight" is missing here.',
  ]);
});

test('lists of logs and codes are checked item by item', () => {
  expect(shownMessages(parseLogs('a.yaml', '- key: Door\n  name: Door.log\n  product: sms\n').messages)).toEqual([
    '1:8 item 1, key: found "Door", expected a log\'s key, lower case and without folder: ccim32.',
  ]);
  expect(
    shownMessages(parseCodes('a.yaml', '- kind: win32\n  value: five\n  text: x\n  source: y\n').messages),
  ).toEqual(['2:10 item 1, value: found "five", expected a number: 5, -2147467259, 0x80070005.']);
});

test('a byte order mark and CRLF change no place', () => {
  const marked = takeMark(exchange(valid, 'role: failure', 'role: <|>failed'));
  const { messages } = parseFailure('Q100001.yaml', `\uFEFF${marked.text.replaceAll('\n', '\r\n')}`);
  expect(shownMessages(messages)[0]).toMatch(new RegExp(`^${marked.place} signals 1, role`));
});

test('a byte order mark is no column', () => {
  expect(shownMessages(parseFailure('x.yaml', '\uFEFFtitle: [a]').messages)).toContain(
    '1:8 title: found a list, expected a text.',
  );
});

test('a need with a mistake gives the one message of its own form', () => {
  const text = exchange(valid, '- all: [not-heard, waiting]', '- last: waiting\n    of: thread\n    quiet: soon');
  expect(shownMessages(parseFailure('Q100001.yaml', text).messages)).toEqual([
    '35:12 needs 1, quiet: found "soon", expected a number and a unit: 500ms, 60s, 10m, 2h, 1d.',
  ]);
});
