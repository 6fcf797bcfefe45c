import { describe, expect, test } from 'vitest';
import { storeCatalogue, storeInOneFile } from '../../server/src/authoring/store.ts';
import { loadCatalogue, loadShippedCatalogue } from '../../server/src/core/catalogue/load.ts';
import { compileSmall } from '../support/catalogueFiles.ts';

const { catalogue } = compileSmall();

test('two files give the same catalogue back', () => {
  const { json, automaton } = storeCatalogue(catalogue);
  expect(loadCatalogue(JSON.parse(json), automaton)).toEqual({ catalogue });
});

test('bytes that begin at an odd place are read as well', () => {
  const { json, automaton } = storeCatalogue(catalogue);
  const shifted = new Uint8Array(automaton.length + 1);
  shifted.set(automaton, 1);
  expect(loadCatalogue(JSON.parse(json), shifted.subarray(1))).toEqual({ catalogue });
});

test('units are stored little-endian', () => {
  const { automaton } = storeCatalogue({ ...catalogue, automaton: new Uint16Array([0x1234, 0xff00]) });
  expect([...automaton]).toEqual([0x34, 0x12, 0x00, 0xff]);
});

test('one file gives the same catalogue back', () => {
  expect(loadCatalogue(JSON.parse(storeInOneFile(catalogue)))).toEqual({ catalogue });
});

test('base64 is the usual one, whatever the length', () => {
  for (let length = 0; length < 5; length += 1) {
    const units = Uint16Array.from({ length }, (_, at) => 0xfbff - 97 * at);
    const bytes = storeCatalogue({ ...catalogue, automaton: units }).automaton;
    const { base64 } = JSON.parse(storeInOneFile({ ...catalogue, automaton: units })).automaton;
    expect(base64).toBe(Buffer.from(bytes).toString('base64'));
  }
});

test('what is no compiled catalogue is refused with the reason', () => {
  const stored = () => JSON.parse(storeCatalogue(catalogue).json);
  const broken: readonly [unknown, string][] = [
    [null, 'it is no JSON object'],
    [[], 'it is no JSON object'],
    [{}, 'its format is not sms-logs/catalogue@1'],
    [{ ...stored(), revision: 5 }, 'it has no revision'],
    [{ ...stored(), automaton: { units: -1.5 } }, 'it has no automaton'],
    [{ ...stored(), failures: {} }, 'failures is no list'],
    [{ ...stored(), failures: [null] }, 'failures, item 1: it is no object'],
    [{ ...stored(), failures: [{ ...stored().failures[0], title: 1 }] }, 'failures, item 1: title is no text'],
    [
      { ...stored(), failures: [{ ...stored().failures[0], articles: [1] }] },
      'failures, item 1: articles is no list of texts',
    ],
    [
      { ...stored(), failures: [{ ...stored().failures[0], signals: [{}] }] },
      'failures, item 1: signals, item 1: id is no text',
    ],
    [
      { ...stored(), failures: [{ ...stored().failures[0], likely: ['a'] }] },
      'failures, item 1: likely, item 1: it is no list of texts',
    ],
    [{ ...stored(), logs: [{ key: 'a' }] }, 'logs, item 1: name is no text'],
    [{ ...stored(), codes: [{ kind: 'a', text: 'b', source: 'c', value: 'd' }] }, 'codes, item 1: value is no number'],
  ];
  for (const [json, reason] of broken) {
    expect(loadCatalogue(json, new Uint8Array())).toEqual({
      error: `This is no compiled catalogue of this version: ${reason}. Build it again.`,
    });
  }
});

test('an automaton of another length or content is refused', () => {
  const { json, automaton } = storeCatalogue(catalogue);
  expect(loadCatalogue(JSON.parse(json), automaton.subarray(2))).toEqual({
    error: `This compiled catalogue is damaged: the automaton has ${automaton.length - 2} bytes, expected ${automaton.length}. Build it again.`,
  });
  expect(loadCatalogue(JSON.parse(json))).toHaveProperty('error');
  const one = JSON.parse(storeInOneFile(catalogue));
  const at = one.automaton.base64.length >> 1;
  const other = one.automaton.base64[at] === 'A' ? 'B' : 'A';
  one.automaton.base64 = `${one.automaton.base64.slice(0, at)}${other}${one.automaton.base64.slice(at + 1)}`;
  expect(loadCatalogue(one)).toEqual({ error: expect.stringMatching(/^This compiled catalogue is damaged: /) });
});

describe('the shipped catalogue', () => {
  const stored = storeCatalogue({ ...catalogue, logs: catalogue.logs.map((log) => ({ ...log, about: 'Ä – 日本' })) });

  test('is ASCII, and is what was stored', () => {
    expect(stored.json).toMatch(/^[\n -~]*$/);
    const loaded = loadShippedCatalogue(stored.json, stored.automaton);
    expect(loaded.logs[0]?.about).toBe('Ä – 日本');
    expect(loaded.failures).toEqual(catalogue.failures);
    expect([...loaded.automaton]).toEqual([...catalogue.automaton]);
  });

  test('says so where it is damaged', () => {
    expect(() => loadShippedCatalogue(stored.json, stored.automaton.subarray(2))).toThrow('Install it again.');
    expect(() => loadShippedCatalogue('{"automaton":{}}', stored.automaton)).toThrow('Install it again.');
  });
});
