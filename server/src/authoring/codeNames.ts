import type { CodeMeaning } from '../core/catalogue/types.ts';
import type { Message } from './messages.ts';

/**
 * Reads codes/*.tsv, which scripts/makeCodeNames.ts makes: lines of kind, unsigned value, name and header, after
 * comments that start with `#`. Such codes have a name and no explanation of our own.
 */
export function parseCodeNames(
  file: string,
  text: string,
): { readonly codes: readonly CodeMeaning[]; readonly messages: readonly Message[] } {
  const codes: CodeMeaning[] = [];
  const messages: Message[] = [];
  for (const [number, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [kind = '', value = '', name = '', header = ''] = line.split('\t');
    if (/^[a-z][a-z0-9-]*$/.test(kind) && /^[0-9]{1,10}$/.test(value) && name !== '' && header !== '') {
      codes.push({ kind, value: Number(value) >>> 0, name, text: null, source: header });
      continue;
    }
    const expected = 'expected kind, unsigned number, name and header with tabs between them.';
    messages.push({ file, line: number + 1, column: 1, severity: 'error', text: `Found "${line}", ${expected}` });
  }
  return { codes, messages };
}
