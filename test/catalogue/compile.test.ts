import { describe, expect, test } from 'vitest';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { listSignals } from '../../server/src/core/catalogue/load.ts';
import { authoringFile, compileSmall, exchange, shownMessages, takeMark } from '../support/catalogueFiles.ts';

const valid = authoringFile('valid.yaml');

test('a valid folder gives a catalogue without a message', () => {
  const { catalogue, sources, messages } = compileSmall();
  expect(messages).toEqual([]);
  expect(catalogue.failures.map(({ id }) => id)).toEqual(['Q100001']);
  expect(catalogue.logs.map(({ key }) => key)).toEqual(['door', 'truck']);
  expect(catalogue.codes).toEqual([
    {
      kind: 'win32',
      value: 5,
      name: 'ERROR_ACCESS_DENIED',
      text: 'The right to do it is missing.',
      source: 'winerror.h',
    },
  ]);
  expect(sources[0]?.entry.examples).toHaveLength(2);
});

describe('a name that leads nowhere is named where it stands', () => {
  const mistakes: readonly [string, string, string, string][] = [
    [
      'the id is not the name of the file',
      'id: Q100001',
      'id: <|>Q100009',
      'id: found "Q100009", expected "Q100001", the name of the file.',
    ],
    [
      'an unknown log',
      'logs: [door, truck]',
      'logs: [door, <|>cellar]',
      'signals 2, logs 2: found "cellar", expected the key of a log described in logs/, or any.',
    ],
    [
      'a signal twice',
      'id: waiting',
      'id: <|>not-heard',
      'signals 2, id: "not-heard" is already the name of another signal.',
    ],
    [
      'a wrong template',
      'after {rings:int} rings',
      'after <|>{rings:int rings',
      'signals 1, text: The hole that begins here is not closed. Close it with }, or write {{ where the line itself holds a brace.',
    ],
    [
      'a wrong template behind an apostrophe',
      "it''s late'",
      "it''s <|>} late'",
      'signals 1, text: This closing brace closes no hole. Write }} where the line itself holds a brace.',
    ],
    [
      'a wrong template in a block',
      "'Waiting at {house}'",
      '|-\n      Waiting at {house},\n      and <|>{}',
      'signals 2, text: A hole is empty. Name it, as in {server}, or give it a type, as in {:text}.',
    ],
    [
      'a template that is too short',
      "'Waiting at {house}'",
      "<|>'at {house}'",
      'signals 2, text: A template needs at least 4 ASCII characters in one piece outside its holes, or it cannot be found fast.',
    ],
    [
      'ends nothing that exists',
      'ends: [not-heard]',
      'ends: [<|>heard]',
      'signals 3, ends 1: found "heard", expected a signal of this file: not-heard, waiting, answered.',
    ],
    [
      'ends what is no failure',
      'ends: [not-heard]',
      'ends: [<|>waiting]',
      'signals 3, ends 1: "waiting" is no failure signal, so nothing is to undo.',
    ],
    [
      'a resolved line that undoes nothing',
      '  - id: answered',
      '  - <|>id: answered\n    role: resolved\n    weight: generic\n    logs: [door]\n    text: Somebody came\n  - id: answered2',
      'signals 3: "ends" is missing: it names the failure signals that this line undoes.',
    ],
    [
      'a context line that undoes',
      "text: 'Waiting at {house}'",
      "text: 'Waiting at {house}'\n    ends: <|>[not-heard]",
      'signals 2, ends: only a signal of role resolved undoes others.',
    ],
    [
      'agrees on nothing',
      'agree: [house]',
      'agree: [<|>rings]',
      'signals 3, agree 1: the signal "answered" has no hole {rings} that could agree.',
    ],
    [
      'correlates nothing',
      'correlate: [house]',
      'correlate: [<|>street]',
      'correlate 1: no failure signal has a hole {street}.',
    ],
    [
      'certain of nothing',
      'certain: [not-heard]',
      'certain: [<|>heard]',
      'certain 1: found "heard", expected a signal of this file: not-heard, waiting, answered.',
    ],
    [
      'likely of nothing',
      '[[not-heard, waiting]]',
      '[[not-heard, <|>wating]]',
      'likely 1 2: found "wating", expected a signal of this file: not-heard, waiting, answered.',
    ],
    [
      'needs nothing',
      'all: [not-heard, waiting]',
      'all: [not-heard, <|>wating]',
      'needs 1, all 2: found "wating", expected a signal of this file: not-heard, waiting, answered.',
    ],
    [
      'not followed by nothing',
      '- all: [not-heard, waiting]',
      '- not-followed: not-heard\n    by: <|>came',
      'needs 1, by: found "came", expected a signal of this file: not-heard, waiting, answered.',
    ],
    [
      'repeated no times',
      '- all: [not-heard, waiting]',
      '- { repeated: not-heard, times: <|>0 }',
      'needs 1, times: found 0, expected at least 1.',
    ],
    [
      'a cause with an unknown hole',
      'The doorbell of {house}',
      'The doorbell of <|>{hous}',
      'cause: no signal has a hole {hous} to fill this with.',
    ],
    [
      'a step with an unknown hole',
      'the doorbell at {house}.',
      'the doorbell at <|>{street}.',
      'remedy 1, do: no signal has a hole {street} to fill this with.',
    ],
    [
      'a text to copy with an unknown hole',
      "copy: 'ring {house}'",
      "copy: 'ring <|>{street}'",
      'remedy 1, copy: no signal has a hole {street} to fill this with.',
    ],
    [
      'a step proved by nothing',
      'proves: answered',
      'proves: <|>answer',
      'remedy 2, proves: found "answer", expected a signal of this file: not-heard, waiting, answered.',
    ],
    [
      'a step proved by the failure',
      'proves: answered',
      'proves: <|>not-heard',
      'remedy 2, proves: "not-heard" is a failure signal; only a resolved or success line shows that a step worked.',
    ],
    [
      'an unknown code',
      'codes: [win32 5]',
      'codes: [<|>win32 6]',
      'codes 1: "win32 6" is explained nowhere in codes/; add its meaning there.',
    ],
    [
      'a code of another kind',
      'codes: [win32 5]',
      'codes: [<|>winhttp 5]',
      'codes 1: "winhttp 5" is explained nowhere in codes/; add its meaning there.',
    ],
    [
      'an example with a wrong time',
      '@{+30s}',
      '<|>@{+30}',
      'examples 1, logs 1, lines: found "+30" in @{...}, expected a time (2001-11-21T08:42:31), a step (+30m), thread=7, type=3 or component=NAME.',
    ],
  ];

  test.each(mistakes)('%s', (_, part, by, expected) => {
    const { text, place } = takeMark(exchange(valid, part, by));
    const { catalogue, messages } = compileSmall([{ name: 'failures/Q100001.yaml', text }]);
    expect(shownMessages(messages)).toContain(`${place} ${expected}`);
    expect(catalogue.failures).toEqual([]);
  });

  test('an entry that needs repetition cannot be certain', () => {
    const needs = exchange(valid, '- all: [not-heard, waiting]', '- { repeated: not-heard, times: 3 }');
    const { text, place } = takeMark(exchange(needs, 'certain: [', 'certain: <|>['));
    const { messages } = compileSmall([{ name: 'failures/Q100001.yaml', text }]);
    expect(shownMessages(messages)).toEqual([
      `${place} certain: an entry that needs "repeated" is at most likely; leave certain out or empty.`,
    ]);
  });

  test('an entry needs a line that opens a finding', () => {
    const { text, place } = takeMark(
      exchange(valid, 'weight: distinctive', 'weight: generic').replace('- id: not', '- <|>id: not'),
    );
    const { messages } = compileSmall([{ name: 'failures/Q100001.yaml', text }]);
    expect(shownMessages(messages).map((line) => line.replace(/^[0-9]+:[0-9]+ /, ''))).toEqual([
      'signals: no failure signal is distinctive or shared, so nothing could open a finding.',
    ]);
    expect(messages[0]?.line).toBe(Number(place.split(':')[0]));
  });
});

