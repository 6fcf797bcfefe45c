import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLog } from '../../../server/src/core/records/openLog.ts';
import { createScanner } from '../../../server/src/core/records/scanner.ts';
import { longestRecord } from '../../../server/src/core/records/scanState.ts';
import { bytesOfText } from '../../../server/src/core/text/bytesOfText.ts';
import { latin1, open, seenOf, stream, testOptions } from '../../support/records.ts';
import { allLines, familyLines, mixedLog } from '../../support/recordsCorpus.ts';
import { browserPlatform, nodePlatform } from '../../support/recordsPlatform.ts';

const pieces = [...allLines.map(([, line]) => line), '$$<', ']LOG]!>', '<![LOG[', ' '];
const lineEnds = ['\n', '\r\n', '\r', ''];
const anyLog = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 })),
      fc.constantFrom(...lineEnds),
    ),
  )
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

test('a piece may end anywhere in a log that holds every family and every damage', () => {
  const bytes = bytesOfText(mixedLog());
  const whole = stream(bytes, []);
  expect(whole.length).toBeGreaterThan(60);
  const shown = JSON.stringify(whole);
  for (let cut = 0; cut <= bytes.length; cut += 13) expect(JSON.stringify(stream(bytes, [cut]))).toBe(shown);
});

test('single bytes give the same records as the whole', () => {
  const bytes = bytesOfText(mixedLog());
  const everywhere = Array.from({ length: bytes.length }, (_, at) => at);
  expect(stream(bytes, everywhere)).toEqual(stream(bytes, []));
});

test.each(allLines)('%s, twice, cut at every byte', (_name, line) => {
  const bytes = bytesOfText(`${line}\r\n${line}`);
  const whole = stream(bytes, []);
  const shown = JSON.stringify(whole);
  for (let cut = 0; cut <= bytes.length; cut++) expect(JSON.stringify(stream(bytes, [cut]))).toBe(shown);
});

test('the records put together give the text back, whatever the text', () => {
  fc.assert(
    fc.property(anyLog, (text) => {
      const bytes = bytesOfText(text);
      const seen = stream(bytes, []);
      expect(seen.map(({ covers }) => covers).join('')).toBe(latin1(bytes));
      let offset = 0;
      for (const record of seen) {
        expect(record.offset).toBe(offset);
        offset += record.covers.length;
      }
    }),
  );
});

test('any cuts give the records of the whole, whatever the text', () => {
  fc.assert(
    fc.property(anyLog, fc.array(fc.nat(), { maxLength: 6 }), (text, places) => {
      const bytes = bytesOfText(text);
      const cuts = places.map((place) => place % (bytes.length + 1)).sort((one, other) => one - other);
      expect(stream(bytes, cuts)).toEqual(stream(bytes, []));
    }),
  );
});

test('arbitrary bytes never fail and lose nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(), (bytes, place) => {
      const seen = stream(bytes, [place % (bytes.length + 1)]);
      expect(seen.map(({ covers }) => covers).join('')).toBe(latin1(bytes));
      expect(seen).toEqual(stream(bytes, []));
    }),
  );
});

test('streaming says the same as a document in memory, places included', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(), (text, place) => {
      const bytes = bytesOfText(text);
      const streamed = stream(bytes, [place % (bytes.length + 1)]);
      expect(streamed.map(({ record, range, head }) => ({ record, range, head }))).toEqual(seenOf(open(text)));
    }),
  );
});

test('a platform with a plain loop gives the same records', () => {
  const bytes = bytesOfText(mixedLog());
  const log = openLog('test.log', bytes, browserPlatform, testOptions);
  expect(seenOf(log)).toEqual(seenOf(openLog('test.log', bytes, nodePlatform, testOptions)));
});

test('a byte order mark of a file is no column, of a text it is one', () => {
  const line = `\ufeff${familyLines.ccm}\n`;
  const bytes = bytesOfText(line);
  const [file] = stream(bytes, [1, 2], { ...testOptions, origin: 'file' });
  const [text] = stream(bytes, [1, 2]);
  expect(file?.record).toMatchObject({ family: 'ccm', message: 'Releasing content' });
  expect(file?.range.start).toEqual({ line: 0, character: 7 });
  expect(text?.range.start).toEqual({ line: 0, character: 8 });
});

test('a message without end is cut at a fixed size, the same for any pieces', { timeout: 120_000 }, () => {
  const line = bytesOfText(`${'never ended '.repeat(2000)}\n`);
  const opener = bytesOfText('<![LOG[');
  const lines = Math.ceil((longestRecord * 2.2) / line.length);
  const bytes = new Uint8Array(opener.length + lines * line.length);
  bytes.set(opener);
  for (let index = 0; index < lines; index++) bytes.set(line, opener.length + index * line.length);
  const places = (piece: number): string[] => {
    const found: string[] = [];
    const scanner = createScanner(nodePlatform, testOptions, {
      onRecord: ({ family, offset, start, end, flagBits }) =>
        found.push(`${family} ${offset} ${end - start} ${flagBits}`),
    });
    for (let at = 0; at < bytes.length; at += piece) scanner.push(bytes.subarray(at, at + piece));
    scanner.end();
    return found;
  };
  const whole = places(bytes.length);
  expect(whole[0]).toMatch(/^ccm 0 83\d{5} /);
  expect(places(1_000_003)).toEqual(whole);
  expect(places(4 << 20)).toEqual(whole);
});

test('ten million zeros are a few records that say they are binary', { timeout: 120_000 }, () => {
  const zeros = new Uint8Array(1_000_000);
  let count = 0;
  let length = 0;
  let columns = 0;
  const scanner = createScanner(nodePlatform, testOptions, {
    onRecord(record) {
      count++;
      length += record.end - record.start;
      columns = record.toRecord().flags.includes('binary') ? record.range().start.character : -1;
    },
  });
  for (let index = 0; index < 10; index++) scanner.push(zeros);
  // A line without end must not be kept until the end.
  expect(count).toBe(1);
  scanner.end();
  expect({ count, length }).toEqual({ count: 2, length: 10_000_000 });
  expect(columns).toBe(longestRecord);
});

test('a file that is no text gives few records', () => {
  let seed = 7;
  const bytes = Uint8Array.from({ length: 300_000 }, () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 12) & 0xff;
  });
  const seen = stream(bytes, [100_000, 200_000]);
  expect(seen.filter(({ record }) => record.flags.includes('binary')).length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThan(100);
});
