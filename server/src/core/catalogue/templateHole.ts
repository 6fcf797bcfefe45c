import { foldText, isWhiteSpace } from './characters.ts';

export type HoleType =
  | 'word'
  | 'int'
  | 'hex'
  | 'version'
  | 'path'
  | 'root'
  | 'guid'
  | 'text'
  | 'any'
  | 'rest'
  | 'fixed';

/** One place of a template where lines differ. */
export interface Hole {
  /** null for an unnamed hole: matched, not captured. */
  readonly name: string | null;
  readonly type: HoleType;
  /** True where it may be empty. */
  readonly optional: boolean;
  /** For `fixed`: the values, folded, the shortest first. Empty for every other type. */
  readonly values: readonly string[];
  /** Where the hole stands in the template's text, braces included; UTF-16 offsets, end exclusive. */
  readonly offset: number;
  readonly end: number;
}

/** Why a text is no template, in words for its author, and the UTF-16 offset in the text it is about. */
export interface TemplateProblem {
  readonly problem: string;
  readonly offset: number;
}

const types = ['word', 'int', 'hex', 'version', 'path', 'root', 'guid', 'text', 'any', 'rest'] as const;

/**
 * Reads the hole whose opening brace stands at `offset` of a template's text: `{name}`, `{name?:type}`, `{name=a|b}`,
 * each also without its name. Gives the hole or the problem.
 */
export function parseHole(text: string, offset: number): Hole | TemplateProblem {
  const close = text.indexOf('}', offset);
  const open = text.indexOf('{', offset + 1);
  if (close < 0 || (open >= 0 && open < close)) {
    return {
      problem:
        'The hole that begins here is not closed. Close it with }, or write {{ where the line itself holds a brace.',
      offset,
    };
  }
  const inner = text.slice(offset + 1, close);
  const sign = inner.search(/[:=]/);
  const head = sign < 0 ? inner : inner.slice(0, sign);
  const tail = sign < 0 ? '' : inner.slice(sign + 1);
  const optional = head.endsWith('?');
  const name = optional ? head.slice(0, -1) : head;
  if (inner === '') {
    return { problem: 'A hole is empty. Name it, as in {server}, or give it a type, as in {:text}.', offset };
  }
  if (name !== '' && !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) {
    return {
      problem: `"${name}" is no name for a hole. A name begins with a letter and goes on with letters, digits, _ or -.`,
      offset,
    };
  }
  const place = { name: name === '' ? null : name, optional, offset, end: close + 1 };
  if (inner.charAt(sign) === '=') return fixedHole(place, tail, offset + 1 + sign + 1);
  const type = sign < 0 ? 'word' : types.find((known) => known === tail);
  if (type) return { ...place, type, values: [] };
  return {
    problem: `"${tail}" is no type of a hole. The types are ${types.join(', ')}; fixed values follow =, as in {code=5|32}.`,
    offset: offset + 1 + sign + 1,
  };
}

type Place = Pick<Hole, 'name' | 'optional' | 'offset' | 'end'>;

function fixedHole(place: Place, list: string, offset: number): Hole | TemplateProblem {
  const values: string[] = [];
  for (const value of list.split('|')) {
    const folded = foldText(value);
    if (folded === '') {
      return { problem: 'A value is empty. For a hole that may be empty write {name?=value}.', offset };
    }
    if (isWhiteSpace(folded.charCodeAt(0)) || isWhiteSpace(folded.charCodeAt(folded.length - 1))) {
      return { problem: `The value "${value}" begins or ends with white space. Put it outside of the hole.`, offset };
    }
    if (values.includes(folded)) return { problem: `The value "${value}" stands in the hole twice.`, offset };
    values.push(folded);
    offset += value.length + 1;
  }
  values.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return { ...place, type: 'fixed', values };
}
