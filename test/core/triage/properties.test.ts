import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../server/src/core/catalogue/types.ts';
import { relate } from '../../../server/src/core/triage/findings.ts';
import type { LogReading, Triage } from '../../../server/src/core/triage/types.ts';
import { failure, placeOf, readings, shown, triageOf } from '../../support/triage.ts';
import { neighbours } from '../../support/triageFailures.ts';

const unrelated = failure('Z', { signals: 'known failure distinctive' });
const entries: readonly Failure[] = [...neighbours, unrelated];

const place = fc
  .record({
    log: fc.constantFrom('a/ccim32', 'b/ccim32', 's/inboxmgr', 's/inboxmgr.lo_'),
    minute: fc.integer({ min: 10, max: 59 }),
    bias: fc.constantFrom('', 'Z+0'),
    thread: fc.constantFrom(' t1', ' t2', ''),
  })
  .map(({ log, minute, bias, thread }) => `${log}@08:${minute}:00${bias}${thread}`);
const names = fc.record({
  cap: fc.constantFrom(' cap=A', ' cap=a', ' cap=B', ''),
  inbox: fc.constantFrom(' inbox=SWDist', ' inbox=x', ''),
  file: fc.constantFrom(' file=1', ' file=2', ''),
});
const signal = fc.constantFrom(
  'Q322967.token-found',
  'Q322967.skipped',
  'Q322967.no-cap',
  'Q322967.copy-failed',
  'Q322967.copied',
  'Q264630.no-cap',
  'Q264630.release',
  'Q280515.locked',
);
const line = fc
  .tuple(place, signal, names)
  .map(([where, what, { cap, inbox, file }]) => `${where} ${what}${cap}${inbox}${file}`);
/** One record that two failures know. */
const sharedLine = place.map((where) => `${where} Q322967.no-cap\n${where.replace(/@.*/, '@+')} Q264630.no-cap`);
const anyLine = fc.oneof({ weight: 3, arbitrary: line }, sharedLine);
const fewLines = fc.array(anyLine, { maxLength: 3 });
const lines = fc.array(anyLine, { maxLength: 14 });

/** All that a finding says, without the objects it says it with. */
function said({ findings }: Triage): unknown {
  return findings.map(({ failure: entry, sightings, first, last, resolvedBy, proved, ...rest }) => ({
    ...rest,
    failure: entry.id,
    sightings: sightings.map(placeOf),
    proved: proved.map(placeOf),
    ends: [first, last, resolvedBy].map(placeOf),
  }));
}

describe('properties of triage', () => {
  test('the order in which logs are read does not matter', () => {
    fc.assert(
      fc.property(
        lines.chain((text) => {
          const logs = readings(text.join('\n'), entries);
          return fc.tuple(fc.constant(logs), fc.shuffledSubarray(logs, { minLength: logs.length }));
        }),
        ([logs, shuffled]: [LogReading[], LogReading[]]) => {
          expect(said(relate(shuffled, { failures: entries }))).toEqual(said(relate(logs, { failures: entries })));
        },
      ),
    );
  });

  test('an unrelated log changes nothing', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('0/z', 'a/z', 's/inboxmgr2', 'z/ccim32'), (text, other) => {
        const more = triageOf([...text, `${other}@09:00:00 t1 Z.known`].join('\n'), entries);
        const findings = more.findings.filter((finding) => finding.failure.id !== 'Z');
        expect(said({ ...more, findings })).toEqual(said(triageOf(text.join('\n'), entries)));
      }),
    );
  });

  test('a resolving line never changes a count, nor makes a finding', () => {
    const counts = (triage: Triage): string[] =>
      shown(triage).map((one) => one.replace(/^(\S+) .* (n=\d+).*$/, '$1 $2'));
    fc.assert(
      fc.property(fewLines, place, names, (text, where, { cap, inbox, file }) => {
        const copied = `${where} Q322967.copied${cap}${inbox}${file}`;
        const before = counts(triageOf(text.join('\n'), entries));
        const after = counts(triageOf([...text, copied].join('\n'), entries));
        expect(after.sort()).toEqual(before.sort());
      }),
    );
  });

  test('findings of one failure partition its failure lines, but for those claimed whole', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const triage = triageOf(text.join('\n'), entries);
        for (const entry of neighbours) {
          const own = triage.findings.filter((finding) => finding.failure.id === entry.id);
          const seen = own.flatMap((finding) =>
            finding.sightings.filter((at) => at.sighting.signal.role === 'failure').map(placeOf),
          );
          expect(new Set(seen).size).toBe(seen.length);
          expect(own.reduce((sum, finding) => sum + finding.count, 0)).toBe(seen.length);
          if (triage.findings.some((finding) => finding.also.includes(entry.id))) continue;
          const written = triage.logs.flatMap((log) => log.sightings).filter((one) => one.failure.id === entry.id);
          expect(seen.length).toBe(written.filter((one) => one.signal.role === 'failure').length);
        }
      }),
    );
  });

  test('no finding holds two values of a correlated hole', () => {
    fc.assert(
      fc.property(lines, (text) => {
        for (const finding of triageOf(text.join('\n'), entries).findings) {
          for (const hole of finding.failure.correlate) {
            const values = finding.sightings.map((at) => at.sighting.captures[hole]?.toLowerCase()).filter(Boolean);
            expect(new Set(values).size).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  test('a hundred thousand sightings are related, each within one finding', () => {
    const many = 100_000;
    const [log] = readings('c@- t1 Q322967.token-found inbox=SWDist\nc@- t2 Q322967.skipped', entries);
    const [named, unnamed] = log!.sightings;
    const sightings = Array.from({ length: many }, (_, record) => {
      const thread = record % 7;
      if (record % 2 === 1) return { ...unnamed!, record, thread };
      return { ...named!, record, thread, captures: { ...named!.captures, cap: `C${record % 5000}` } };
    });
    const { findings } = relate([{ ...log!, records: many, sightings }], { failures: entries });
    expect(findings.reduce((sum, finding) => sum + finding.count, 0)).toBe(many);
  });
});
