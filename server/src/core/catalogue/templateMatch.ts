import { foldCase, isLineEnd, isWhiteSpace, letterOrDigitBefore } from './characters.ts';
import { fixedEnd, guidEnd, hexEnd, intEnd, longestCapture, rootEnd, runTypeAllows, versionEnd } from './holeEnds.ts';
import type { Hole, Template } from './template.ts';

export type Captures = Readonly<Record<string, string>>;

/** Steps that the templates of one message may still spend; a step is one character looked at. */
export interface Budget {
  steps: number;
}

/** A message laid out for matching; reused from message to message, it allocates only for longer ones. */
export interface PreparedMessage {
  text: string;
  /** Case folded code units; valid up to `end`. */
  codes: Uint16Array;
  /** The message without the white space at its ends, UTF-16 offsets. */
  start: number;
  end: number;
  readonly work: Work;
}

/** What one match needs to remember, for each hole. */
interface Work {
  /** Where the hole's text begins and ends in the present attempt. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** All ends from `triedFrom` to `triedTo` have been tried without success. */
  readonly triedFrom: Int32Array;
  readonly triedTo: Int32Array;
  /** One bit for each (hole, start) that has been tried. */
  tried: Uint32Array;
  /** False until the first hole of the present template is reached: most templates never get so far. */
  ready: boolean;
}

interface Attempt {
  readonly template: Template;
  readonly message: PreparedMessage;
  readonly work: Work;
  readonly budget: Budget;
}

type Outcome = 0 | 1 | 2;
const failed = 0;
const matched = 1;
const limited = 2;

/** The step budget of one message of `bytes` bytes: 32 steps for each, at least 100,000. */
export function stepBudget(bytes: number): Budget {
  return { steps: Math.max(100_000, 32 * bytes) };
}

/** Lays out a decoded message (raw: `~` and line ends still in it); `reuse` is overwritten and given back. */
export function prepareMessage(text: string, reuse?: PreparedMessage): PreparedMessage {
  const message = reuse ?? { text, codes: new Uint16Array(256), start: 0, end: 0, work: makeWork() };
  if (message.codes.length < text.length) message.codes = new Uint16Array(2 * text.length);
  const codes = message.codes;
  for (let at = 0; at < text.length; at++) codes[at] = foldCase(text.charCodeAt(at));
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(codes[start]!)) start++;
  while (end > start && isWhiteSpace(codes[end - 1]!)) end--;
  message.text = text;
  message.start = start;
  message.end = end;
  return message;
}

/**
 * Matches one template against one decoded message by the rules of "Templates, exactly".
 * Gives what the named holes captured, null for no match, or `limited` where the budget (shared by all templates
 * of the message, and reduced here) ran out first.
 */
export function matchTemplate(template: Template, message: string, budget: Budget): Captures | null | 'limited' {
  return matchPrepared(template, prepareMessage(message), budget);
}

/** The same over a message laid out once for many templates. */
export function matchPrepared(
  template: Template,
  message: PreparedMessage,
  budget: Budget,
): Captures | null | 'limited' {
  const attempt: Attempt = { template, message, work: message.work, budget };
  attempt.work.ready = false;
  const outcome = template.literals[0] === '' ? fromLineStarts(attempt) : fromWordStarts(attempt);
  if (outcome === limited) return 'limited';
  return outcome === matched ? capturesOf(attempt) : null;
}

function makeWork(): Work {
  return {
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    triedFrom: new Int32Array(64),
    triedTo: new Int32Array(64),
    tried: new Uint32Array(16),
    ready: false,
  };
}

/** A literal first begins at the start, or after any character that is no letter or digit. */
function fromWordStarts(attempt: Attempt): Outcome {
  const { codes, start, end, text } = attempt.message;
  const first = attempt.template.literals[0]!.charCodeAt(0);
  const budget = attempt.budget;
  for (let at = start; at < end; at++) {
    const from = at;
    while (at < end && codes[at] !== first) at++;
    budget.steps -= at - from + 1;
    if (budget.steps < 0) return limited;
    if (at >= end || (at > start && letterOrDigitBefore(text, at))) continue;
    const outcome = matchLiteral(attempt, 0, at, 0);
    if (outcome !== failed) return outcome;
  }
  return failed;
}

