import { expect, test } from 'vitest';
import type { RawLog } from '../../server/src/authoring/exampleLogs.ts';
import { lawContext, signalShape } from '../../server/src/authoring/law.ts';
import { checkLaws } from '../../server/src/authoring/laws.ts';
import { differences } from '../../server/src/authoring/lawsOfExamples.ts';
import type { CaseResult, FoundFailure, RunCase } from '../../server/src/authoring/runCase.ts';
import type { Example } from '../../server/src/authoring/source.ts';
import { authoringFile, compileSmall, exchange, shownMessages } from '../support/catalogueFiles.ts';

const valid = authoringFile('valid.yaml');

/** What the small catalogue finds in its own examples, by a look at the words alone. */
const run: RunCase = (logs) => {
  const lines = logs.flatMap(({ name, text }) => text.split('\n').map((text, at) => ({ name, text, line: at + 1 })));
  const sightings = lines.flatMap(({ name, text, line }): CaseResult['sightings'] => {
    if (text.includes('Nobody answered')) return [{ failure: 'Q100001', signal: 'not-heard', log: name, line }];
    return text.includes('Waiting at') ? [{ failure: 'Q100001', signal: 'waiting', log: name, line }] : [];
  });
  const count = sightings.filter(({ signal }) => signal === 'not-heard').length;
  return { findings: count > 0 ? [found({ count })] : [], sightings };
};

test('a file that keeps every law gives no message', () => {
  expect(check(valid)).toEqual([]);
});

const broken: readonly [string, (text: string) => string, string][] = [
  [
    'a failure signal that no example shows',
    (text) =>
      exchange(
        text,
        '  - id: waiting',
        '  - id: parked\n    role: failure\n    weight: shared\n    logs: [door]\n    text: Truck at {house}\n  - id: waiting',
      ),
    '17:5 signals 2: no line of an example is met by the failure signal "parked".',
  ],
  [
    'no near miss',
    (text) => exchange(text, 'near-miss:', 'about:'),
    '43:3 examples: no near miss with "finds: []"; show a line that looks like the failure and is not.',
  ],
  [
    'another confidence',
    (text) => exchange(text, 'confidence: certain', 'confidence: likely'),
    '50:9 examples 1, finds 1: expected confidence likely, found certain.',
  ],
  [
    'more findings than it says',
    (text) =>
      exchange(
        text,
        '      - { failure: Q100001, confidence: certain, count: 1, captures: { house: Elm7 } }\n',
        '      []\n',
      ),
    '43:5 examples 1: found Q100001 certain open (1) as well; name it in finds, or in also where the same lines can mean it.',
  ],
  [
    'lines in several logs, never shown together',
    (text) => exchange(text, 'weight: generic\n    logs: [door]', 'weight: generic\n    logs: [truck]'),
    '43:3 examples: the lines stand in several logs; one example must show them together.',
  ],
  [
    'a distinctive line that is too short',
    (text) =>
      exchange(text, 'Waiting at {house}', 'Wait {house}').replace(
        'role: context\n    weight: shared',
        'role: context\n    weight: distinctive',
      ),
    '21:11 signals 2, text: 5 characters outside holes; a distinctive template has at least 12.',
  ],
  [
    'a step without a verb',
    (text) => exchange(text, 'Replace the battery', 'The battery'),
    '36:9 remedy 1, do: begins with no verb; say first what to do: "Stop ...", "Run ... on each client".',
  ],
  [
    'a step that begins with a thing',
    (text) => exchange(text, 'Replace the battery', 'Clients need the battery'),
    '36:9 remedy 1, do: begins with no verb; say first what to do: "Stop ...", "Run ... on each client".',
  ],
  [
    'an exclamation mark',
    (text) => exchange(text, 'makes no sound.', 'makes no sound!'),
    '34:8 cause: an exclamation mark; say it plainly.',
  ],
  [
    'please',
    (text) => exchange(text, 'Replace the battery', 'Replace please the battery'),
    '36:9 remedy 1, do: "please"; say what to do.',
  ],
  [
    'no full stop',
    (text) => exchange(text, 'makes no sound.', 'makes no sound'),
    '34:8 cause: no full stop at the end.',
  ],
  [
    'a full stop in a headline',
    (text) => exchange(text, 'are not delivered', 'are not delivered.'),
    '4:8 title: a full stop at the end; it is a headline.',
  ],
];

test.each(broken)('%s', (_, change, expected) => {
  expect(check(change(valid))).toEqual([expected]);
});

