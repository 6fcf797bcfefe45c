import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { codeLabel } from '../codes/describe.ts';
import { explainCodes } from '../codes/explain.ts';
import type { LogReading, Triage, Unexplained } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { visible } from './markdown.ts';

/** UTF-16 code units of a row: of the log's own words, and of an explanation. */
const mostWords = 200;
const mostExplanation = 160;

/** Error records of a log that no known failure explains: one information row for each shape, its codes explained. */
export function unexplainedRows(context: FeatureContext, triage: Triage, path: string): Diagnostic[] {
  return triage.unexplained
    .filter(({ log }) => log.path === path)
    .map(({ log, group }) => ({
      range: group.first.head,
      severity: DiagnosticSeverity.Information,
      source: 'SMS',
      message: rowText(context, log, group),
    }));
}

function rowText(context: FeatureContext, log: LogReading, { count, first }: Unexplained): string {
  const words = visible(first.message, mostWords);
  const times = count === 1 ? '' : ` (${count}× like this)`;
  const codes = explainCodes(context.codes, first.message, { component: null, log: log.log });
  const explained = codes.flatMap((code) => {
    const [meaning] = code.meanings;
    if (meaning === undefined) return [];
    return [`${codeLabel(code)}: ${visible(meaning.text ?? meaning.name ?? '', mostExplanation)}`];
  });
  const [firstCode] = explained;
  return `Error that no known failure explains${times}: ${words}${firstCode === undefined ? '' : ` — ${firstCode}`}`;
}