test('a code of any kind is enough where none is named, and 0x8007nnnn is the Win32 code', () => {
  for (const code of ['5', '0x5', '0x80070005', 'hresult:0x80070005', 'Win32 5']) {
    const text = exchange(valid, 'codes: [win32 5]', `codes: ["${code}"]`);
    expect(compileSmall([{ name: 'failures/Q100001.yaml', text }]).messages).toEqual([]);
  }
});

test('an id used twice is named in the second file', () => {
  const { catalogue, messages } = compileSmall([{ name: 'failures/more/Q100001.yaml', text: valid }]);
  expect(catalogue.failures).toHaveLength(1);
  expect(messages.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([
    'failures/more/Q100001.yaml:2 id: "Q100001" is already the id of failures/Q100001.yaml.',
  ]);
});

test('a log and a code described twice are named where they stand the second time', () => {
  const { messages } = compileSmall([
    { name: 'logs/more.yaml', text: '- name: Door.log\n  key: door\n  product: sms\n' },
    { name: 'codes/more.yaml', text: '- kind: win32\n  value: 0x5\n  text: Again.\n  source: x\n' },
  ]);
  expect(messages.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
    'codes/more.yaml:2:10',
    'logs/more.yaml:2:8',
  ]);
});

test('the order of the files changes nothing, a changed word changes the revision', () => {
  const files = [
    { name: 'failures/Q100001.yaml', text: valid },
    { name: 'failures/Q100002.yaml', text: exchange(valid, 'id: Q100001', 'id: Q100002') },
    { name: 'logs/all.yaml', text: authoringFile('logs.yaml') },
    { name: 'codes/all.yaml', text: authoringFile('codes.yaml') },
  ];
  const one = compileCatalogue(files).catalogue;
  const other = compileCatalogue([...files].reverse()).catalogue;
  expect(other).toEqual(one);
  expect(one.revision).toMatch(/^[0-9a-f]{8}$/);
  const changed = compileSmall([
    { name: 'failures/Q100001.yaml', text: exchange(valid, 'no sound', 'no noise') },
  ]).catalogue;
  expect(changed.revision).not.toBe(compileSmall().catalogue.revision);
});

