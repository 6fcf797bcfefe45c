import { expect, test } from 'vitest';
import { explain } from '../../../server/src/core/features/explain.ts';
import { client, failures, lines, server, testContext } from '../../support/features.ts';
import { openTestLog, readTestLog } from '../../support/featuresLog.ts';

function explained(text: string) {
  const {
    record,
    failures: known,
    codes,
  } = explain(
    { codes: testContext().codes, openText: openTestLog, read: (log) => readTestLog(log, failures) },
    text,
    'Inboxmgr.log',
  );
  return {
    message: record?.message,
    failures: known.map(({ failure, signal, captures }) => `${failure.id} ${signal} ${captures.cap ?? ''}`.trim()),
    codes: codes.map((code) => `${code.text}: ${code.meanings.map(({ name }) => name).join(', ') || 'unknown'}`),
  };
}

test('a line of a failure', () => {
  expect(explained(server(lines.failed, '08:41:00'))).toEqual({
    message: lines.failed,
    failures: ['Q322967 copy-failed CAP_SO1'],
    codes: [],
  });
});

test('several lines: the record is the first that is known, each signal and code stands once', () => {
  expect(
    explained([client('Hello, error 5', '08:40:00'), lines.skipped, lines.skipped, 'error 5, error 77'].join('\n')),
  ).toEqual({
    message: lines.skipped,
    failures: ['Q322967 skipped'],
    codes: ['5: ERROR_ACCESS_DENIED', '77: unknown'],
  });
});

test('of two known lines the first is the record, and a code has the place of its first line', () => {
  const read = explain(
    { codes: testContext().codes, openText: openTestLog, read: (log) => readTestLog(log, failures) },
    ['Now error 5', lines.skipped, lines.failed, 'and error 5'].join('\n'),
  );
  expect(read.record?.message).toBe(lines.skipped);
  expect(read.codes).toMatchObject([{ text: '5', start: 10, end: 11 }]);
});

test.each([
  ['0x80070005', '0x80070005: ERROR_ACCESS_DENIED'],
  ['5', '5: ERROR_ACCESS_DENIED'],
  ['-2147024891', '-2147024891: ERROR_ACCESS_DENIED'],
  ['80070020', '80070020: ERROR_SHARING_VIOLATION'],
  ['0x80041001', '0x80041001: unknown'],
])('the lone code %s', (text, expected) => {
  expect(explained(text).codes).toEqual([expected]);
});

test('a text that says nothing', () => {
  expect(explained('hello')).toEqual({ message: 'hello', failures: [], codes: [] });
});
