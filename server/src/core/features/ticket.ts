import type { CaseSighting, Finding, LogReading } from '../triage/types.ts';
import { productText, proofText } from './articlePage.ts';
import type { FeatureContext } from './context.ts';
import { evidence, workaroundState } from './evidence.ts';
import { filledMarkdown } from './filled.ts';
import { articleOf, statePart } from './findingText.ts';
import { code, fenced, link, type Markdown, prose } from './markdown.ts';
import { fileName, pathText } from './places.ts';
import { localTimeText, utcText } from './timeText.ts';

const mostEvidence = 20;
const mostLogs = 10;

/** One finding as Markdown for a ticket: state, environment, evidence with UTC times where they are known, steps. */
export function ticket(context: FeatureContext, finding: Finding): string {
  const { failure } = finding;
  const parts = [
    `# ${prose(`${articleOf(finding)}: ${failure.title}`)}`,
    statePart(context, finding),
    `**Cause:** ${filledMarkdown(context, failure.cause, finding)}`,
    `## Environment\n\n${environmentPart(finding)}`,
    `## Evidence\n\n${evidencePart(finding)}`,
    stepsPart(context, finding),
    ...(failure.url === null ? [] : [`Article: ${link(articleOf(finding), failure.url)}`]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function environmentPart(finding: Finding): Markdown {
  const logs = [...new Set(finding.sightings.map(({ log }) => log))];
  const names = Object.entries(finding.captures)
    .filter(([name]) => finding.failure.correlate.includes(name))
    .map(
      ([name, values]) =>
        `- ${prose(name)}: ${values
          .slice(0, 5)
          .map((value) => code(value))
          .join(', ')}`,
    );
  const lines = [
    `- Described for ${prose(productText(finding.failure))}`,
    ...names,
    ...logs.slice(0, mostLogs).map((log) => `- ${logLine(log)}`),
  ];
  if (logs.length > mostLogs) lines.push(`- ${logs.length - mostLogs} more logs`);
  return lines.join('\n');
}

function logLine(log: LogReading): Markdown {
  const span =
    log.from === null || log.to === null ? '' : `, ${localTimeText(log.from)} to ${localTimeText(log.to)} local`;
  const zone = log.zone === null ? ', zone unknown' : `, zone ${code(log.zone, 80)}`;
  return `${code(pathText(log.path), 300)}: ${log.records} ${log.records === 1 ? 'record' : 'records'}${span}${zone}`;
}

function evidencePart(finding: Finding): Markdown {
  const { chosen, leftOut } = evidence(finding, mostEvidence);
  const block = fenced(chosen.map(evidenceText));
  return leftOut === 0 ? block : `${block}\n\n${leftOut} more ${leftOut === 1 ? 'line' : 'lines'} left out.`;
}

function evidenceText({ log, sighting }: CaseSighting): string {
  const { time, utc, head, text } = sighting;
  const local = time === null ? '(no time)' : `${localTimeText(time)} local`;
  return `${utc === null ? local : utcText(utc)}  ${fileName(log.path)}:${head.start.line + 1}  ${text}`;
}

function stepsPart(context: FeatureContext, finding: Finding): Markdown {
  const { steps, summary } = workaroundState(context, finding);
  if (steps.length === 0) return '';
  const lines = steps.map((step, index) => {
    const text = filledMarkdown(context, finding.failure.remedy[index]!.text, finding);
    return `${index + 1}. [${step.proof ? 'x' : ' '}] ${step.kind === 'check' ? 'Check: ' : ''}${text}${proofText(step)}`;
  });
  return `## Steps\n\n${prose(summary)}\n\n${lines.join('\n')}`;
}
