import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfText } from '../../../server/src/core/text/bytesOfText.ts';

test('columns survive, lone surrogates included', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      const back = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOfText(text));
      expect(back).toBe(text.toWellFormed());
    }),
  );
});
