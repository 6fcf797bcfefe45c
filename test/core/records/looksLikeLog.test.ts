import { expect, test } from 'vitest';
import { looksLikeLog } from '../../../server/src/core/records/looksLikeLog.ts';
import { bytesOfText } from '../../../server/src/core/text/bytesOfText.ts';
import { testOptions } from '../../support/records.ts';
import { familyLines } from '../../support/recordsCorpus.ts';
import { nodePlatform } from '../../support/recordsPlatform.ts';

function looks(bytes: Uint8Array): boolean {
  return looksLikeLog(bytes, nodePlatform, testOptions);
}

const logs = Object.entries(familyLines).filter(([name]) => !name.startsWith('plain'));

test.each(logs)('%s looks like a log', (name, line) => {
  const text = name === 'ccm torn' ? `${line}\n${familyLines.ccm}` : line;
  expect(looks(bytesOfText(`${text}\r\n`))).toBe(true);
});

test('a log in UTF-16 looks like a log', () => {
  expect(looks(new Uint8Array(Buffer.from(`\ufeff${familyLines['sms2-server']}\n`, 'utf16le')))).toBe(true);
});

test.each([
  ['nothing', ''],
  ['text', 'Reading packages\nDone\n'],
  ['another log with dates of the year first', '2020-01-02 10:00:00 started\n'.repeat(9)],
  ['one dated line among many', `${'words\n'.repeat(20)}06-21-1999 15:45:51 Cannot find\n`],
  ['markup', '<html><body>$1</body></html>\n'],
  ['zeros', '\0'.repeat(5000)],
])('%s does not', (_name, text) => {
  expect(looks(bytesOfText(text))).toBe(false);
});