/** A hole first begins where a line begins: after white space that holds a line end. */
function fromLineStarts(attempt: Attempt): Outcome {
  const { codes, start, end } = attempt.message;
  const budget = attempt.budget;
  let lineStarts = true;
  for (let at = start; at < end; at++) {
    if (--budget.steps < 0) return limited;
    const code = codes[at]!;
    if (isWhiteSpace(code)) {
      if (isLineEnd(code)) lineStarts = true;
      continue;
    }
    if (!lineStarts) continue;
    lineStarts = false;
    const outcome = matchHole(attempt, 0, at);
    if (outcome !== failed) return outcome;
  }
  return failed;
}

/** Literal `index` from its code unit `from` on, at `at`; then the hole after it, or the end. */
function matchLiteral(attempt: Attempt, index: number, at: number, from: number): Outcome {
  const { template, budget } = attempt;
  const { codes, start, end } = attempt.message;
  const literal = template.literals[index]!;
  const bareLength = template.bareLengths[index]!;
  for (let unit = from; ; unit++) {
    budget.steps--;
    // What follows may be empty: blanks round empty holes at the end count for nothing.
    if (unit === bareLength && canEndAt(attempt, at)) return endEmpty(attempt, index, at);
    if (unit === literal.length) break;
    if (at >= end) return failed;
    const wanted = literal.charCodeAt(unit);
    if (wanted !== 32) {
      if (codes[at] !== wanted) return failed;
      at++;
      continue;
    }
    // A run of white space is one blank: a hole cannot take a part of it and leave the rest to the literal.
    if (!isWhiteSpace(codes[at]!) || (at > start && isWhiteSpace(codes[at - 1]!))) return failed;
    at++;
    while (at < end && isWhiteSpace(codes[at]!)) {
      at++;
      budget.steps--;
    }
  }
  if (index < template.holes.length) return matchHole(attempt, index, at);
  return failed;
}

/** True where the template may end at `at` with nothing more: at the end of the message or of one of its lines. */
function canEndAt(attempt: Attempt, at: number): boolean {
  const { codes, end } = attempt.message;
  if (at >= end) return true;
  if (attempt.template.holes.at(-1)?.type === 'rest') return false;
  while (isWhiteSpace(codes[at]!)) {
    if (isLineEnd(codes[at]!)) return true;
    at++;
  }
  return false;
}

function endEmpty(attempt: Attempt, index: number, at: number): Outcome {
  const { starts, ends } = attempt.work;
  for (let hole = index; hole < attempt.template.holes.length; hole++) {
    starts[hole] = at;
    ends[hole] = at;
  }
  return matched;
}

/** Hole `index` at `at`, its shortest text first; each (hole, start) is tried once. */
function matchHole(attempt: Attempt, index: number, at: number): Outcome {
  const { template, message, work, budget } = attempt;
  if (--budget.steps < 0) return limited;
  if (triedBefore(attempt, index, at)) return failed;
  const hole = template.holes[index]!;
  work.starts[index] = at;
  if (hole.type === 'rest') return at < message.end ? endAt(work, index, message.end) : failed;
  if (hole.optional) {
    work.ends[index] = at;
    const outcome = matchLiteral(attempt, index + 1, at, blanksAround(template, index) ? 1 : 0);
    if (outcome !== failed) return outcome;
  }
  if (at >= message.end) return failed;
  if (hole.type === 'word' || hole.type === 'text' || hole.type === 'path' || hole.type === 'any') {
    return matchRun(attempt, index, at, hole);
  }
  if (hole.type === 'version' || hole.type === 'root' || hole.type === 'fixed') {
    return matchSeveralEnds(attempt, index, at, hole);
  }
  const nextEnd = hole.type === 'int' ? intEnd : hole.type === 'hex' ? hexEnd : guidEnd;
  return matchEnd(attempt, index, nextEnd(message, at));
}

