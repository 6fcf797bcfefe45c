import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursor, seek, shiftCursor } from '../../../server/src/core/text/cursor.ts';
import { nodePlatform } from '../../support/recordsPlatform.ts';

test('a cursor finds what a search finds, wherever it is asked', () => {
  const bytes = fc.array(fc.constantFrom(1, 2, 3), { maxLength: 40 }).map((list) => Uint8Array.from(list));
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(40), { maxLength: 12 }), (all, places) => {
      const cursor = createCursor(1);
      let length = Math.min(5, all.length);
      for (const place of places) {
        const from = Math.min(place, length);
        expect(seek(cursor, nodePlatform, all, from, length)).toBe(all.subarray(0, length).indexOf(1, from));
        length = Math.min(all.length, length + 3);
      }
    }),
  );
});

test('what was searched is not searched again', () => {
  let searched = 0;
  const counting = {
    indexOf(bytes: Uint8Array, byte: number, from: number, to: number): number {
      const found = nodePlatform.indexOf(bytes, byte, from, to);
      searched += (found < 0 ? to : found) - from;
      return found;
    },
  };
  const bytes = new Uint8Array(10_000);
  const cursor = createCursor(1);
  for (let from = 0; from < bytes.length; from += 10)
    expect(seek(cursor, counting, bytes, from, bytes.length)).toBe(-1);
  expect(searched).toBe(10_000);
});

test('a cursor moves with its bytes', () => {
  const bytes = Uint8Array.from([0, 0, 1, 0, 1]);
  const cursor = createCursor(1);
  expect(seek(cursor, nodePlatform, bytes, 0, 5)).toBe(2);
  bytes.copyWithin(0, 2);
  shiftCursor(cursor, 2);
  expect(seek(cursor, nodePlatform, bytes, 0, 3)).toBe(0);
  expect(seek(cursor, nodePlatform, bytes, 1, 3)).toBe(2);
});
