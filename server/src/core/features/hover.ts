import type { Hover, Position } from 'vscode-languageserver-types';
import type { LogFile } from '../catalogue/types.ts';
import { explainCodes } from '../codes/explain.ts';
import type { ExplainedCode } from '../codes/types.ts';
import type { LogDocument, LogRecord } from '../records/types.ts';
import type { CaseSighting, Finding, Triage } from '../triage/types.ts';
import { codeLine } from './codeText.ts';
import type { FeatureContext } from './context.ts';
import { filledMarkdown } from './filled.ts';
import { articleOf, roleText, statePart } from './findingText.ts';
import { code, link, type Markdown, prose } from './markdown.ts';
import { statusMessagePart } from './statusMessageText.ts';
import { localTimeText, utcRuleText, utcText } from './timeText.ts';

const mostFindings = 3;
const mostCodes = 8;

/**
 * What the pointer shows on a log line: the failures it belongs to (cause, next step, state), the codes in it, its
 * component and log, its time. Undefined where there is no line, and on an empty one.
 */
export function hover(
  context: FeatureContext,
  log: LogDocument,
  triage: Triage,
  position: Position,
): Hover | undefined {
  const number = log.recordAt(position);
  if (number < 0) return undefined;
  const record = log.record(number);
  const file =
    context.logFile(log.name) ?? (record.component === null ? undefined : context.logOfComponent(record.component));
  const parts = [
    ...findingParts(context, triage, log.name, number),
    statusMessagePart(context, record),
    codesPart(context, log, record, position, file?.key ?? null),
    placePart(record, file),
    timePart(record),
    flagsPart(record),
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  return { contents: { kind: 'markdown', value: parts.join('\n\n') }, range: log.recordRange(number) };
}

function findingParts(context: FeatureContext, triage: Triage, path: string, number: number): Markdown[] {
  const here = triage.findings.flatMap((finding) => {
    const at = finding.sightings.find(({ log, sighting }) => log.path === path && sighting.record === number);
    return at ? [{ finding, at }] : [];
  });
  const shown = here.slice(0, mostFindings).map(({ finding, at }) => findingPart(context, finding, at));
  const others = here.slice(mostFindings).map(({ finding }) => articleOf(finding));
  return others.length === 0 ? shown : [...shown, `Also: ${prose(others.slice(0, 10).join(', '))}`];
}

function findingPart(context: FeatureContext, finding: Finding, at: CaseSighting): Markdown {
  const { failure } = finding;
  const lines = [
    `**${prose(failure.title)}** (${link(articleOf(finding), failure.url)})`,
    prose(`This line ${verbs[at.sighting.signal.role]}.`),
    filledMarkdown(context, failure.cause, finding),
  ];
  const next = finding.state === 'open' ? nextStep(finding) : undefined;
  if (next) lines.push(`**Next:** ${filledMarkdown(context, next, finding)}`);
  lines.push(statePart(context, finding));
  if (finding.also.length > 0 && finding.confidence !== 'certain') lines.push(alsoPart(context, finding));
  return lines.join('\n\n');
}

/** The other failures that the same lines could mean. */
function alsoPart(context: FeatureContext, { also }: Finding): Markdown {
  const others = also.slice(0, mostFindings).map((id) => {
    const other = context.failure(id);
    return other ? `${link(other.articles[0] ?? id, other.url)} ${prose(other.title)}` : prose(id);
  });
  return `The same lines could also mean: ${others.join('; ')}.`;
}

const verbs = {
  failure: `is ${roleText('failure')}`,
  context: roleText('context'),
  success: `is ${roleText('success')}`,
  resolved: roleText('resolved'),
} as const;

/** The first step that no line proves. */
function nextStep({ failure, proved }: Finding): string | undefined {
  return failure.remedy.find((_, index) => !proved[index])?.text;
}

/** The code under the pointer first, then the others of the message. */
function codesPart(
  context: FeatureContext,
  log: LogDocument,
  record: LogRecord,
  position: Position,
  key: string | null,
): Markdown {
  const codes = explainCodes(context.codes, record.message, { component: record.component, log: key });
  const under = new Set(codes.filter((found) => isUnder(log, record.number, found, position)));
  const ordered = [...under, ...codes.filter((found) => !under.has(found))];
  const lines = [...new Set(ordered.map(codeLine))];
  const more = lines.length > mostCodes ? [`- ${lines.length - mostCodes} more codes`] : [];
  return [...lines.slice(0, mostCodes).map((line) => `- ${line}`), ...more].join('\n');
}

function isUnder(log: LogDocument, number: number, found: ExplainedCode, position: Position): boolean {
  const start = log.positionInMessage(number, found.start);
  if (start.line !== position.line || start.character > position.character) return false;
  return position.character <= log.positionInMessage(number, found.end).character;
}

function placePart({ component, thread, context }: LogRecord, file: LogFile | undefined): Markdown {
  const facts = [
    ...(component === null ? [] : [`**Component** ${code(component, 120)}`]),
    ...(thread === null ? [] : [`**Thread** ${code(`${thread}`)}`]),
    ...(context === null || context === '' ? [] : [`**Context** ${code(context, 120)}`]),
  ];
  const lines = facts.length > 0 ? [facts.join(' · ')] : [];
  if (file) lines.push(logPart(file));
  return lines.join('\n\n');
}

function logPart(file: LogFile): Markdown {
  const facts = [
    ...(file.about === null ? [] : [`: ${prose(sentence(file.about))}`]),
    ...(file.side === null ? [] : [` Written on: ${prose(sentence(file.side))}`]),
    ...(file.enable === null ? [] : [` Off by default: ${prose(sentence(file.enable))}`]),
  ];
  return `**Log** ${code(file.name, 120)}${facts.join('')}`;
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function timePart(record: LogRecord): Markdown {
  if (record.time === null) return '';
  const times = [localTimeText(record.time), ...(record.utc === null ? [] : [utcText(record.utc)])];
  return `**Time** ${times.map((time) => code(time)).join(' local, ')}${record.utc === null ? ' local' : ''}. ${prose(utcRuleText(record))}`;
}

function flagsPart({ flags }: LogRecord): Markdown {
  const texts = {
    torn: 'The record is cut off: the next one begins before it ends.',
    'head-lost': 'The beginning of this record is lost; its end is all that stands here.',
    'damaged-tail': 'The end of this record is damaged; what could be read of it was.',
    'multi-line': '',
    incomplete: 'The record is not complete: the log ends here, or it is still being written.',
    limited: 'The record was too costly to compare with every known line; something may be missed.',
    binary: 'The record holds bytes that are no text.',
  } as const;
  return flags
    .map((flag) => texts[flag])
    .filter((text) => text !== '')
    .join(' ');
}