function endAt(work: Work, index: number, end: number): Outcome {
  work.ends[index] = end;
  return matched;
}

/** True where blanks stand on both sides of a hole (the start counts): they count once where it is empty. */
function blanksAround(template: Template, index: number): boolean {
  const before = template.literals[index]!;
  return (before === '' || before.endsWith(' ')) && template.literals[index + 1]!.startsWith(' ');
}

/** A hole whose text is a run of allowed characters: its ends are tried one after the other. */
function matchRun(attempt: Attempt, index: number, start: number, hole: Hole): Outcome {
  const { template, message, work, budget } = attempt;
  const { codes } = message;
  const longest = hole.type === 'any' ? message.end : Math.min(message.end, start + longestCapture);
  const next = template.literals[index + 1]!;
  // 32 stands for every white space, -1 for the end of the template.
  const first = next === '' ? -1 : next.charCodeAt(0);
  // Ends that an earlier start tried in vain need no second try.
  if (start + 1 < work.triedFrom[index]! || start > work.triedTo[index]!) {
    work.triedFrom[index] = start + 1;
    work.triedTo[index] = start;
  }
  for (let end = work.triedTo[index]! + 1; end <= longest; end++) {
    if (--budget.steps < 0) return limited;
    if (!runTypeAllows(hole.type, codes[end - 1]!)) return failed;
    work.triedTo[index] = end;
    if (first >= 0 && template.bareLengths[index + 1] !== 0) {
      if (end >= message.end) return failed;
      const code = codes[end]!;
      if (first === 32 ? !isWhiteSpace(code) : code !== first) continue;
    }
    work.ends[index] = end;
    const outcome = matchLiteral(attempt, index + 1, end, 0);
    if (outcome !== failed) return outcome;
  }
  return failed;
}

function matchEnd(attempt: Attempt, index: number, end: number): Outcome {
  if (end < 0) return failed;
  attempt.work.ends[index] = end;
  return matchLiteral(attempt, index + 1, end, 0);
}

/** A hole whose text can end in several places that are not simply the next characters. */
function matchSeveralEnds(attempt: Attempt, index: number, start: number, hole: Hole): Outcome {
  const { message, budget } = attempt;
  for (let choice = 0, end = start; ; choice++) {
    if (--budget.steps < 0) return limited;
    if (hole.type === 'fixed') {
      if (choice >= hole.values.length) return failed;
      end = fixedEnd(message, start, hole.values[choice]!);
      if (end < 0) continue;
    } else {
      end = hole.type === 'root' ? rootEnd(message, start, end) : versionEnd(message, start, end);
      if (end < 0) return failed;
    }
    const outcome = matchEnd(attempt, index, end);
    if (outcome !== failed) return outcome;
  }
}

/** Says whether this (hole, start) has been tried for the present template, and notes it. */
function triedBefore(attempt: Attempt, index: number, at: number): boolean {
  const { template, message, work } = attempt;
  const stride = message.end + 1;
  const bit = index * stride + at;
  if (!work.ready) {
    const words = ((template.holes.length * stride) >>> 5) + 1;
    if (work.tried.length < words) work.tried = new Uint32Array(2 * words);
    work.tried.fill(0, 0, words);
    work.triedFrom.fill(0x7fffffff, 0, template.holes.length);
    work.triedTo.fill(-1, 0, template.holes.length);
    work.ready = true;
  }
  const mask = 1 << (bit & 31);
  if ((work.tried[bit >>> 5]! & mask) !== 0) return true;
  work.tried[bit >>> 5]! |= mask;
  return false;
}

function capturesOf(attempt: Attempt): Captures {
  const captures: Record<string, string> = Object.create(null);
  const { template, message, work } = attempt;
  for (const [index, hole] of template.holes.entries()) {
    if (hole.name !== null) captures[hole.name] = message.text.slice(work.starts[index]!, work.ends[index]!);
  }
  return captures;
}
