import { foldText } from './characters.ts';
import { asciiRuns, type Template } from './template.ts';

/** How often each folded run of six ASCII characters stands in healthy logs. */
export type HealthyCounts = ReadonlyMap<string, number>;

const shortestAnchor = 6;
const longestAnchor = 32;

/** Counts the runs of six ASCII characters in the messages of healthy logs, for `chooseAnchors`. */
export function countRuns(messages: Iterable<string>): HealthyCounts {
  const counts = new Map<string, number>();
  for (const message of messages) for (const run of shortRunsOf(foldText(message))) add(counts, run);
  return counts;
}

/**
 * Chooses for each template the folded ASCII text by which it is found: the rarest run of 6 to 32 characters,
 * counted over healthy logs and the other templates, else the longest run. A run is as rare as the rarest six
 * characters in it; among equals the longest wins, then the first. Same templates, same anchors.
 */
export function chooseAnchors(templates: readonly Template[], healthyCounts?: HealthyCounts): string[] {
  return prepareAnchors(templates, healthyCounts)(longestAnchor);
}

/** The same in two steps, for a caller that may need shorter anchors: the counting, and the choice of at most `longest`. */
export function prepareAnchors(
  templates: readonly Template[],
  healthyCounts: HealthyCounts = new Map(),
): (longest: number) => string[] {
  const inTemplates = new Map<string, number>();
  const runs = templates.map((template) => asciiRuns(template).map((text) => ({ text, short: shortRunsOf(text) })));
  for (const pieces of runs) for (const run of new Set(pieces.flatMap(({ short }) => short))) add(inTemplates, run);
  const countOf = (run: string): number => (healthyCounts.get(run) ?? 0) + (inTemplates.get(run) ?? 0);
  const counted = runs.map((pieces) => pieces.map(({ text, short }) => ({ text, counts: short.map(countOf) })));
  return (longest) => counted.map((pieces) => rarestWindow(pieces, longest) ?? longestOf(pieces));
}

/** A run of one template and how common each six characters in it are. */
interface Piece {
  readonly text: string;
  readonly counts: readonly number[];
}

interface Window {
  readonly text: string;
  readonly rarest: number;
  /** How common the window is over all; tells windows apart that hold equally rare six characters. */
  readonly sum: number;
}

function rarestWindow(pieces: readonly Piece[], longest: number): string | undefined {
  let best: Window | undefined;
  for (const { text: piece, counts } of pieces) {
    const length = Math.min(longest, piece.length);
    for (let from = 0; from + length <= piece.length && length >= shortestAnchor; from++) {
      const text = piece.slice(from, from + length).trim();
      if (text.length < shortestAnchor) continue;
      const inside = counts.slice(from, from + length - shortestAnchor + 1);
      const window = { text, rarest: Math.min(...inside), sum: inside.reduce((sum, count) => sum + count, 0) };
      if (best === undefined || isBetter(window, best)) best = window;
    }
  }
  return best?.text;
}

function isBetter(window: Window, best: Window): boolean {
  if (window.rarest !== best.rarest) return window.rarest < best.rarest;
  if (window.text.length !== best.text.length) return window.text.length > best.text.length;
  return window.sum < best.sum;
}

function longestOf(pieces: readonly Piece[]): string {
  return pieces.reduce((longest, { text }) => (text.length > longest.length ? text : longest), '');
}

/** Every run of six ASCII characters of a folded text; one with a character beyond ASCII is none. */
function shortRunsOf(folded: string): string[] {
  const runs: string[] = [];
  for (let at = 0; at + shortestAnchor <= folded.length; at++) {
    const run = folded.slice(at, at + shortestAnchor);
    if (/^[\0-\x7f]{6}$/.test(run)) runs.push(run);
  }
  return runs;
}

function add(counts: Map<string, number>, run: string): void {
  counts.set(run, (counts.get(run) ?? 0) + 1);
}
