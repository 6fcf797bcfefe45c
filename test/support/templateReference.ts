/**
 * The rules of "Templates, exactly" read word by word, slow on purpose and without anything of the product:
 * every way in which a template can lie on a message is tried, and the one with the shortest texts is taken.
 */

interface ReferenceHole {
  readonly key: number;
  readonly name: string | null;
  readonly type: string;
  readonly optional: boolean;
  readonly values: readonly string[];
}

type Part = string | ReferenceHole;

const white = ' \t\u00a0\r\n~';
const lineEnds = '\r\n~';

/** What the named holes of a template (a valid one) capture from a message, or null. */
export function referenceMatch(template: string, message: string): Record<string, string> | null {
  const parts = partsOf(template);
  const holes = parts.filter((part): part is ReferenceHole => typeof part !== 'string');
  const from = message.length - dropLeft(message).length;
  const to = from + dropRight(dropLeft(message)).length;
  const last = parts.findLast((part) => typeof part !== 'string' || collapse(part).trim() !== '');
  const variants = variantsOf(parts).map((variant) => ({
    ...variant,
    open: typeof last === 'object' && last.type === 'any' && last.name === null && variant.parts.includes(last),
  }));
  for (let start = from; start < to; start++) {
    if (!mayBegin(parts, message, from, start)) continue;
    const solutions = variants.flatMap((variant) => solve(variant, message, from, to, start));
    const best = solutions.sort((a, b) => compareLengths(holes, a, b))[0];
    if (best) return capturesOf(holes, best);
  }
  return null;
}

type Solution = ReadonlyMap<number, string>;

function partsOf(template: string): Part[] {
  const tokens = template.match(/\{\{|\}\}|\{[^}]*\}|[^{}]+/g) ?? [];
  const parts: Part[] = [];
  for (const token of tokens) {
    if (token === '{{') parts.push('{');
    else if (token === '}}') parts.push('}');
    else if (token.startsWith('{')) parts.push(holeOf(token, parts.length));
    else parts.push(token);
  }
  return parts;
}

function holeOf(token: string, key: number): ReferenceHole {
  const [, name, question, sign, rest] = /^\{([\w-]*)(\??)([:=]?)(.*)\}$/s.exec(token)!;
  const type = sign === '=' ? 'fixed' : sign === ':' ? rest! : 'word';
  const values = sign === '=' ? rest!.split('|') : [];
  return { key, name: name || null, type, optional: question === '?', values };
}

/** Each optional hole there or not; a hole that is not there leaves its neighbours side by side. */
function variantsOf(parts: readonly Part[]): { parts: Part[]; restLeftOut: boolean }[] {
  let variants: Part[][] = [[]];
  for (const part of parts) {
    const without = typeof part !== 'string' && part.optional ? variants : [];
    variants = [...without, ...variants.map((variant) => [...variant, part])];
  }
  const rest = parts.find((part) => typeof part !== 'string' && part.type === 'rest');
  return variants.map((variant) => ({
    parts: joined(variant),
    restLeftOut: rest !== undefined && !variant.includes(rest),
  }));
}

function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part;
    else out.push(part);
  }
  const collapsed = out.map((part) => (typeof part === 'string' ? collapse(part) : part));
  if (typeof collapsed[0] === 'string') collapsed[0] = collapsed[0].replace(/^ /, '');
  const end = collapsed.at(-1);
  if (typeof end === 'string') collapsed[collapsed.length - 1] = end.replace(/ $/, '');
  return collapsed.filter((part) => part !== '');
}

function collapse(text: string): string {
  return text.replace(/[ \t\u00a0\r\n~]+/g, ' ');
}

function mayBegin(parts: readonly Part[], message: string, from: number, start: number): boolean {
  if (white.includes(message[start]!)) return false;
  if (start === from) return true;
  const first = parts.find((part) => typeof part !== 'string' || collapse(part).trim() !== '');
  if (typeof first === 'string') return !/[\p{L}\p{Nd}]$/u.test(message.slice(0, start));
  const run = /[ \t\u00a0\r\n~]+$/.exec(message.slice(0, start))?.[0] ?? '';
  return [...run].some((character) => lineEnds.includes(character));
}

