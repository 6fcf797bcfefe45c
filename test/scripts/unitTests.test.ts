import { describe, expect, test } from 'vitest';
import { countVitest, type VitestReport } from '../../scripts/unitTests.ts';

const passed = { status: 'passed', name: 'a.test.ts', assertionResults: [{ status: 'passed' }] };
const failed = { status: 'failed', name: 'b.test.ts', assertionResults: [{ status: 'failed' }] };
const broken = { status: 'failed', name: 'c.test.ts', assertionResults: [] };

describe('counting the report of the unit tests', () => {
  test.each<[string, Partial<VitestReport>, number, { passed: number; failed: number }]>([
    ['all passed', { numPassedTests: 1, testResults: [passed] }, 0, { passed: 1, failed: 0 }],
    [
      'one failed',
      { numPassedTests: 1, numFailedTests: 1, testResults: [passed, failed] },
      1,
      { passed: 1, failed: 1 },
    ],
    [
      'a file that could not be loaded',
      { numPassedTests: 1, testResults: [passed, broken] },
      1,
      { passed: 1, failed: 1 },
    ],
    ['a skipped test', { numPassedTests: 1, numPendingTests: 1, testResults: [passed] }, 0, { passed: 1, failed: 1 }],
    [
      'a test to be written',
      { numPassedTests: 1, numTodoTests: 1, testResults: [passed] },
      0,
      { passed: 1, failed: 1 },
    ],
    ['a bad end without a failed test', { numPassedTests: 1, testResults: [passed] }, 1, { passed: 1, failed: 1 }],
  ])('%s', (_, given, status, expected) => {
    expect(countVitest({ ...empty, ...given }, status)).toMatchObject(expected);
  });
});

const empty: VitestReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
};
