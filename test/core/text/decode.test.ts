import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { createRawScanner } from '../../../server/src/core/records/rawScanner.ts';
import type { LogRecord } from '../../../server/src/core/records/types.ts';
import { chooseDecoding, createTranscoder, decisionBytes, transcode } from '../../../server/src/core/text/decode.ts';
import { familyLines } from '../../support/recordsCorpus.ts';
import { nodePlatform } from '../../support/recordsPlatform.ts';

const tail = '$$<SMS_X1><Mon Jul 03 12:25:46.750 2000 GMT Daylight Time><thread=1 (0x1)>';
const german = `Größe der Datei ist zu groß  ${tail}\r\nnächste  ${tail}\r\n`;
const japanese = `表示~ソフト{ー}|能  ${tail}\r\n次の行  ${tail}\r\n`;
const ascii = `${Object.values(familyLines)
  .filter((line) => /^[\x20-\x7e]*$/.test(line))
  .join('\r\n')}\r\n`;

function scan(
  bytes: Uint8Array,
  label?: string,
  piece = bytes.length,
): { name: string | undefined; records: LogRecord[]; ends: unknown[] } {
  const records: LogRecord[] = [];
  const ends: unknown[] = [];
  const options = label === undefined ? {} : { encoding: label };
  const scanner = createRawScanner(
    nodePlatform,
    { components: new Set(), ...options },
    {
      onRecord(record) {
        records.push(record.toRecord());
        ends.push(record.range());
      },
    },
  );
  for (let at = 0; at < bytes.length; at += Math.max(1, piece)) scanner.push(bytes.subarray(at, at + piece));
  scanner.end();
  return { name: scanner.decoding?.name, records, ends };
}

test.each([
  ['utf8', false, undefined, 'utf-8'],
  ['utf8', true, undefined, 'utf-8'],
  ['utf16le', false, undefined, 'utf-16le'],
  ['utf16le', true, undefined, 'utf-16le'],
  ['utf16be', false, undefined, 'utf-16be'],
  ['utf16be', true, undefined, 'utf-16be'],
  ['win1252', false, undefined, 'windows-1252'],
  ['win1250', false, 'windows-1250', 'windows-1250'],
  ['cp850', false, '850', '850'],
  ['cp850', false, 'ibm850', '850'],
  ['cp437', false, 'cp437', '437'],
])('a log in %s (mark: %s) reads as in UTF-8', (encoding, addBOM, label, name) => {
  const wanted = scan(iconv.encode(german, 'utf8'));
  const found = scan(iconv.encode(german, encoding, { addBOM }), label);
  expect(found).toEqual({ ...wanted, name });
  expect(found.records[0]?.message).toBe('Größe der Datei ist zu groß');
  expect(found.records[0]?.utc).toBe(Date.UTC(2000, 6, 3, 11, 25, 46, 750));
});

test.each([
  ['shift_jis', '932', 'shift_jis'],
  ['gbk', '936', 'gbk'],
  ['big5', '950', 'big5'],
])('second bytes of %s that look like punctuation do no harm', (encoding, label, name) => {
  const text = encoding === 'shift_jis' ? japanese : `許功蓋~{一}|  ${tail}\r\n`;
  const bytes = iconv.encode(text, encoding);
  for (const piece of [1, 2, 7, bytes.length]) {
    const found = scan(bytes, label, piece);
    expect(found.name).toBe(name);
    expect(found.records[0]?.message).toBe(text.split('  $')[0]);
  }
});

test('Korean by its code page', () => {
  const found = scan(iconv.encode(`파일을 찾을 수 없습니다  ${tail}`, 'euc-kr'), '949');
  expect(found.records[0]?.message).toBe('파일을 찾을 수 없습니다');
});

test.each([['utf8'], ['win1252'], ['utf16le'], ['utf16be'], ['shift_jis']])(
  'ASCII text in %s gives the same records',
  (encoding) => {
    const label = encoding === 'shift_jis' ? '932' : undefined;
    const { records, ends } = scan(iconv.encode(ascii, encoding), label);
    const wanted = scan(iconv.encode(ascii, 'ascii'));
    expect({ records, ends }).toEqual({ records: wanted.records, ends: wanted.ends });
    expect(records.length).toBeGreaterThan(12);
  },
);

test.each([['utf8'], ['utf16le'], ['utf16be'], ['win1252']])('pieces of one byte, %s', (encoding) => {
  const bytes = iconv.encode(german, encoding, { addBOM: encoding !== 'win1252' });
  const whole = scan(bytes);
  for (const piece of [1, 2, 3]) expect(scan(bytes, undefined, piece)).toEqual(whole);
});

test('text beyond the first 64 KiB of ASCII is read as what it is', () => {
  const filler = `filler  ${tail}\r\n`.repeat(Math.ceil(decisionBytes / 70));
  for (const encoding of ['utf8', 'win1252']) {
    const { records } = scan(iconv.encode(filler + german, encoding), undefined, 4096);
    expect(records.at(-1)?.message).toBe('nächste');
    expect(records.at(-2)?.message).toBe('Größe der Datei ist zu groß');
  }
});

test.each([['utf16le'], ['utf16be'], ['shift_jis']])(
  'pieces cut characters of %s behind the first 64 KiB too',
  (encoding) => {
    const bytes = iconv.encode(japanese.repeat(1000), encoding);
    const label = encoding === 'shift_jis' ? '932' : undefined;
    expect(bytes.length).toBeGreaterThan(decisionBytes + 8000);
    const whole = scan(bytes, label);
    expect(whole.records.at(-1)?.message).toBe('次の行');
    expect(scan(bytes, label, 4097)).toEqual(whole);
    expect(scan(bytes, label, 111)).toEqual(whole);
  },
);

test('a character cut by the end of the first 64 KiB is still UTF-8', () => {
  const head = new Uint8Array([...new Uint8Array(10).fill(0x61), 0xc3, 0xa9, 0x62, 0xe2, 0x82]);
  expect(chooseDecoding(head).name).toBe('utf-8');
  expect(chooseDecoding(new Uint8Array([0x61, 0xe2, 0x62])).name).toBe('windows-1252');
});

test.each([
  ['no such page', 'windows-1252'],
  ['utf-8', 'utf-8'],
  ['UTF8', 'utf-8'],
  ['latin1', 'windows-1252'],
  ['1251', 'windows-1251'],
  ['cp1250', 'windows-1250'],
  ['ms932', 'shift_jis'],
])('label %j is %s', (label, name) => {
  expect(chooseDecoding(new Uint8Array([0x61, 0x62]), label).name).toBe(name);
});

test.each([
  ['nothing', []],
  ['ten zeros', new Array(10).fill(0)],
  ['half a UTF-16 mark', [0xff]],
  ['text with zeros behind it', [0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0, 0, 0, 0, 0, 0, 0, 0]],
])('%s is read as it is', (_name, bytes) => {
  expect(transcode(new Uint8Array(bytes))).toMatchObject({
    decoding: { name: 'windows-1252' },
    bytes: new Uint8Array(bytes),
  });
});

test('an odd last byte of UTF-16 is not lost silently', () => {
  const transcoder = createTranscoder();
  const first = transcoder.push(new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62]));
  expect(first.length).toBe(0);
  expect(new TextDecoder().decode(transcoder.end())).toBe('a\ufffd');
});
