import type { TextReader } from '../text/textReader.ts';

/** Gives one string for equal bytes, so that a component's name is decoded once per log. */
export type Intern = (bytes: Uint8Array, from: number, to: number) => string;

const mostNames = 4096;

export function createIntern(reader: TextReader): Intern {
  const names = new Map<number, { readonly bytes: Uint8Array; readonly name: string }>();
  let last: { readonly bytes: Uint8Array; readonly name: string } | undefined;
  return (bytes, from, to) => {
    if (last !== undefined && equal(last.bytes, bytes, from, to)) return last.name;
    const hash = hashOf(bytes, from, to);
    const known = names.get(hash);
    if (known !== undefined && equal(known.bytes, bytes, from, to)) {
      last = known;
      return known.name;
    }
    // A log that makes up names without end must not fill the memory.
    if (names.size >= mostNames) names.clear();
    last = { bytes: bytes.slice(from, to), name: reader.text(bytes, from, to) };
    names.set(hash, last);
    return last.name;
  };
}

function equal(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let index = 0; index < known.length; index++) if (known[index] !== bytes[from + index]) return false;
  return true;
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
  return hash;
}
