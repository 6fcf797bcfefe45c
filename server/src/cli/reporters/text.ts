import { styleText } from 'node:util';
import type { Finding, Triage } from '../../core/index.ts';
import type { Report } from '../commands/triage.ts';
import type { CommandIo } from '../io.ts';
import { localIso } from './json.ts';
import { shown } from './plain.ts';

/** The report for people: what is wrong, why, what to do, and whether it is over. */
export function triageText(report: Report, io: CommandIo): string {
  const { core, triage } = report;
  const summary = core.summary(triage);
  const blocks = triage.findings.map((finding) => findingText(finding, report, io));
  if (triage.unexplained.length > 0) blocks.push(unexplainedText(report));
  const records = triage.logs.reduce((sum, log) => sum + log.records, 0);
  const read = `${triage.logs.length} ${triage.logs.length === 1 ? 'log' : 'logs'}, ${records} records read.`;
  const found =
    triage.findings.length === 0
      ? 'No known failure was found.'
      : `${summary.open} open, ${summary.resolved} resolved, ${summary.expected} harmless.`;
  blocks.push([read, found, ...losses(triage), ...notRead(report)].join(' '));
  return `${blocks.join('\n\n')}\n`;
}

type Style = Parameters<typeof styleText>[0];

function findingText(finding: Finding, report: Report, io: CommandIo): string {
  const paint = (style: Style, text: string): string => (io.colours ? styleText(style, text) : text);
  const { failure } = finding;
  const filled = report.core.filled(failure, finding);
  const lines = [
    `${paint(styleOf(finding), failure.articles[0] ?? failure.id)}  ${paint('bold', failure.title)}`,
    `  ${stateText(finding)}`,
    `  Why:  ${shown(filled.cause)}`,
    '  Do:',
    ...filled.steps.map((step, number) => {
      const proof = finding.proved[number];
      const seen = proof ? ` (seen: ${place(proof.log.path, proof.sighting.range.start.line)})` : '';
      return `   ${String(number + 1).padStart(2)}. ${step.kind === 'check' ? 'Check: ' : ''}${shown(step.text)}${seen}`;
    }),
  ];
  if (finding.resolvedBy !== null) {
    const { log, sighting } = finding.resolvedBy;
    lines.push(`  Resolved by: ${place(log.path, sighting.range.start.line)}  ${shown(sighting.text)}`);
  }
  for (const { log, signal } of finding.look) lines.push(`  To be sure: look in ${log} for the line "${signal}".`);
  if (finding.also.length > 0) lines.push(`  The same lines can also mean: ${finding.also.join(', ')}.`);
  lines.push('  Seen:', ...evidenceText(finding, report));
  if (failure.url !== null) lines.push(`  ${failure.url}`);
  return lines.join('\n');
}

function stateText(finding: Finding): string {
  const state = { open: 'open', resolved: 'resolved', expected: 'harmless' }[finding.state];
  const from = localIso(finding.first.sighting.time)?.replace('T', ' ').slice(0, 19);
  const to = localIso(finding.last.sighting.time)?.replace('T', ' ').slice(0, 19);
  const when = from === undefined ? '' : from === to ? `, ${from}` : `, ${from} to ${to ?? '?'}`;
  // The names that tell this finding from another of its failure, and where it happened.
  const names = [...new Set([...finding.failure.correlate, 'server'])].flatMap((name) => {
    const values = Object.hasOwn(finding.captures, name) ? finding.captures[name]! : [];
    return values.length === 0 ? [] : [`${name} ${shown(values.slice(0, 3).join(', '))}`];
  });
  const first = `${state} · ${finding.severity} · ${finding.confidence} · ${finding.count} ${finding.count === 1 ? 'line' : 'lines'}${when}`;
  return names.length === 0 ? first : `${first}\n  ${names.join(' · ')}`;
}

function evidenceText(finding: Finding, { core, sightings }: Report): string[] {
  const { chosen, leftOut } = core.evidence(finding, sightings);
  const told = chosen.map(({ log, sighting: { signal, range, text } }) => {
    const role = signal.role === 'failure' ? '' : ` [${signal.role}]`;
    return `    ${place(log.path, range.start.line)}${role}  ${shown(text)}`;
  });
  return leftOut > 0 ? [...told, `    and ${leftOut} more`] : told;
}

function unexplainedText({ core, triage, sightings }: Report): string {
  const shapes = core.unexplained(triage);
  const lines = shapes.slice(0, sightings).map(({ count, logs, first }) => {
    return `   ${String(count).padStart(5)}×  ${place(logs[0]?.path ?? '', first.range.start.line)}  ${shown(first.message)}`;
  });
  const left = shapes.length - lines.length;
  if (left > 0) lines.push(`         and ${left} more`);
  return ['Errors that no known failure explains:', ...lines].join('\n');
}

function losses({ logs }: Triage): string[] {
  const sum = (count: (log: Triage['logs'][number]) => number): number =>
    logs.reduce((total, log) => total + count(log), 0);
  const parts = [
    [sum((log) => log.torn), 'torn'],
    [sum((log) => log.headLost), 'without their head'],
    [sum((log) => log.damaged), 'with a damaged tail'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0 ? [] : [`Records ${told.join(', ')}.`];
}

function notRead({ skipped }: Report): string[] {
  const errors = skipped.filter((one) => one.error).length;
  const others = skipped.length - errors;
  return [
    ...(errors > 0 ? [`${errors} could not be read.`] : []),
    ...(others > 0 ? [`${others} ${others === 1 ? 'file is' : 'files are'} no log.`] : []),
  ];
}

function place(path: string, line: number): string {
  return `${shown(path)}:${line + 1}`;
}

function styleOf(finding: Finding): Style {
  if (finding.state === 'open' && finding.severity === 'error') return 'red';
  return finding.state === 'open' && finding.severity === 'warning' ? 'yellow' : 'green';
}
