import type { Failure } from '../catalogue/types.ts';
import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { evidence, type WorkaroundStep, waitingSentence, workaroundState } from './evidence.ts';
import { filledMarkdown, filledText, templateText } from './filled.ts';
import { richSentence, roleText, statePart } from './findingText.ts';
import { cell, code, fenced, link, type Markdown, prose } from './markdown.ts';
import { fileName, logNames } from './places.ts';
import { localTimeText, utcText } from './timeText.ts';

const mostEvidence = 20;

/**
 * The article page as Markdown, from the catalogue alone: with a finding its state, its steps filled with the names
 * of the case and its evidence; without one the general page, with `<server>` for every name. A finding of another
 * failure is left out.
 */
export function articlePage(context: FeatureContext, failure: Failure, finding?: Finding): string {
  const own = finding && finding.failure.id === failure.id ? finding : undefined;
  const sections = [
    headPart(failure),
    own ? statePart(context, own) : '',
    section('What happened', whatHappened(context, failure, own)),
    section('What to do', stepsPart(context, failure, own, 'do')),
    section('How to see that it worked', checksPart(context, failure, own)),
    own ? section('Evidence', evidencePart(own)) : section('Lines that show it', linesPart(context, failure)),
    section('What else the lines could mean', othersPart(context, failure, own)),
    section('Versions', versionsPart(failure)),
    section('Articles', articlesPart(failure)),
  ];
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`;
}

/** `SMS 2.0, 2003`: the product and its versions, plain text. */
export function productText({ product, versions }: Failure): string {
  const names: Readonly<Record<string, string>> = {
    sms: 'SMS',
    configmgr: 'Configuration Manager',
    intune: 'Intune',
  };
  return [names[product] ?? product, versions.join(', ')].filter((part) => part !== '').join(' ');
}

function section(title: string, body: Markdown): Markdown {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

function headPart(failure: Failure): Markdown {
  const facts = [failure.short, failure.articles[0] ?? failure.id, productText(failure)].filter((fact) => fact !== '');
  return `# ${prose(failure.title)}\n\n${facts.map((fact) => prose(fact)).join(' · ')}`;
}

function whatHappened(context: FeatureContext, failure: Failure, finding: Finding | undefined): Markdown {
  const cause = filledMarkdown(context, failure.cause, finding ?? failure);
  if (failure.symptoms.length === 0) return cause;
  const symptoms = failure.symptoms.map((symptom) => `- ${filledMarkdown(context, symptom, finding ?? failure)}`);
  return `${cause}\n\nIt shows like this:\n\n${symptoms.join('\n')}`;
}

function stepsPart(
  context: FeatureContext,
  failure: Failure,
  finding: Finding | undefined,
  kind: 'do' | 'check',
): Markdown {
  const steps = finding ? workaroundState(context, finding).steps : [];
  let number = 0;
  return failure.remedy
    .flatMap((step, index) => {
      if (step.kind !== kind) return [];
      number++;
      const mark = kind === 'do' ? `${number}. ` : '- ';
      const text = `${mark}${filledMarkdown(context, step.text, finding ?? failure)}${proofText(steps[index])}`;
      if (step.copy === null) return [text];
      const block = fenced([filledText(context, step.copy, finding ?? failure)]).split('\n');
      return [[text, '', ...block].map((line, at) => (at === 0 ? line : `   ${line}`.trimEnd())).join('\n')];
    })
    .join('\n');
}

function checksPart(context: FeatureContext, failure: Failure, finding: Finding | undefined): Markdown {
  const checks = stepsPart(context, failure, finding, 'check');
  if (!finding || failure.remedy.length === 0) return checks;
  const summary = prose(workaroundState(context, finding).summary);
  return checks === '' ? summary : `${summary}\n\n${checks}`;
}

/** The line that proves a step, or what is still to be seen; empty where no line can tell. */
export function proofText(step: WorkaroundStep | undefined): Markdown {
  if (step?.proof) {
    const { path, range, time } = step.proof;
    const when = time === null ? '' : `, ${localTimeText(time)}`;
    return ` **Proved** by ${code(fileName(path))}, line ${range.start.line + 1}${when}.`;
  }
  if (!step?.missing) return '';
  return ` ${richSentence(waitingSentence(step.missing))}`;
}

function evidencePart(finding: Finding): Markdown {
  const { chosen, leftOut } = evidence(finding, mostEvidence);
  const rows = chosen.map(({ log, sighting }) => {
    const { time, utc, head, signal, text } = sighting;
    const times = time === null ? '' : `${localTimeText(time)}${utc === null ? '' : ` (${utcText(utc)})`}`;
    const cells = [cell(fileName(log.path)), `${head.start.line + 1}`, times, roleText(signal.role), cell(text, 300)];
    return `| ${cells.join(' | ')} |`;
  });
  const table = ['| Log | Line | Time | What it is | Text |', '| --- | ---: | --- | --- | --- |', ...rows].join('\n');
  return leftOut === 0 ? table : `${table}\n\n${leftOut} more ${leftOut === 1 ? 'line is' : 'lines are'} not shown.`;
}

/** The lines of the failure as the catalogue describes them, for a page without a case. */
function linesPart(context: FeatureContext, failure: Failure): Markdown {
  return failure.signals
    .map(
      ({ text, role, logs }) =>
        `- ${code(templateText(text, {}), 300)} in ${prose(logNames(context, logs))}: ${roleText(role)}`,
    )
    .join('\n');
}

function othersPart(context: FeatureContext, failure: Failure, finding: Finding | undefined): Markdown {
  const ids = [...new Set([...(finding?.also ?? []), ...failure.neighbours])].filter((id) => id !== failure.id);
  return ids
    .map((id) => {
      const other = context.failure(id);
      if (!other) return `- ${prose(id)}`;
      return `- ${link(other.articles[0] ?? id, other.url)}: ${prose(other.title)}`;
    })
    .join('\n');
}

function versionsPart(failure: Failure): Markdown {
  const lines = [`Described for ${prose(productText(failure))}.`];
  if (failure.fixedIn !== null) lines.push(`Fixed in ${prose(failure.fixedIn)}.`);
  return lines.join(' ');
}

function articlesPart(failure: Failure): Markdown {
  return failure.articles.map((id, index) => `- ${index === 0 ? link(id, failure.url) : prose(id)}`).join('\n');
}