test('a retired file is not held to what it finds', () => {
  const retired = exchange(valid, 'severity: error', 'severity: error\nstatus: retired');
  const unfit = exchange(exchange(retired, 'near-miss:', 'about:'), 'confidence: certain', 'confidence: likely');
  expect(check(unfit)).toEqual([]);
});

test('a line of a retired file is not shared with it', () => {
  const retired = exchange(valid, 'id: Q100001', 'id: Q100002\nstatus: retired');
  const compilation = compileSmall([{ name: 'failures/Q100002.yaml', text: retired }]);
  expect(checkLaws(compilation, lawContext(compilation, { run }))).toEqual([]);
});

test('a distinctive line must not fire on a healthy log', () => {
  const healthy = [{ name: 'Door.log', text: 'fine\nNobody answered at Elm1 after 3 rings\n' }];
  expect(check(valid, { healthy })).toEqual([
    '12:5 signals 1: "not-heard" is distinctive and fires on a healthy log (Door.log, line 2).',
  ]);
  expect(check(valid, { healthy: [{ name: 'Door.log', text: 'Waiting at Elm1\n' }] })).toEqual([]);
});

test('what a second failure lists is shared in both', () => {
  const second = exchange(valid, 'id: Q100001', 'id: Q100002').replaceAll(
    'Nobody answered at {house}',
    'Nobody  ANSWERED at {door}',
  );
  const files = [
    { name: 'failures/Q100001.yaml', text: valid },
    {
      name: 'failures/Q100002.yaml',
      text: second.replace('correlate: [house]', 'correlate: [door]').replace('agree: [house]', 'agree: []'),
    },
  ];
  const compilation = compileSmall(files);
  expect(compilation.messages).toEqual([]);
  const messages = checkLaws(compilation, lawContext(compilation, { run }));
  expect(
    messages.filter(({ text }) => text.includes('shared')).map(({ file, line, text }) => `${file}:${line} ${text}`),
  ).toEqual([
    'failures/Q100001.yaml:14 signals 1, weight: "not-heard" stands in Q100002 too, so it is shared.',
    'failures/Q100002.yaml:14 signals 1, weight: "not-heard" stands in Q100001 too, so it is shared.',
  ]);
});

test('names of holes and white space are no difference between templates, types and values are', () => {
  expect(signalShape('Door {b}  C ')).toBe(signalShape('door {x} c'));
  for (const other of ['door {x:int} c', 'door {x?} c', 'door {x=1} c', 'door {x} d'])
    expect(signalShape(other)).not.toBe(signalShape('door {x} c'));
});

test('findings are compared with what an example says', () => {
  const example: Example = {
    logs: [],
    finds: [
      { failure: 'Q1', confidence: 'certain', captures: { cap: 'B' } },
      { failure: 'Q1', confidence: 'likely', state: 'resolved', count: '2', captures: { cap: ['A', 'C'] } },
      { failure: 'Q3', confidence: 'possible' },
    ],
    also: ['Q4'],
  };
  const one = found({
    failure: 'Q1',
    captures: { cap: ['A', 'C'] },
    confidence: 'likely',
    state: 'resolved',
    count: 2,
  });
  const other = found({ failure: 'Q1', captures: { cap: ['B'] } });
  const third = found({ failure: 'Q3', confidence: 'possible' });
  const allowed = found({ failure: 'Q4' });
  const texts = (list: readonly FoundFailure[]) =>
    differences(example, list, new Map()).map(({ text, find }) => `${find}: ${text}`);
  expect(texts([one, other, third])).toEqual([]);
  expect(texts([allowed, third, other, one])).toEqual([]);
  expect(texts([one, other])).toEqual(['2: expected Q3 possible, found nothing of it.']);
  expect(texts([one, { ...other, captures: {} }, third])).toEqual(['0: expected {cap} "B", found nothing.']);
  expect(texts([{ ...one, state: 'open', count: 3 }, other, third])).toEqual([
    '1: expected state resolved, found open; expected count 2, found 3.',
  ]);
  expect(texts([one, other, other, third])).toEqual([
    'undefined: found Q1 certain open (1) as well; name it in finds, or in also where the same lines can mean it.',
  ]);
});

function found(part: Partial<FoundFailure>): FoundFailure {
  return { failure: 'Q100001', confidence: 'certain', state: 'open', count: 1, captures: { house: ['Elm7'] }, ...part };
}

function check(text: string, { healthy = [] }: { readonly healthy?: readonly RawLog[] } = {}): string[] {
  const compilation = compileSmall([{ name: 'failures/Q100001.yaml', text }]);
  expect(compilation.messages).toEqual([]);
  return shownMessages(checkLaws(compilation, lawContext(compilation, { run, healthy })));
}
