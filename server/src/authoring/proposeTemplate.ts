import { isWhiteSpace } from '../core/catalogue/characters.ts';
import { literalLength, parseTemplate } from '../core/catalogue/template.ts';
import { matchTemplate, stepBudget } from '../core/catalogue/templateMatch.ts';
import { type LinePart, splitLine } from './lineParts.ts';

/** A template made of one line, which matches it. */
export interface ProposedTemplate {
  readonly text: string;
  /** Literal characters over all pieces, in UTF-16 code units. */
  readonly literals: number;
  /** The line of the message it was made of, without white space at its ends. */
  readonly line: string;
}

/** UTF-16 code units of a line that become part of a template; what follows may be anything. */
const longestPart = 600;
/** Lines of a message that are looked at. */
const mostLines = 500;

/**
 * Proposes a template for a record's message: its first line that can be found again, with holes for what differs from
 * site to site (paths, servers, names in quotes, numbers, versions, GUIDs, times). Codes stay as they are, captured.
 * Where the holes leave no 4 ASCII characters in one piece there are fewer. Undefined where no line has that many.
 */
export function proposeTemplate(message: string): ProposedTemplate | undefined {
  for (const raw of message.split(/\r\n|\r|\n/, mostLines)) {
    const line = trimmed(raw);
    const proposed = line === '' ? undefined : ofLine(line);
    if (proposed) return proposed;
  }
  return undefined;
}

function ofLine(line: string): ProposedTemplate | undefined {
  const parts = [...splitLine(headOf(line))];
  if (headOf(line) !== line) parts.push({ kind: 'hole', name: '', form: ':any', value: '', needed: true });
  // Each round makes one hole literal, so it ends.
  for (let round = 0; round <= parts.length; round++) {
    const { text, offsets } = written(parts);
    const template = parseTemplate(text);
    if ('problem' in template) {
      // Offset 0 is about the template as a whole: its literals are too short.
      if (!dropHole(parts, template.offset === 0 ? -1 : offsets.indexOf(template.offset))) return undefined;
      continue;
    }
    const captures = matchTemplate(template, line, stepBudget(line.length));
    if (captures !== null && captures !== 'limited') return { text, literals: literalLength(template), line };
    if (!dropHole(parts, -1)) return undefined;
  }
  return undefined;
}

/** The part as literal text: the one at `place` where that is an optional hole, else the hole with the longest value. */
function dropHole(parts: LinePart[], place: number): boolean {
  let chosen = place;
  if (!isOptional(parts[place])) {
    chosen = -1;
    for (const [at, part] of parts.entries()) {
      if (isOptional(part) && part.value.length > (parts[chosen]?.value.length ?? -1)) chosen = at;
    }
  }
  const hole = parts[chosen];
  if (!hole) return false;
  parts[chosen] = { kind: 'literal', value: hole.value };
  return true;
}

function isOptional(part: LinePart | undefined): boolean {
  return part?.kind === 'hole' && !part.needed;
}

/** The parts as a template's text, and where each begins in it. */
function written(parts: readonly LinePart[]): { readonly text: string; readonly offsets: readonly number[] } {
  const used = new Map<string, number>();
  const offsets: number[] = [];
  let text = '';
  for (const part of parts) {
    offsets.push(text.length);
    text += part.kind === 'hole' ? `{${numbered(part.name, used)}${part.form}}` : escaped(part.value);
  }
  return { text, offsets };
}

/** `path`, `path2`, `path3`: a name stands in one hole only. */
function numbered(name: string, used: Map<string, number>): string {
  if (name === '') return '';
  const count = (used.get(name) ?? 0) + 1;
  used.set(name, count);
  return count === 1 ? name : `${name}${count}`;
}

function escaped(literal: string): string {
  return literal
    .replaceAll('{', '{{')
    .replaceAll('}', '}}')
    .replaceAll(/[ \t\u00a0~]+/g, ' ');
}

function trimmed(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && isWhiteSpace(line.charCodeAt(from))) from++;
  while (to > from && isWhiteSpace(line.charCodeAt(to - 1))) to--;
  return line.slice(from, to);
}

function headOf(line: string): string {
  if (line.length <= longestPart) return line;
  const head = line.slice(0, longestPart);
  const blank = head.lastIndexOf(' ');
  if (blank > longestPart / 2) return head.slice(0, blank + 1);
  return /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head;
}
