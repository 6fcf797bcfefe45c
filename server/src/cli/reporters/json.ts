import manifest from '../../../../package.json' with { type: 'json' };
import type { CaseSighting, ExplainedText, Finding, LogReading, Sighting, UnexplainedShape } from '../../core/index.ts';
import type { Report } from '../commands/triage.ts';

/** The document of `triage --format json`; its shape is in schemas/triage.schema.json. */
export function triageJson(report: Report): object {
  const { core, triage } = report;
  return {
    schema: 'sms-logs/triage@1',
    version: manifest.version,
    catalogue: catalogueJson(report),
    summary: core.summary(triage),
    logs: triage.logs.map(logJson),
    findings: triage.findings.map((finding) => findingJson(finding, report)),
    unexplained: core.unexplained(triage).map((shape) => unexplainedJson(shape, report)),
    skipped: report.skipped,
  };
}

export function catalogueJson({ core, own, revision }: Report): object {
  return { entries: core.failures.length, own, revision };
}

/** One log of the case. */
export function logJson(log: LogReading): object {
  return {
    path: log.path,
    log: log.log,
    bytes: log.bytes,
    encoding: log.encoding,
    families: log.families,
    records: log.records,
    torn: log.torn,
    headLost: log.headLost,
    damaged: log.damaged,
    from: localIso(log.from),
    to: localIso(log.to),
    zone: log.zone,
    part: log.part,
  };
}

/** One finding with its remedy filled in and the first of its sightings. */
export function findingJson(finding: Finding, report: Report): object {
  const { failure } = finding;
  const filled = report.core.filled(failure, finding);
  const { chosen, leftOut } = report.core.evidence(finding, report.sightings);
  return {
    id: finding.id,
    failure: failure.id,
    articles: failure.articles,
    title: failure.title,
    severity: finding.severity,
    state: finding.state,
    confidence: finding.confidence,
    count: finding.count,
    captures: capturesJson(finding.captures),
    url: failure.url,
    cause: filled.cause,
    remedy: filled.steps.map((step, number) => ({
      [step.kind]: step.text,
      copy: step.copy,
      proved: finding.proved[number] ? placeJson(finding.proved[number]) : null,
    })),
    look: finding.look,
    first: placeJson(finding.first),
    last: placeJson(finding.last),
    resolvedBy: finding.resolvedBy ? placeJson(finding.resolvedBy) : null,
    also: finding.also,
    sightings: chosen.map(({ log, sighting }) => sightingJson(log, sighting)),
    sightingsLeftOut: leftOut,
  };
}

/** One signal met at one record. Lines and columns are one-based. */
export function sightingJson(log: LogReading, sighting: Sighting): object {
  return {
    signal: sighting.signal.id,
    role: sighting.signal.role,
    ...placeJson({ log, sighting }),
    endLine: sighting.range.end.line + 1,
    endColumn: sighting.range.end.character + 1,
    component: sighting.component,
    thread: sighting.thread,
    captures: sighting.captures,
  };
}

/** Error records of one shape that no failure knows. */
export function unexplainedJson({ shape, count, logs, first }: UnexplainedShape, { core }: Report): object {
  const [log] = logs;
  const path = log?.path ?? '';
  const { start } = first.range;
  return {
    text: shape,
    severity: 'information',
    count,
    logs: logs.map((one) => one.path),
    codes: core.explain(first.message, path).codes.map((code) => codeName(code)),
    first: {
      path,
      line: start.line + 1,
      column: start.character + 1,
      time: localIso(first.time),
      utc: utcIso(first.utc),
    },
  };
}

/** `Win32 5` where the meaning is known, else the code as written. */
function codeName({ text, inner, meanings, unsigned }: ExplainedText['codes'][number]): string {
  const [meaning] = meanings;
  if (meaning === undefined) return text;
  const kind = meaning.kind === 'win32' ? 'Win32' : meaning.kind;
  return `${kind} ${inner?.value ?? unsigned}`;
}

/** Milliseconds of a local clock as ISO 8601 without an offset. */
export function localIso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString().slice(0, -1);
}

/** Milliseconds UTC as ISO 8601 with Z. */
export function utcIso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function placeJson({ log, sighting }: CaseSighting): object {
  const { start } = sighting.range;
  return {
    path: log.path,
    line: start.line + 1,
    column: start.character + 1,
    time: localIso(sighting.time),
    utc: utcIso(sighting.utc),
  };
}

function capturesJson(captures: Finding['captures']): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(captures).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]),
  );
}
