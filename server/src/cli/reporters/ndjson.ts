import type { LogReading, LogRecord, Sighting } from '../../core/index.ts';
import type { Report } from '../commands/triage.ts';
import { catalogueJson, findingJson, localIso, logJson, sightingJson, unexplainedJson, utcIso } from './json.ts';

/** The line of one log, as soon as it is read. */
export function logLine(log: LogReading): string {
  return line('log', logJson(log));
}

/** The line of one sighting, as soon as its log is read. */
export function sightingLine(log: LogReading, sighting: Sighting): string {
  return line('sighting', { failure: sighting.failure.id, ...sightingJson(log, sighting) });
}

/** What can be said only at the end: findings, unexplained, skipped, and one summary. */
export function triageLines(report: Report): string {
  const { core, triage, skipped } = report;
  return [
    ...triage.findings.map((finding) => line('finding', findingJson(finding, report))),
    ...core.unexplained(triage).map((shape) => line('unexplained', unexplainedJson(shape, report))),
    ...skipped.map((one) => line('skipped', one)),
    line('summary', { ...core.summary(triage), catalogue: catalogueJson(report) }),
  ].join('');
}

/** One record of `records --format ndjson`; lines are one-based. */
export function recordLine(record: LogRecord): string {
  return `${JSON.stringify(recordJson(record))}\n`;
}

/** One record as the command line shows it. */
export function recordJson(record: LogRecord): object {
  return {
    line: record.line + 1,
    endLine: record.endLine + 1,
    family: record.family,
    message: record.message,
    component: record.component,
    thread: record.thread,
    time: localIso(record.time),
    utc: utcIso(record.utc),
    bias: record.bias,
    zone: record.zone,
    type: record.type,
    severity: record.severity,
    context: record.context,
    file: record.file,
    flags: record.flags,
  };
}

function line(kind: string, object: object): string {
  return `${JSON.stringify({ kind, ...object })}\n`;
}
