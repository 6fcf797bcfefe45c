/** What one part of the test run gave. */
export interface PartResult {
  readonly passed: number;
  readonly failed: number;
  /** Why the part did not run at all; such a part counts as failed, never as passed. */
  readonly notRun?: string;
}

/** A part that either holds or does not: a compiler, a linter. */
export function single(holds: 'holds' | 'fails'): PartResult {
  return holds === 'holds' ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts steps that are named as they pass. */
export interface Steps {
  pass(name: string): void;
  fail(name: string, why: unknown): void;
  result(): PartResult;
}

export function countSteps(): Steps {
  let passed = 0;
  let failed = 0;
  return {
    pass: (name) => {
      passed++;
      console.log(`  passed  ${name}`);
    },
    fail: (name, why) => {
      failed++;
      console.log(`  FAILED  ${name}: ${why instanceof Error ? why.message : String(why)}`);
    },
    result: () => ({ passed, failed }),
  };
}
