import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCodeNames } from '../../server/src/authoring/codeNames.ts';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { shippedFiles } from '../support/catalogueFiles.ts';

const { codes } = compileCatalogue(shippedFiles()).catalogue;
const header = parseCodeNames(
  'windows.tsv',
  readFileSync(new URL('../../server/catalogue/codes/windows.tsv', import.meta.url), 'utf8'),
);

describe('the codes of the catalogue', () => {
  test('a name that the Windows headers have stands beside their number', () => {
    const numbers = new Map(header.codes.map(({ name, value }) => [name, value]));
    const wrong = codes.filter(({ name, value }) => name !== null && (numbers.get(name) ?? value) !== value);
    expect(wrong.map(({ kind, value, name }) => `${kind} ${value} ${name}`)).toEqual([]);
  });

  test('more than 300 have an explanation of our own, each with a source', () => {
    const explained = codes.filter(({ text }) => text !== null);
    expect(explained.length).toBeGreaterThan(300);
    expect(explained.filter(({ source }) => source.length < 3)).toEqual([]);
  });

  test('the headers name some thousand more', () => {
    expect(header.messages).toEqual([]);
    expect(codes.filter(({ text }) => text === null).length).toBeGreaterThan(3000);
  });
});

describe('a list of names', () => {
  test('a line that does not fit is told with its place', () => {
    const { codes: read, messages } = parseCodeNames(
      'x.tsv',
      '# source\tpackage 1\nwin32\t5\tERROR_X\twinerror.h\nwin32 5 ERROR_Y\n',
    );
    expect(read).toEqual([{ kind: 'win32', value: 5, name: 'ERROR_X', text: null, source: 'winerror.h' }]);
    expect(messages).toMatchObject([{ file: 'x.tsv', line: 3, column: 1, severity: 'error' }]);
  });
});
