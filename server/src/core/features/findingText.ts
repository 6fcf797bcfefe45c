import type { Role } from '../catalogue/types.ts';
import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { templateText } from './filled.ts';
import { logNames, placeText, whenText } from './places.ts';
import { clockText, dateText } from './timeText.ts';

/** The article a finding is named by: the first of its failure. */
export function articleOf({ failure }: Finding): string {
  return failure.articles[0] ?? failure.id;
}

/** `Title — short (14×, last 08:51:02)`: plain text for the Problems row; a count of one and an unknown time are left out. */
export function rowTitle(finding: Finding): string {
  const { failure, count, first, last } = finding;
  const facts = [count > 1 ? `${count}×` : '', lastTime(count, first.sighting.time, last.sighting.time)];
  const known = facts.filter((fact) => fact !== '').join(', ');
  const name = failure.short === '' ? failure.title : `${failure.title} — ${failure.short}`;
  return known === '' ? name : `${name} (${known})`;
}

/** `last 08:51:02`, with the date where the finding goes over days; only the time of a single line. */
function lastTime(count: number, first: number | null, last: number | null): string {
  if (last === null) return '';
  const sameDay = first !== null && dateText(first) === dateText(last);
  const time = count === 1 || sameDay ? clockText(last) : `${dateText(last)} ${clockText(last)}`;
  return count === 1 ? time : `last ${time}`;
}

/** What a Problems row says after its title, and what a hover says of the state: one or two sentences of plain text. */
export function stateText(context: FeatureContext, finding: Finding): string {
  if (finding.state === 'resolved') return resolvedText(finding);
  if (finding.state === 'expected')
    return 'Harmless: logs hold this line although nothing is wrong, and nothing needs to be done.';
  if (finding.confidence === 'certain') return '';
  return `${finding.confidence === 'likely' ? 'Likely, not proved' : 'Possible, not proved'}: ${lookText(context, finding)}`;
}

/** State and confidence in a full sentence of plain text, with count and times: for pages and tickets. */
export function stateSentence(context: FeatureContext, finding: Finding): string {
  const { count, first, last } = finding;
  const seen =
    count === 1
      ? `Seen once${whenText(first.sighting.time)}, in ${placeText(first)}.`
      : `Seen ${count} times, first${whenText(first.sighting.time)} in ${placeText(first)}, last${whenText(last.sighting.time)} in ${placeText(last)}.`;
  const state =
    stateText(context, finding) || 'Open: the lines prove this failure, and no later line shows that it is over.';
  return `${state} ${seen}`;
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

function resolvedText({ resolvedBy }: Finding): string {
  if (!resolvedBy) return 'Resolved: later lines show that it is over.';
  return `Resolved${whenText(resolvedBy.sighting.time)}: ${placeText(resolvedBy)} shows that the remedy worked.`;
}

function lookText(context: FeatureContext, finding: Finding): string {
  const place = finding.look[0];
  if (!place) return 'other failures write the same lines.';
  const logs = logNames(context, [...new Set(finding.look.map(({ log }) => log))]);
  const signal = finding.failure.signals.find(({ id }) => id === place.signal);
  if (!signal || finding.look.length > 1) return `look in ${logs} for the lines that would prove it.`;
  return `look in ${logs} for "${templateText(signal.text, finding.captures)}".`;
}
