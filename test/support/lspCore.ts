import type {
  CompiledCatalogue,
  Core,
  Failure,
  Finding,
  LogReading,
  Sighting,
  Triage,
} from '../../server/src/core/index.ts';
import { caseFolder } from '../../server/src/core/triage/case.ts';

/**
 * A small core for tests of the protocol side. A line `FAIL Q1 name` is a sighting of failure Q1 with that name captured,
 * `DONE Q1` in any log of the case resolves it, and a text with one of the two is a log.
 */
export function fakeCore(catalogues: readonly CompiledCatalogue[]): Core {
  const failures = catalogues.flatMap((catalogue) => catalogue.failures);
  const failure = (id: string) => failures.find((known) => known.id === id);
  const core: Partial<Core> = {
    tokenLegend: { types: ['smsTime', 'smsMessage'], modifiers: ['error'] },
    failures,
    failure,
    logFile: (path) => (/ccim32\.log$/i.test(path) ? ({ key: 'ccim32', name: 'Ccim32.log' } as never) : undefined),
    sniff: (head) => (/FAIL|DONE/.test(new TextDecoder().decode(head)) ? 'log' : 'text'),
    openText: (name, text) => ({ name, bytes: new TextEncoder().encode(text), recordAt: () => -1 }) as never,
    read: (log) => reading(log.name, log.bytes, failure),
    reader: (path) => {
      const parts: Uint8Array[] = [];
      return {
        push: (bytes: Uint8Array) => void parts.push(bytes.slice()),
        end: () => reading(path, Buffer.concat(parts), failure),
      };
    },
    caseFolder,
    lookUp: () => [],
    triage: relate,
    diagnostics: (triage, path) =>
      triage.findings.flatMap((finding) => {
        const here = finding.sightings.find(({ log }) => log.path === path);
        if (!here) return [];
        const severity = { error: 1, warning: 2, information: 3 }[finding.severity] as 1 | 2 | 3;
        const message = `${finding.failure.title} (${finding.count}x, ${finding.state})`;
        return [{ range: here.sighting.head, severity, message, code: finding.failure.id, data: finding.id }];
      }),
    hover: (_log, triage, position) => {
      const finding = triage.findings.find(({ sightings }) =>
        sightings.some(({ sighting }) => sighting.head.start.line === position.line),
      );
      return finding ? { contents: finding.failure.title } : undefined;
    },
    codeActions: (triage, path) =>
      triage.findings.map((finding) => ({
        title: 'Explain',
        kind: 'quickfix',
        command: { title: 'Explain', command: 'smsLogs.explain', arguments: [path, finding.id] },
      })),
    semanticTokens: (_log, range) => [range?.start.line ?? 0, 0, 4, 0, 0],
    articlePage: (known, finding) =>
      `# ${known.title}\n${finding ? Object.values(finding.captures).join() : 'no case'}`,
    evidence: (finding, limit) => ({ chosen: finding.sightings.slice(0, limit), leftOut: 0 }),
    workaround: (finding) => ({ summary: `It is ${finding.state}.`, steps: [], waiting: null }),
    ticket: (finding) => `${finding.id} ${finding.state}`,
  };
  return core as Core;
}

/** A catalogue of failures that only have what the fake core and the server look at. */
export function fakeCatalogue(failures: readonly Partial<Failure>[]): CompiledCatalogue {
  const whole = failures.map((failure) => ({
    title: `Failure ${failure.id}`,
    url: `https://example.org/${failure.id}`,
    severity: 'error',
    correlate: [],
    per: 'case',
    remedy: [],
    ...failure,
  }));
  return {
    revision: 'test',
    failures: whole as unknown as Failure[],
    logs: [],
    codes: [],
    automaton: new Uint16Array(),
  };
}

function reading(path: string, bytes: Uint8Array, failure: (id: string) => Failure | undefined): LogReading {
  const lines = new TextDecoder().decode(bytes).split('\n');
  const sightings: Sighting[] = [];
  for (const [line, text] of lines.entries()) {
    const [word, id = '', name = ''] = text.split(' ');
    const known = failure(id);
    if (!known || (word !== 'FAIL' && word !== 'DONE')) continue;
    const head = { start: { line, character: 0 }, end: { line, character: text.length } };
    const signal = { id: word, role: word === 'FAIL' ? 'failure' : 'resolved' };
    sightings.push({ failure: known, signal, record: line, head, range: head, time: 0, captures: { name } } as never);
  }
  const families = { 'sms2-client': lines.length };
  return { path, log: null, bytes: bytes.length, families, records: lines.length, sightings } as unknown as LogReading;
}

function relate(logs: readonly LogReading[]): Triage {
  const all = logs.flatMap((log) => log.sightings.map((sighting) => ({ log, sighting })));
  const seen = [...new Set(all.map(({ sighting }) => sighting.failure))];
  const findings = seen.flatMap((failure) => {
    const own = all.filter(({ sighting }) => sighting.failure === failure);
    const failing = own.filter(({ sighting }) => sighting.signal.role === 'failure');
    const done = own.find(({ sighting }) => sighting.signal.role === 'resolved') ?? null;
    if (failing.length === 0) return [];
    const finding: Partial<Finding> = {
      id: `${failure.id}#1`,
      failure,
      confidence: 'certain',
      state: done ? 'resolved' : 'open',
      severity: done ? 'information' : failure.severity,
      count: failing.length,
      captures: { name: failing.map(({ sighting }) => sighting.captures.name ?? '') },
      sightings: own,
      first: failing[0]!,
      last: failing.at(-1)!,
      resolvedBy: done,
      proved: [],
    };
    return [finding as Finding];
  });
  return { logs, findings, unexplained: [] };
}
