import type { CodeMeaning } from '../catalogue/types.ts';
import { hresultParts } from './facilities.ts';
import { findCodes } from './find.ts';
import type { CodeContext, ExplainedCode, ExplainedMeaning, FoundCode, InnerCode } from './types.ts';

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

/** One found code with its meanings by context, the likeliest first; none where the table knows none that fits. */
export function explainCode(table: CodeTable, found: FoundCode, message: string, context: CodeContext): ExplainedCode {
  const inner = innerCode(found);
  const words = `${context.component ?? ''} ${context.log ?? ''} ${message.slice(0, 2000)}`.toLowerCase();
  const own = (table.get(found.unsigned) ?? []).filter(({ kind }) => fits(kind, found, words));
  const within = inner ? (table.get(inner.value) ?? []).filter(({ kind }) => innerFits(kind, inner)) : [];
  const ranked = withoutRepeats([...byRank(own, found, words), ...byRank(within, found, words)]);
  // A name without an explanation says less.
  const meanings = [...ranked.filter(({ text }) => text !== null), ...ranked.filter(({ text }) => text === null)];
  const parts = hresultParts(found.unsigned);
  return {
    ...found,
    signed: found.unsigned | 0,
    hex: `0x${found.unsigned.toString(16).toUpperCase().padStart(8, '0')}`,
    facility: parts?.facility ?? null,
    facilityName: parts?.facilityName ?? null,
    code: parts?.code ?? null,
    inner,
    meanings,
  };
}

/**
 * The code another one wraps: 0x8007nnnn holds Win32 nnnn, 0x8019nnnn an HTTP status (winerror.h);
 * `IDispatch error #n` is printed for HRESULT 0x80040200 + n (comdef.h, WCODE_HRESULT_FIRST).
 */
function innerCode({ unsigned, hint }: FoundCode): InnerCode | null {
  if (hint === 'idispatch' && unsigned <= 0xfdff) return { kind: 'hresult', value: 0x80040200 + unsigned };
  if (unsigned >>> 16 === 0x8007) return { kind: 'win32', value: unsigned & 0xffff };
  if (unsigned >>> 16 === 0x8019) return { kind: 'http', value: unsigned & 0xffff };
  return null;
}

/** Kinds whose numbers mean something only where the text says so. */
const closed: Readonly<Record<string, string>> = { sql: 'sql', http: 'http' };

/** Kinds that a Win32 error can be of: HTTP clients and the installer number on in the same row. */
const likeWin32 = ['win32', 'winhttp', 'wininet', 'msi', 'rpc', 'winsock', 'lan-manager'];

function fits(kind: string, { hint, unsigned }: FoundCode, words: string): boolean {
  if (hint === 'sql') return kind === 'sql';
  if (hint === 'http') return kind === 'http';
  if (hint === 'sms') return kind === 'sms-status';
  if (hint === 'event') return kind === 'event';
  if (hint === 'idispatch' || kind === 'sms-status' || kind === 'event') return false;
  const asked = closed[kind];
  if (asked) return hint === 'error' && words.includes(asked);
  // An HRESULT of all meanings is known by its whole value; a small one is a Win32 code, not an HRESULT.
  return !(kind === 'hresult' && unsigned !== 0 && unsigned < 0x10000);
}

function innerFits(kind: string, inner: InnerCode): boolean {
  if (inner.kind === 'win32') return likeWin32.includes(kind);
  if (inner.kind === 'http') return kind === 'http';
  return kind !== 'win32';
}

function byRank(meanings: readonly CodeMeaning[], found: FoundCode, words: string): CodeMeaning[] {
  const ranked = meanings.map((meaning) => ({ meaning, rank: rank(meaning.kind, found, words) }));
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ meaning }) => meaning);
}

/** Smaller is likelier. */
function rank(kind: string, { hint, notation }: FoundCode, words: string): number {
  const wininet = words.includes('wininet') || words.includes('internet explorer') || words.includes('urlmon');
  if (kind === 'wininet') return wininet ? 0 : 3;
  if (kind === 'winhttp') return wininet ? 3 : 0;
  if (kind === 'msi' || kind === 'exit') return hint === 'exit' || words.includes('msi') ? 0 : 2;
  // SMS 1.x and 2.0 print their own numbers in hexadecimal without 0x: "error code = cb".
  if (kind === 'sms') return notation === 'bare-hex' ? 0 : 4;
  if (kind === 'hresult' || kind === 'win32') return 1;
  return 2;
}

function withoutRepeats(meanings: readonly CodeMeaning[]): ExplainedMeaning[] {
  const seen = new Set<string>();
  const kept: ExplainedMeaning[] = [];
  for (const { kind, name, text, source } of meanings) {
    const key = name ?? text ?? source;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push({ kind, name, text, source });
  }
  return kept;
}
