import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Position } from '../text/position.ts';
import type { Finding, Triage } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { diagnostics } from './diagnostics.ts';
import { articleOf } from './findingText.ts';
import { visible } from './markdown.ts';

/** Findings that actions are offered for at one place. */
const mostFindings = 3;

/**
 * What can be done about the findings whose lines touch `range`. No action edits: each runs a client command with the
 * arguments `[path, finding id]`; `smsLogs.openArticle` gets the article's address as a third.
 */
export function codeActions(context: FeatureContext, triage: Triage, path: string, range: Range): CodeAction[] {
  const findings = triage.findings.filter((finding) => touches(finding, path, range)).slice(0, mostFindings);
  if (findings.length === 0) return [];
  const rows = diagnostics(context, triage, path).filter((row) => overlap(row.range, range));
  return findings.flatMap((finding, index) => {
    const linked = rows.filter(({ data }) => data === finding.id);
    const actions = actionsFor(finding).map((action) => toCodeAction(action, finding, path, linked));
    return index === 0
      ? actions.map((action, place) => (place === 0 ? { ...action, isPreferred: true } : action))
      : actions;
  });
}

interface Action {
  readonly title: string;
  readonly command: string;
  readonly argument?: string;
}

function actionsFor(finding: Finding): Action[] {
  const article = articleOf(finding);
  const { url, remedy } = finding.failure;
  return [
    { title: `Explain ${article}: ${finding.failure.title}`, command: 'smsLogs.explain' },
    ...(url === null
      ? []
      : [{ title: `Open the article ${article} in the browser`, command: 'smsLogs.openArticle', argument: url }]),
    { title: `Show all lines of ${article} in all logs`, command: 'smsLogs.showEvidence' },
    ...(finding.state === 'expected' || remedy.length === 0
      ? []
      : [{ title: `Check whether the workaround of ${article} worked`, command: 'smsLogs.checkWorkaround' }]),
    { title: `Mute ${article} here`, command: 'smsLogs.mute' },
    { title: `Copy ${article} for a ticket`, command: 'smsLogs.copyTicket' },
  ];
}

function toCodeAction(action: Action, finding: Finding, path: string, linked: readonly Diagnostic[]): CodeAction {
  const title = visible(action.title, 120);
  const extra = action.argument === undefined ? [] : [action.argument];
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(linked.length > 0 ? { diagnostics: [...linked] } : {}),
    command: { title, command: action.command, arguments: [path, finding.id, ...extra] },
  };
}

function touches(finding: Finding, path: string, range: Range): boolean {
  return finding.sightings.some(({ log, sighting }) => log.path === path && overlap(sighting.range, range));
}

/** True where two ranges share a place; an empty one, as the pointer gives, touches at its ends. */
function overlap(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