test('failures stand in the order of their ids, whatever their folders', () => {
  const { catalogue, sources } = compileSmall([
    { name: 'failures/a/Q100003.yaml', text: exchange(valid, 'id: Q100001', 'id: Q100003') },
    { name: 'failures/z/Q100000.yaml', text: exchange(valid, 'id: Q100001', 'id: Q100000') },
  ]);
  expect(catalogue.failures.map(({ id }) => id)).toEqual(['Q100000', 'Q100001', 'Q100003']);
  expect(sources.map(({ entry }) => entry.id)).toEqual(['Q100000', 'Q100001', 'Q100003']);
});

test('retired entries are kept and not looked for', () => {
  const text = exchange(valid, 'severity: error', 'severity: error\nstatus: retired');
  const { catalogue } = compileSmall([{ name: 'failures/Q100001.yaml', text }]);
  expect(catalogue.failures.map(({ status }) => status)).toEqual(['retired']);
  expect(listSignals(catalogue.failures)).toEqual([]);
  expect(catalogue.automaton.length).toBeLessThan(compileSmall().catalogue.automaton.length);
});

test('files given at run time may name the logs and codes of the shipped catalogue', () => {
  const files = [{ name: 'Q100001.yaml', text: valid }];
  const alone = compileCatalogue(files);
  expect(alone.messages).not.toEqual([]);
  const { catalogue, messages } = compileCatalogue(files, { base: compileSmall().catalogue });
  expect(messages).toEqual([]);
  expect(catalogue.failures).toHaveLength(1);
  expect(catalogue.logs).toEqual([]);
});

test('a file with another ending is left alone', () => {
  expect(compileSmall([{ name: 'README.md', text: '# {not yaml' }]).messages).toEqual([]);
});
