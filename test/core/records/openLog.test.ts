import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { extendLog, openLog, rescanLog } from '../../../server/src/core/records/openLog.ts';
import { bytesOfText } from '../../../server/src/core/text/bytesOfText.ts';
import { describe, open, openInTwo, recordsOf, testOptions, textIn } from '../../support/records.ts';
import { allLines, familyLines, mixedLog } from '../../support/recordsCorpus.ts';
import { nodePlatform } from '../../support/recordsPlatform.ts';

const pieces = allLines.map(([, line]) => line);
const anyLog = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
      fc.constantFrom('\n', '\r\n', '\r', ''),
    ),
  )
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

test('a log opened in two steps is the log opened at once', () => {
  const bytes = bytesOfText(mixedLog());
  const whole = JSON.stringify(describe(openLog('test.log', bytes, nodePlatform, testOptions)));
  for (let cut = 0; cut <= bytes.length; cut += 53) expect(JSON.stringify(describe(openInTwo(bytes, cut)))).toBe(whole);
});

test.each(allLines)('%s, twice, opened in two steps at every byte', (_name, line) => {
  const bytes = bytesOfText(`${line}\r\n${line}`);
  const whole = JSON.stringify(recordsOf(openLog('test.log', bytes, nodePlatform, testOptions)));
  for (let cut = 0; cut <= bytes.length; cut++) expect(JSON.stringify(recordsOf(openInTwo(bytes, cut)))).toBe(whole);
});

test('extending gives the records of the whole, whatever the text, and leaves the old log alone', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(), (text, place) => {
      const bytes = bytesOfText(text);
      const cut = place % (bytes.length + 1);
      const first = openLog('test.log', bytes.slice(0, cut), nodePlatform, testOptions);
      const before = describe(first);
      expect(describe(extendLog(first, bytes.slice(cut)))).toEqual(describe(open(text)));
      expect(describe(first)).toEqual(before);
    }),
  );
});

test('a text changed behind a record is read again from there', () => {
  const log = open(mixedLog());
  for (const keep of [0, 1, 7, 30, log.count, log.count + 5]) {
    const end = keep < log.count ? offsetOf(log.recordRange(keep).start) : log.bytes.length;
    const changed = new Uint8Array([...log.bytes.subarray(0, end), ...bytesOfText(`changed\n${familyLines.ccm}`)]);
    expect(describe(rescanLog(log, changed, keep))).toEqual(
      describe(openLog('test.log', changed, nodePlatform, testOptions)),
    );
  }
  function offsetOf(position: { line: number; character: number }): number {
    const text = new TextDecoder().decode(log.bytes);
    return bytesOfText(text.slice(0, TextDocument.create('', '', 0, text).offsetAt(position))).length;
  }
});

test('records follow each other without a gap and end where the text ends', () => {
  fc.assert(
    fc.property(anyLog, (text) => {
      const log = open(text);
      const document = TextDocument.create('', '', 0, text);
      let offset = 0;
      for (const { number } of recordsOf(log)) {
        const { start, end } = log.recordRange(number);
        expect(document.offsetAt(start)).toBe(offset);
        offset = document.offsetAt(end);
        const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(offset))?.[0] ?? '';
        offset += lineEnd.length;
      }
      expect(offset).toBe(text.length);
      expect(log.lineCount).toBe(document.lineCount);
    }),
  );
});

test('places agree with the TextDocument of the language server', () => {
  fc.assert(
    fc.property(anyLog, (text) => {
      const log = open(text);
      const document = TextDocument.create('', '', 0, text);
      for (const { number, line, endLine, message } of recordsOf(log)) {
        const range = log.recordRange(number);
        expect(range.start.line).toBe(line);
        expect(range.end.line).toBe(endLine);
        for (const place of [range.start, range.end, log.messageRange(number).start, log.messageRange(number).end]) {
          expect(document.positionAt(document.offsetAt(place))).toEqual(place);
        }
        const shown = document.getText(log.messageRange(number)).replace(/\r\n?/g, '\n');
        expect(message).toBe(
          shown.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
        );
        const head = log.headRange(number);
        expect(head.start.line).toBe(head.end.line);
        for (const span of log.spans(number)) expect(span.range.start.line).toBe(span.range.end.line);
      }
    }),
  );
});

