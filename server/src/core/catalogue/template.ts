import { foldText, isWhiteSpace, letterOrDigitAt, letterOrDigitBefore } from './characters.ts';
import { type Hole, parseHole, type TemplateProblem } from './templateHole.ts';

export type { Hole, HoleType, TemplateProblem } from './templateHole.ts';

/** A signal's text ready to be matched: literals and holes in turn, a literal first and last. */
export interface Template {
  readonly text: string;
  /** One more than holes. Folded: A-Z as a-z, a run of white space as one blank; the first and the last may be empty. */
  readonly literals: readonly string[];
  readonly holes: readonly Hole[];
  /**
   * For each literal the number of its code units (without a last blank) after which all that follows may be empty,
   * or -1 where a later part cannot be.
   */
  readonly bareLengths: readonly number[];
}

/** A template is found by a literal of at least this many ASCII characters in one piece. */
const shortestLiteral = 4;
/** Bounds for the work one template can cause; the longest real line of a log that names a failure has 600 characters. */
const longestText = 4096;
const mostHoles = 64;

/**
 * Reads a signal's text by the rules of "Templates, exactly".
 * Gives the template, or the first problem and where it stands; never throws.
 */
export function parseTemplate(text: string): Template | TemplateProblem {
  if (text.length > longestText) {
    return {
      problem: `A template has at most ${longestText} characters; this one has ${text.length}.`,
      offset: longestText,
    };
  }
  const parts = splitParts(text);
  if ('problem' in parts) return parts;
  const problem = findProblem(text, parts);
  if (problem) return problem;
  const literals = trimEnds(parts.literals.map((literal) => foldText(literal.text)));
  return {
    text,
    literals,
    holes: parts.holes,
    bareLengths: bareLengthsOf(literals, parts.holes),
  };
}

/** The holes in order, unnamed ones too. */
export function holesOf(template: Template): readonly Hole[] {
  return template.holes;
}

/** Number of literal characters (UTF-16 code units) over all pieces; a run of white space counts one. */
export function literalLength(template: Template): number {
  return template.literals.reduce((sum, literal) => sum + literal.length, 0);
}

/** The folded ASCII runs of a template, without blanks at their ends: where anchors can stand. */
export function asciiRuns(template: Template): string[] {
  return template.literals.flatMap(asciiRunsOf);
}

interface Literal {
  readonly text: string;
  readonly offset: number;
}

interface Parts {
  readonly literals: readonly Literal[];
  readonly holes: readonly Hole[];
}

function splitParts(text: string): Parts | TemplateProblem {
  const literals: Literal[] = [];
  const holes: Hole[] = [];
  let literal = '';
  let literalOffset = 0;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character !== '{' && character !== '}') {
      literal += character;
      at++;
      continue;
    }
    if (text.charAt(at + 1) === character) {
      literal += character;
      at += 2;
      continue;
    }
    if (character === '}') {
      return {
        problem: 'This closing brace closes no hole. Write }} where the line itself holds a brace.',
        offset: at,
      };
    }
    const hole = parseHole(text, at);
    if ('problem' in hole) return hole;
    literals.push({ text: literal, offset: literalOffset });
    holes.push(hole);
    at = hole.end;
    literal = '';
    literalOffset = at;
  }
  literals.push({ text: literal, offset: literalOffset });
  return { literals, holes };
}

function findProblem(text: string, parts: Parts): TemplateProblem | undefined {
  const { literals, holes } = parts;
  if (holes.length > mostHoles) {
    return { problem: `A template has at most ${mostHoles} holes.`, offset: holes[mostHoles]!.offset };
  }
  const names = new Set<string>();
  for (const [index, hole] of holes.entries()) {
    const before = literals[index]!.text;
    const after = literals[index + 1]!.text;
    if (hole.name !== null && names.has(hole.name)) {
      return { problem: `The name "${hole.name}" stands in two holes. Give each its own.`, offset: hole.offset };
    }
    if (hole.name !== null) names.add(hole.name);
    if (index > 0 && before === '') {
      return {
        problem: 'Two holes touch, so nothing tells where the first one ends. Put text or a blank between them.',
        offset: hole.offset,
      };
    }
    if (hole.type === 'rest' && (index < holes.length - 1 || foldText(after).trim() !== '')) {
      return { problem: 'A hole of type rest takes all to the end, so it can only stand last.', offset: hole.offset };
    }
    const longer = partOfLonger(hole, before, after);
    if (longer) return longer;
  }
  const runs = literals.flatMap((literal) => asciiRunsOf(foldText(literal.text)));
  if (runs.some((run) => run.length >= shortestLiteral)) return undefined;
  if (foldText(text).trim() === '') return { problem: 'The template is empty.', offset: 0 };
  return {
    problem: `A template needs at least ${shortestLiteral} ASCII characters in one piece outside its holes, or it cannot be found fast.`,
    offset: 0,
  };
}

/** A number or fixed value is never part of a longer word: against a letter or digit of the template it could never match. */
function partOfLonger(hole: Hole, before: string, after: string): TemplateProblem | undefined {
  const number = hole.type === 'int' || hole.type === 'hex' || hole.type === 'version';
  if (!number && hole.type !== 'fixed') return undefined;
  const wordBefore = letterOrDigitBefore(before, before.length);
  const wordAfter = letterOrDigitAt(after, 0);
  const values = number ? ['0'] : hole.values;
  for (const value of values) {
    const touches =
      (wordBefore && letterOrDigitAt(value, 0)) || (wordAfter && letterOrDigitBefore(value, value.length));
    if (!touches) continue;
    const what = number ? 'A number' : `The value "${value}"`;
    return {
      problem: `${what} is never part of a longer word or number, and here it touches a letter or digit, so it could never match. Use a word hole, or make the letter part of the value.`,
      offset: hole.offset,
    };
  }
  return undefined;
}

/** White space at both ends of a template counts for nothing. */
function trimEnds(literals: string[]): string[] {
  const last = literals.length - 1;
  literals[0] = literals[0]!.replace(/^ /, '');
  literals[last] = literals[last]!.replace(/ $/, '');
  return literals;
}

function bareLengthsOf(literals: readonly string[], holes: readonly Hole[]): number[] {
  const lengths: number[] = [];
  let restMayBeEmpty = true;
  for (let index = literals.length - 1; index >= 0; index--) {
    const literal = literals[index]!;
    const hole = holes[index];
    if (hole && !hole.optional) restMayBeEmpty = false;
    lengths[index] = restMayBeEmpty ? literal.replace(/ $/, '').length : -1;
    if (literal !== '' && literal !== ' ') restMayBeEmpty = false;
  }
  return lengths;
}

function asciiRunsOf(folded: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (let at = 0; at <= folded.length; at++) {
    const code = at < folded.length ? folded.charCodeAt(at) : -1;
    if (code >= 0 && code < 128) {
      run += folded.charAt(at);
      continue;
    }
    const trimmed = trimBlanks(run);
    if (trimmed !== '') runs.push(trimmed);
    run = '';
  }
  return runs;
}

function trimBlanks(run: string): string {
  const from = run.length > 0 && isWhiteSpace(run.charCodeAt(0)) ? 1 : 0;
  const to = run.length > from && isWhiteSpace(run.charCodeAt(run.length - 1)) ? run.length - 1 : run.length;
  return run.slice(from, to);
}
