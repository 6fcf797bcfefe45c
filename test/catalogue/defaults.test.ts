import { expect, test } from 'vitest';
import {
  archivedPage,
  milliseconds,
  toCodeMeaning,
  toFailure,
  toLogFile,
} from '../../server/src/authoring/defaults.ts';
import { parseFailure } from '../../server/src/authoring/parse.ts';

const least = `
id: Q1
articles: [Q322967, Q1]
title: T
short: S
product: sms
versions: []
severity: warning
signals:
  - { id: a, role: failure, weight: distinctive, logs: [any], text: line a }
  - { id: b, role: failure, weight: shared, logs: [any], text: line b }
  - { id: c, role: context, weight: distinctive, logs: [any], text: line c }
  - { id: d, role: failure, weight: distinctive, logs: [any], text: line d }
cause: >-
  C
remedy: []
`;

test('what an entry leaves out is filled in', () => {
  expect(failure('')).toMatchObject({
    url: 'https://jeffpar.github.io/kbarchive/kb/322/Q322967/',
    status: 'stable',
    harmless: false,
    per: 'log',
    symptoms: [],
    correlate: [],
    needs: [],
    certain: [['a'], ['d']],
    likely: [],
    fixedIn: null,
    codes: [],
    neighbours: [],
  });
  expect(failure('').signals[0]).toMatchObject({ ends: [], agree: [] });
});

test('what an entry says stays', () => {
  const said = failure(`
url: https://example.invalid/
status: draft
harmless: true
per: case
certain: [a, [b, c]]
likely: [b]
fixedIn: SP3
`);
  expect(said).toMatchObject({
    url: 'https://example.invalid/',
    status: 'draft',
    harmless: true,
    per: 'case',
    certain: [['a'], ['b', 'c']],
    likely: [['b']],
    fixedIn: 'SP3',
  });
  expect(failure('certain: []').certain).toEqual([]);
  expect(failure('harmless: false').harmless).toBe(false);
});

test('the seven forms of needs, with durations in milliseconds and 200 records where nothing is said', () => {
  const { needs } = failure(`
needs:
  - { all: [a, b] }
  - { sequence: [a, b, c], span: 5 }
  - { repeated: a, times: 3, within: 10m }
  - { repeated: a, times: 3 }
  - { last: a, of: thread, quiet: 2h }
  - { gap: [a, b], over: 60s }
  - { not-followed: a, by: b, within: 500ms }
  - { not-followed: a, by: [b, c] }
  - { not-preceded: a, by: [b], span: 20 }
`);
  expect(needs).toEqual([
    { kind: 'all', signals: ['a', 'b'], span: 200 },
    { kind: 'sequence', signals: ['a', 'b', 'c'], span: 5 },
    { kind: 'repeated', signal: 'a', times: 3, within: 600_000, span: 200 },
    { kind: 'repeated', signal: 'a', times: 3, within: null, span: 200 },
    { kind: 'last', signal: 'a', of: 'thread', quiet: 7_200_000 },
    { kind: 'gap', signals: ['a', 'b'], over: 60_000, span: 200 },
    { kind: 'not-followed', signal: 'a', by: ['b'], within: 500, span: 200 },
    { kind: 'not-followed', signal: 'a', by: ['b', 'c'], within: null, span: 200 },
    { kind: 'not-preceded', signal: 'a', by: ['b'], span: 20 },
  ]);
});

test('steps are do or check, without the line breaks of YAML', () => {
  const { remedy } = failure(
    '',
    'remedy:\n  - do: |\n      Stop it.\n    copy: stop {a}\n  - check: It stopped.\n    proves: a\n',
  );
  expect(remedy).toEqual([
    { kind: 'do', text: 'Stop it.', proves: null, copy: 'stop {a}' },
    { kind: 'check', text: 'It stopped.', proves: 'a', copy: null },
  ]);
});

test('pages of articles in the archive', () => {
  expect(archivedPage('Q99991')).toBe('https://jeffpar.github.io/kbarchive/kb/099/Q99991/');
  expect(archivedPage('Q123616')).toBe('https://jeffpar.github.io/kbarchive/kb/123/Q123616/');
  for (const article of ['Q180094', 'Q166244', 'Q256986', 'Q296812', 'Q281316', 'Q246261', 'Q317337']) {
    expect(archivedPage(article)).toBeNull();
  }
  for (const article of ['KB4468601', 'client-msi', 'Q1', 'Q1234567', 'q123616', ''])
    expect(archivedPage(article)).toBeNull();
});

test('durations', () => {
  expect(['500ms', '60s', '10m', '2h', '1d'].map(milliseconds)).toEqual([500, 60_000, 600_000, 7_200_000, 86_400_000]);
  expect(['', '60', 's', '-1s', '1.5h', '60 s', '1w'].map(milliseconds)).toEqual(Array(7).fill(null));
});

test('codes are unsigned, logs have every field', () => {
  const value = (written: string) => toCodeMeaning({ kind: 'a', value: written, text: 'b', source: 'c' }).value;
  expect(['5', '0x80070005', '-2147467259', '4294967295'].map(value)).toEqual([5, 0x80070005, 0x80004005, 0xffffffff]);
  expect(toLogFile({ key: 'a', name: 'A.log', product: 'sms' })).toEqual({
    key: 'a',
    name: 'A.log',
    aliases: [],
    components: [],
    side: null,
    folder: null,
    about: null,
    enable: null,
    product: 'sms',
  });
});

function failure(more: string, remedy = 'remedy: []\n') {
  const { entry, messages } = parseFailure('Q1.yaml', `${least.replace('remedy: []\n', remedy)}${more}`);
  expect(messages).toEqual([]);
  return toFailure(entry!);
}
