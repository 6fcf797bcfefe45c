import { describe, expect, test } from 'vitest';
import { createCore } from '../../../server/src/core/index.ts';
import { nodePlatform } from '../../../server/src/node/platform.ts';
import { shippedCatalogue } from '../../support/catalogueFiles.ts';

const core = createCore([shippedCatalogue()], nodePlatform);

/** The rows of one text, as severity, line and message. */
function rowsOf(name: string, text: string): string[] {
  const triage = core.triage([core.read(core.openText(name, text))]);
  return core.diagnostics(triage, name).map(({ severity, range, message }) => {
    return `${severity} ${range.start.line + 1}:${range.start.character} ${message}`;
  });
}

const tail = '  $$<SMS_EXAMPLE><Wed Nov 21 08:42:31.120 2001 Pacific Standard Time><thread=112 (0x70)>\r\n';

describe('errors that no failure explains', () => {
  test('one information row for each shape, with its count and its code explained', () => {
    const text = ['C:\\a\\1.txt', 'D:\\b\\22.txt', 'E:\\c'].map(
      (path) => `ERROR: Cannot sort ${path}, Win32 Error = 5${tail}`,
    );
    expect(rowsOf('unknown.log', text.join(''))).toEqual([
      expect.stringMatching(
        /^3 1:0 Error that no known failure explains \(3× like this\): ERROR: Cannot sort C:\\a\\1\.txt, Win32 Error = 5 — Win32 5: Access is denied/,
      ),
    ]);
  });

  test('another shape is another row, and one record has no count', () => {
    const rows = rowsOf('unknown.log', `ERROR: Cannot sort it${tail}ERROR: Cannot weigh it${tail}`);
    expect(rows.map((row) => row.replace(/^3 /, ''))).toEqual([
      '1:0 Error that no known failure explains: ERROR: Cannot sort it',
      '2:0 Error that no known failure explains: ERROR: Cannot weigh it',
    ]);
  });

  test('a line that a failure knows, a code alone, and an ordinary line make no row', () => {
    expect(rowsOf('unknown.log', `All went well with 0x80070005${tail}Ready.${tail}`)).toEqual([]);
    const known = rowsOf('Audit32.log', 'Unable to write Status MIF.\r\n');
    expect(known).toHaveLength(1);
    expect(known[0]).toContain('Harmless');
  });

  test('what a log says stays text on one line', () => {
    const [row] = rowsOf('unknown.log', `ERROR: [x](command:evil) \u202e\u001b[31m <b>${'y'.repeat(5000)}${tail}`);
    expect(row).not.toMatch(/[\u202e\u001b\n]/);
    expect(row!.length).toBeLessThan(500);
  });
});