function solve(
  variant: { parts: Part[]; restLeftOut: boolean; open: boolean },
  message: string,
  from: number,
  to: number,
  start: number,
): Solution[] {
  const solutions: Solution[] = [];

  function go(index: number, at: number, taken: Solution): void {
    const part = variant.parts[index];
    if (part === undefined) {
      if (variant.restLeftOut ? at === to : variant.open || endsHere(message, at, to)) solutions.push(taken);
    } else if (typeof part === 'string') {
      const end = literalEnd(part, message, from, to, at);
      if (end >= 0) go(index + 1, end, taken);
    } else {
      for (let end = part.type === 'rest' ? to : at + 1; end <= to && end > at; end++) {
        const text = message.slice(at, end);
        if (allows(part, message, at, end)) go(index + 1, end, new Map([...taken, [part.key, text]]));
      }
    }
  }

  go(0, start, new Map());
  return solutions;
}

function endsHere(message: string, at: number, to: number): boolean {
  if (at === to) return true;
  const run = /^[ \t\u00a0\r\n~]*/.exec(message.slice(at, to))![0];
  return [...run].some((character) => lineEnds.includes(character));
}

function literalEnd(literal: string, message: string, from: number, to: number, at: number): number {
  for (const character of literal) {
    if (at >= to) return -1;
    if (character === ' ') {
      if (!white.includes(message[at]!) || (at > from && white.includes(message[at - 1]!))) return -1;
      while (at < to && white.includes(message[at]!)) at++;
      continue;
    }
    const met = message.slice(at, at + character.length);
    if (fold(met) !== fold(character)) return -1;
    at += character.length;
  }
  return at;
}

const shapes: Record<string, RegExp> = {
  word: /^[^ \t\u00a0\r\n~\\/]+$/,
  int: /^-?[0-9]+$/,
  hex: /^(0x)?[0-9a-f]+$/i,
  version: /^[0-9]+(\.[0-9]+)+$/,
  path: /^[^"<>|*?\r\n]+$/,
  root: /^([a-z]:|\\\\[^ \t\u00a0\r\n~\\/]+)$/i,
  guid: /^(\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
  text: /^[^\r\n~]+$/,
};

function allows(hole: ReferenceHole, message: string, at: number, end: number): boolean {
  const text = message.slice(at, end);
  if (hole.type === 'any' || hole.type === 'rest') return true;
  if (hole.type === 'fixed') {
    return hole.values.some((value) => fold(collapse(value)) === fold(collapse(text))) && standsAlone(message, at, end);
  }
  if (text.length > 1024 || !shapes[hole.type]!.test(text)) return false;
  return !['int', 'hex', 'version'].includes(hole.type) || standsAlone(message, at, end);
}

/** Not part of a longer word or number. */
function standsAlone(message: string, at: number, end: number): boolean {
  const cutBefore = /[\p{L}\p{Nd}]$/u.test(message.slice(0, at)) && /^[\p{L}\p{Nd}]/u.test(message.slice(at));
  const cutAfter = /[\p{L}\p{Nd}]$/u.test(message.slice(0, end)) && /^[\p{L}\p{Nd}]/u.test(message.slice(end));
  return !cutBefore && !cutAfter;
}

function fold(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function compareLengths(holes: readonly ReferenceHole[], a: Solution, b: Solution): number {
  for (const { key } of holes) {
    const difference = (a.get(key)?.length ?? 0) - (b.get(key)?.length ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function capturesOf(holes: readonly ReferenceHole[], solution: Solution): Record<string, string> {
  const captures: Record<string, string> = {};
  for (const { name, key } of holes) if (name !== null) captures[name] = solution.get(key) ?? '';
  return captures;
}

function dropLeft(text: string): string {
  return text.replace(/^[ \t\u00a0\r\n~]+/, '');
}

function dropRight(text: string): string {
  return text.replace(/[ \t\u00a0\r\n~]+$/, '');
}