test('an offset in the message is found in the text', () => {
  fc.assert(
    fc.property(anyLog, (text) => {
      const log = open(text);
      const document = TextDocument.create('', '', 0, text);
      for (const { number, message } of recordsOf(log)) {
        for (let offset = 0; offset < message.length; offset++) {
          const at = document.offsetAt(log.positionInMessage(number, offset));
          const there = text[at] === '\r' ? '\n' : (text[at] ?? '');
          if (/[\ud800-\udfff\ufffd]/.test(there)) continue;
          expect(there).toBe(message[offset]);
        }
        expect(log.positionInMessage(number, message.length)).toEqual(log.messageRange(number).end);
      }
    }),
  );
});

test('the record of a place is the one whose range holds it', () => {
  const text = mixedLog();
  const log = open(text);
  for (const { number } of recordsOf(log)) {
    const { start, end } = log.recordRange(number);
    expect(log.recordAt(start)).toBe(number);
    if (end.character > 0) expect(log.recordAt({ line: end.line, character: end.character - 1 })).toBe(number);
  }
});

test.each([
  ['', 0, 0, -1],
  ['a\n', 0, 1, 0],
  ['a\n', 1, 1, -1],
  ['a\nb', 1, 2, 1],
  ['a\nb', 2, 2, -1],
])('of %j line %i: %i records, the record there is %i', (text, line, count, number) => {
  const log = open(text);
  expect(log.count).toBe(count);
  expect(log.recordAt({ line, character: 0 })).toBe(number);
});

test('a number that no record has is a mistake of the caller', () => {
  expect(() => open('a').record(1)).toThrow(RangeError);
});

test('the head of a message that starts on a later line is its first line', () => {
  const text = '<![LOG[\r\n\nfirst\nsecond]LOG]!><time="00:00:13.412" date="11-30-2022" component="A">';
  const log = open(text);
  expect(textIn(text, log.headRange(0))).toBe('first');
  expect(log.headRange(0).start).toEqual({ line: 2, character: 0 });
});

test('spans name the parts of a line in order', () => {
  const spans = (line: string): string[] => {
    const log = open(line);
    return log.spans(0).map(({ field, range }) => `${field}: ${textIn(line, range)}`);
  };
  expect(spans(familyLines['sms2-server'] ?? '')).toMatchInlineSnapshot(`
    [
      "marker: ~",
      "message: Bootstrap aborted.",
      "marker: $$<",
      "component: SMS_SITE_COMPONENT_MANAGER",
      "marker: ><",
      "time: Fri Mar 26 10:43:41.547 1999 Eastern Standard Time",
      "marker: ><thread=",
      "thread: 281 (0x119)",
      "marker: >",
    ]
  `);
  expect(spans(familyLines['ccm two lines'] ?? '')).toMatchInlineSnapshot(`
    [
      "marker: <![LOG[",
      "message: first",
      "message: second €",
      "marker: ]LOG]!><time="",
      "time: 00:00:13.412",
      "marker: " date="",
      "time: 11-30-2022",
      "marker: " component="",
      "component: A",
      "marker: " context="",
      "context: x > y",
      "marker: " type="",
      "severity: 3",
      "marker: " thread="",
      "thread: 12",
      "marker: " file="">",
    ]
  `);
  expect(spans(familyLines.provider ?? '')).toMatchInlineSnapshot(`
    [
      "marker: [",
      "thread: 18D",
      "marker: ][Fri",
      "time: 03/17/2000 16:08:23",
      "marker: ]:",
      "marker: *",
      "marker: *",
      "message: E:\\SspUtility.cpp(1467) : Error Extracting",
      "marker: *",
      "marker: *",
    ]
  `);
  expect(spans(familyLines['trace-copy'] ?? '')).toMatchInlineSnapshot(`
    [
      "message: INSTANCE WARNING",
      "component: Hardware Inventory Agent",
      "time: 4/2/99 1:01:37 AM",
      "thread: 182 (0xB6)",
    ]
  `);
});
