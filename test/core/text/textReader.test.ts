import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { createTextReader } from '../../../server/src/core/text/textReader.ts';

test.each([
  ['437', 'cp437'],
  ['cp850', 'cp850'],
  ['ibm852', 'cp852'],
  ['windows-1252', 'win1252'],
  ['windows-1251', 'win1251'],
])('page %s gives the characters of its table', (label, encoding) => {
  const reader = createTextReader(label);
  for (let byte = 0x80; byte < 0x100; byte++) {
    const bytes = new Uint8Array([byte]);
    const wanted = iconv.decode(Buffer.from(bytes), encoding);
    if (wanted === '\ufffd') continue;
    expect(reader.text(bytes, 0, 1)).toBe(wanted);
    expect(reader.units(bytes, 0, 1)).toBe(1);
  }
});

test.each([
  ['plain', 5],
  ['é', 1],
  ['😀', 2],
  ['\ufeffa', 2],
  ['', 0],
])('%j has %i code units', (text, units) => {
  const bytes = new TextEncoder().encode(`x${text}y`);
  const reader = createTextReader('utf-8');
  expect(reader.units(bytes, 1, bytes.length - 1)).toBe(units);
  expect(reader.text(bytes, 1, bytes.length - 1)).toBe(text);
});

test('a page reads valid UTF-8 as UTF-8 and the rest by its table', () => {
  const reader = createTextReader('windows-1252');
  const utf8 = new TextEncoder().encode('größer');
  expect(reader.text(utf8, 0, utf8.length)).toBe('größer');
  expect(reader.text(new Uint8Array([0x67, 0xf6, 0x80]), 0, 3)).toBe('gö€');
});

test('windows-1252 is read by its own table: as iconv reads it, and its five empty places as controls', () => {
  const bytes = Uint8Array.from({ length: 128 }, (_, place) => 0x80 + place);
  const reader = createTextReader('windows-1252');
  const text = reader.text(bytes, 0, 128).replace(/[\u0081\u008d\u008f\u0090\u009d]/g, '\ufffd');
  expect(text).toBe(iconv.decode(Buffer.from(bytes), 'win1252'));
  expect(reader.units(bytes, 0, 128)).toBe(128);
});
