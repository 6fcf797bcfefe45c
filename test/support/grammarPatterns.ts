import { readFileSync } from 'node:fs';
import { grammarPath } from './grammar.ts';

/** One regular expression of the grammar and where it stands, as `/dollar-tail/patterns/0/match`. */
export interface GrammarPattern {
  readonly place: string;
  readonly source: string;
}

export interface GrammarParts {
  readonly patterns: readonly GrammarPattern[];
  /** Names of rules that are included, and of those in the repository. */
  readonly included: readonly string[];
  readonly rules: readonly string[];
  readonly scopes: readonly string[];
}

/** Everything of the grammar that a test asks about. */
export function grammarParts(): GrammarParts {
  const grammar = JSON.parse(readFileSync(grammarPath, 'utf8')) as Record<string, unknown>;
  const parts = { patterns: [] as GrammarPattern[], included: [] as string[], scopes: [] as string[] };
  collect(grammar.repository, '', parts);
  collect(grammar.patterns, '/patterns', parts);
  return { ...parts, rules: Object.keys(grammar.repository as object) };
}

/**
 * What makes an expression dangerous or wrong: a repeated `.`, an unbounded repetition inside a repeated group, and a
 * repeated or optional group of which an alternative is nothing but a look-around (Oniguruma then matches anything).
 */
export function problemsOf(source: string): string[] {
  const text = source.replace(/\\./g, 'e').replace(/\[(?:\^\]|\])?[^\]]*\]/g, 'c');
  const problems: string[] = [];
  if (/\.(?:[*+]|\{)/.test(text)) problems.push('a repeated .');
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const group = text.slice(open.pop() ?? 0, at + 1);
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(text.slice(at + 1))?.[0];
    if (quantifier === undefined) continue;
    if (quantifier !== '?' && /[*+]|\{\d+,\}/.test(group.slice(1)))
      problems.push(`a repetition in ${group}${quantifier}`);
    if (/^\(\?(?:[=!]|<[=!])/.test(group)) problems.push(`a look-around with ${quantifier}`);
    if (/(?:^\((?:\?:)?|\|)\(\?(?:[=!]|<[=!])[^()]*\)(?:\||\)$)/.test(group)) {
      problems.push(`an alternative without text in ${group}${quantifier}`);
    }
  }
  return problems;
}

/**
 * The expression for a checker of JavaScript's syntax. High bounds become none, the worst that can be; the bound of
 * 500 stays one, for it is what keeps the search for a second record on the line linear.
 */
export function asJavaScript(source: string): string {
  return source
    .replaceAll('{0,500}', '{0,8}')
    .replaceAll('(?i:', '(?:')
    .replaceAll('\\G', '^')
    .replace(/\{(\d+),(\d+)\}/g, (bounds, least: string, most: string) =>
      Number(most) <= 40 ? bounds : least === '0' ? '*' : '+',
    );
}

function collect(
  node: unknown,
  place: string,
  into: Record<'included' | 'scopes', string[]> & { patterns: GrammarPattern[] },
): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value !== 'string') collect(value, `${place}/${key}`, into);
    else if (key === 'match' || key === 'begin' || key === 'end')
      into.patterns.push({ place: `${place}/${key}`, source: value });
    else if (key === 'include') into.included.push(value.slice(1));
    else if (key === 'name' || key === 'contentName') into.scopes.push(...value.split(' '));
  }
}
