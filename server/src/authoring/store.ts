import { catalogueFormat, type StoredCatalogue } from '../core/catalogue/load.ts';
import type { CompiledCatalogue } from '../core/catalogue/types.ts';

/** A compiled catalogue as two files: the text of catalogue.json and the bytes of catalogue.bin. */
export function storeCatalogue(catalogue: CompiledCatalogue): {
  readonly json: string;
  readonly automaton: Uint8Array;
} {
  return {
    json: `${ascii(JSON.stringify(stored(catalogue, {})))}\n`,
    automaton: littleEndian(catalogue.automaton),
  };
}

/** A compiled catalogue as one text, the automaton in base64 within. */
export function storeInOneFile(catalogue: CompiledCatalogue): string {
  return `${JSON.stringify(stored(catalogue, { base64: toBase64(littleEndian(catalogue.automaton)) }))}\n`;
}

/** Other characters as escapes: V8 reads and parses a text of one byte per character twice as fast. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function stored(catalogue: CompiledCatalogue, extra: { readonly base64?: string }): StoredCatalogue {
  const { revision, failures, logs, automaton } = catalogue;
  const codes = catalogue.codes.filter(({ text }) => text !== null);
  const names = catalogue.codes.flatMap(({ kind, value, name, text, source }) =>
    text === null ? [[kind, value, name, source].join('\t')] : [],
  );
  return {
    format: catalogueFormat,
    revision,
    failures,
    logs,
    codes,
    names: names.join('\n'),
    automaton: { units: automaton.length, ...extra },
  };
}

function littleEndian(units: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(units.length * 2);
  for (const [at, unit] of units.entries()) {
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63] ?? '').join('');
    parts.push(left >= 3 ? four : four.slice(0, left + 1).padEnd(4, '='));
  }
  return parts.join('');
}
