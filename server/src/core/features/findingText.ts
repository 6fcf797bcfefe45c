import type { Role } from '../catalogue/types.ts';
import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { templateText } from './filled.ts';
import { code, type Markdown, prose, visible } from './markdown.ts';
import { logNames, placeText, whenText } from './places.ts';
import { clockText, dateText, durationText } from './timeText.ts';

/** A sentence in pieces: our own words, and what a line of a log looks like. */
export type Sentence = readonly (string | { readonly line: string })[];

/** A sentence as plain text: lines in quotation marks. */
export function plainSentence(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : `"${piece.line.replace(/\.$/, '')}"`)).join('');
}

/** A sentence as Markdown: lines as code spans. */
export function richSentence(sentence: Sentence): Markdown {
  return sentence.map((piece) => (typeof piece === 'string' ? prose(piece) : code(piece.line, 300))).join('');
}

/** The article a finding is named by: the first of its failure. */
export function articleOf({ failure }: Finding): string {
  return failure.articles[0] ?? failure.id;
}

/**
 * `Title — short (14×, last 08:51:02)`: plain text for the Problems row; a count of one and an unknown time are left out.
 * `own` is what tells the finding from others of its failure, empty where there are none: `Title — short: CAP_SO2 (14×)`.
 */
export function rowTitle(finding: Finding, own: string): string {
  const { failure, count, first, last } = finding;
  const facts = [count > 1 ? `${count}×` : '', lastTime(count, first.sighting.time, last.sighting.time)];
  const known = facts.filter((fact) => fact !== '').join(', ');
  const title = failure.short === '' ? failure.title : `${failure.title} — ${failure.short}`;
  const name = own === '' ? title : `${title}: ${own}`;
  return known === '' ? name : `${name} (${known})`;
}

/** The correlated values of a finding in which it differs from the others of its failure in the case; plain text, at most 80 code units. */
export function ownNames(finding: Finding, findings: readonly Finding[]): string {
  const others = findings.filter((other) => other !== finding && other.failure.id === finding.failure.id);
  const differing = finding.failure.correlate.filter((hole) => {
    const [value] = finding.captures[hole] ?? [];
    return value !== undefined && others.some((other) => other.captures[hole]?.[0] !== value);
  });
  return visible(differing.map((hole) => finding.captures[hole]![0]!).join(', '), 80);
}

/** `last 08:51:02`, with the date where the finding goes over days; only the time of a single line. */
function lastTime(count: number, first: number | null, last: number | null): string {
  if (last === null) return '';
  const sameDay = first !== null && dateText(first) === dateText(last);
  const time = count === 1 || sameDay ? clockText(last) : `${dateText(last)} ${clockText(last)}`;
  return count === 1 ? time : `last ${time}`;
}

/** What a Problems row says after its title; empty for an open finding that is certain. Plain text. */
export function rowState(context: FeatureContext, finding: Finding): string {
  const { state, confidence } = finding;
  if (state === 'open' && confidence === 'certain') return '';
  const word = state === 'open' ? capital(confidence) : stateWords(finding);
  return `${word}: ${plainSentence(stateSentence(context, finding))}`;
}

/** `Open, certain`, `Resolved`, `Harmless`. */
export function stateWords({ state, confidence }: Finding): string {
  if (state === 'expected') return 'Harmless';
  return state === 'open' ? `Open, ${confidence}` : 'Resolved';
}

/** What follows the state's words and a colon: why it is so, or where to look. */
export function stateSentence(context: FeatureContext, finding: Finding): Sentence {
  const { state, confidence, resolvedBy } = finding;
  if (state === 'expected') return ['logs hold this line although nothing is wrong, and nothing needs to be done.'];
  if (state === 'resolved') {
    if (!resolvedBy) return ['later lines show that it is over.'];
    return [`${placeText(resolvedBy)}, shows${whenText(resolvedBy.sighting.time)} that the remedy worked.`];
  }
  if (confidence === 'certain') return ['the lines prove this failure, and no later line shows that it is over.'];
  return lookSentence(context, finding);
}

/** `Seen 14 times in 9 min 31 s, first on ... in ..., last on ... in ...`: plain text. */
export function seenText({ count, first, last }: Finding): string {
  if (count === 1) return `Seen once${whenText(first.sighting.time)}, in ${placeText(first)}.`;
  const from = `first${whenText(first.sighting.time)} in ${placeText(first)}`;
  const [start, end] = [first.sighting.time, last.sighting.time];
  const length = start === null || end === null || end <= start ? '' : ` in ${durationText(end - start)}`;
  return `Seen ${count} times${length}, ${from}, last${whenText(last.sighting.time)} in ${placeText(last)}.`;
}

/** State, reason, and how often it was seen, as Markdown. */
export function statePart(context: FeatureContext, finding: Finding): Markdown {
  return `**${stateWords(finding)}:** ${richSentence(stateSentence(context, finding))} ${prose(seenText(finding))}`;
}

/** What a signal's role says of a line: the end of "This line is ..." or "This line ...". */
export function roleText(role: Role): string {
  const texts = {
    failure: 'there because of this failure',
    context: 'goes with this failure',
    success: 'what a healthy log shows',
    resolved: 'shows that the remedy worked',
  } as const;
  return texts[role];
}

function lookSentence(context: FeatureContext, { failure, look, captures }: Finding): Sentence {
  const place = look[0];
  if (!place) return ['these lines alone do not prove it; other failures write them too.'];
  const logs = logNames(context, [...new Set(look.map(({ log }) => log))]);
  const signal = failure.signals.find(({ id }) => id === place.signal);
  if (!signal || look.length > 1) return [`not proved yet; look in ${logs} for the lines that would prove it.`];
  return [`not proved yet; look in ${logs} for `, { line: templateText(signal.text, captures) }, '.'];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
