import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver-types';
import type { Severity } from '../catalogue/types.ts';
import type { CaseSighting, Finding, Sighting, Triage } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { evidence, keyLines } from './evidence.ts';
import { articleOf, ownNames, roleText, rowState, rowTitle } from './findingText.ts';
import { visible } from './markdown.ts';
import { clockText } from './timeText.ts';
import { unexplainedRows } from './unexplainedRows.ts';

const source = 'SMS';
/** VS Code keeps 1,000 diagnostics per file. */
const mostRows = 200;
const mostHints = 200;
/** The editor shows them above our own hover. */
const mostRelated = 8;
const longestMessage = 600;

/** Rows and hints for one log of a case: those of the findings, then the errors that no failure explains. */
export function diagnostics(context: FeatureContext, triage: Triage, path: string): Diagnostic[] {
  return [...findingRows(context, triage, path), ...unexplainedRows(context, triage, path)];
}

/**
 * A finding is one row, at its first failure sighting in this log; its other sightings here are hints, lines of one
 * thread in direct succession and repeated lines folded to one. A last row says what was left out beyond 200 rows and
 * 200 hints.
 */
function findingRows(context: FeatureContext, triage: Triage, path: string): Diagnostic[] {
  const rows: Row[] = [];
  const hints: Row[] = [];
  for (const finding of triage.findings) {
    const here = sightingsIn(finding, path);
    const first = here.find(({ signal }) => signal.role === 'failure');
    if (first) rows.push({ finding, sighting: first });
    for (const sighting of foldRepeats(here, first)) hints.push({ finding, sighting });
  }
  const shownRows = rows.toSorted(worstFirst).slice(0, mostRows).toSorted(inOrder);
  const shownHints = hints.toSorted(inOrder).slice(0, mostHints);
  const shown = [
    ...shownRows.map(({ finding, sighting }) => row(context, triage, finding, sighting)),
    ...shownHints.map(({ finding, sighting }) => hint(finding, sighting)),
  ];
  const leftRows = rows.length - shownRows.length;
  const leftHints = hints.length - shownHints.length;
  if (leftRows + leftHints === 0) return shown;
  return [...shown, leftOut(leftRows, leftHints, (shownRows.at(-1) ?? shownHints.at(-1))!.sighting.head)];
}

/** A finding and the line of this log where it is shown. */
interface Row {
  readonly finding: Finding;
  readonly sighting: Sighting;
}

function row(context: FeatureContext, triage: Triage, finding: Finding, first: Sighting): Diagnostic {
  const state = rowState(context, finding);
  const title = rowTitle(finding, ownNames(finding, triage.findings));
  const message = state === '' ? title : `${title}. ${state}`;
  const related = relatedInformation(finding, first);
  return {
    ...base(finding, first, visible(message, longestMessage), severities[finding.severity]),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    ...(finding.state === 'open' ? {} : { tags: [DiagnosticTag.Unnecessary] }),
  };
}

function hint(finding: Finding, sighting: Sighting): Diagnostic {
  const message = `${finding.failure.title}: this line ${verbOf(sighting)}`;
  return base(finding, sighting, visible(message, longestMessage), DiagnosticSeverity.Hint);
}

function verbOf({ signal }: Sighting): string {
  const texts = {
    failure: 'is there because of it.',
    context: 'goes with it.',
    success: 'is what a healthy log shows.',
    resolved: 'shows that the remedy worked.',
  } as const;
  return texts[signal.role];
}

function base(finding: Finding, sighting: Sighting, message: string, severity: DiagnosticSeverity): Diagnostic {
  const { url } = finding.failure;
  return {
    range: sighting.head,
    severity,
    code: articleOf(finding),
    ...(url === null ? {} : { codeDescription: { href: url } }),
    source,
    message,
    data: finding.id,
  };
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** The other lines that tell the finding's story, in this log and in others; what only goes with it is a hint. */
function relatedInformation(finding: Finding, row: Sighting): DiagnosticRelatedInformation[] {
  const { chosen } = evidence(finding, Math.min(keyLines(finding).length, mostRelated + 1));
  return chosen
    .filter(({ sighting }) => sighting !== row && sighting.signal.role !== 'context')
    .slice(0, mostRelated)
    .map((at) => ({ location: { uri: at.log.path, range: at.sighting.head }, message: relatedText(at) }));
}

function relatedText(at: CaseSighting): string {
  const { time, text } = at.sighting;
  const when = time === null ? '' : `${clockText(time)} `;
  const role = at.sighting.signal.role;
  return visible(`${when}${text}${role === 'failure' ? '' : ` (${roleText(role)})`}`, 360);
}

function sightingsIn(finding: Finding, path: string): Sighting[] {
  return finding.sightings.filter(({ log }) => log.path === path).map(({ sighting }) => sighting);
}

/** All sightings but the row's own, without those that go on the one before: the next record of its thread, or the same line again. */
function foldRepeats(sightings: readonly Sighting[], row: Sighting | undefined): Sighting[] {
  const kept: Sighting[] = [];
  let before: Sighting | undefined;
  for (const sighting of sightings) {
    const goesOn = before !== undefined && (follows(before, sighting) || repeats(before, sighting));
    before = sighting;
    if (sighting !== row && !goesOn) kept.push(sighting);
  }
  return kept;
}

function follows(before: Sighting, sighting: Sighting): boolean {
  return (
    sighting.record - before.record <= 1 &&
    sighting.thread === before.thread &&
    sighting.signal.role === before.signal.role
  );
}

function repeats(before: Sighting, sighting: Sighting): boolean {
  return sighting.signal.id === before.signal.id && sighting.text === before.text;
}

function leftOut(rows: number, hints: number, range: Range): Diagnostic {
  const parts = [
    ...(rows > 0 ? [`${rows} more ${rows === 1 ? 'finding' : 'findings'}`] : []),
    ...(hints > 0 ? [`${hints} more ${hints === 1 ? 'line' : 'lines'} of findings`] : []),
  ];
  return {
    range,
    severity: rows > 0 ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint,
    source,
    message: `${parts.join(' and ')} in this log ${rows + hints === 1 ? 'is' : 'are'} not shown here: the list ends at ${mostRows}. The command line shows them all.`,
  };
}

function worstFirst(a: Row, b: Row): number {
  return severities[a.finding.severity] - severities[b.finding.severity] || inOrder(a, b);
}

function inOrder({ sighting: { head: a } }: Row, { sighting: { head: b } }: Row): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
