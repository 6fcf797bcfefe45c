import type { Failure, Need, Signal, Step } from '../../server/src/core/catalogue/types.ts';
import { relate } from '../../server/src/core/triage/findings.ts';
import type { Finding, LogReading, Sighting, Triage } from '../../server/src/core/triage/types.ts';

/**
 * Logs as text, one record a line:
 *
 *     client/ccim32@08:42:31 t112 Q322967.token-found cap=CAP_SO1 server=SERVER01
 *     ccim32@- Q322967.skipped            no time
 *     ccim32@08:42:31Z-60 Q322967.skipped  UTC is known: local + bias minutes
 *     ccim32@08:50:00 r40 t112 -          record 40, nothing met
 *     ccim32@+ Q264630.no-cap             one more sighting at the record before
 *     ccim32                              a log, and no record
 *
 * A log is its path; `.log` is added where there is no extension. Day 0 is 2001-11-21.
 */
export function readings(text: string, failures: readonly Failure[]): LogReading[] {
  const logs = new Map<string, Draft>();
  for (const line of text.split('\n')) {
    if (line.trim() !== '') addLine(logs, line.trim(), failures);
  }
  return [...logs.values()].map(finish);
}

/** Triage of logs written as text. */
export function triageOf(text: string, failures: readonly Failure[]): Triage {
  return relate(readings(text, failures), { failures });
}

/** Findings one a line: `Q322967#1 certain resolved information n=4 cap=CAP_SO1 also=Q264630`. */
export function shown(triage: Triage, ...holes: readonly string[]): string[] {
  return triage.findings.map((finding) => showFinding(finding, holes));
}

function showFinding(finding: Finding, holes: readonly string[]): string {
  const captures = holes
    .filter((hole) => finding.captures[hole] !== undefined)
    .map((hole) => `${hole}=${finding.captures[hole]?.join('|')}`);
  const also = finding.also.length > 0 ? [`also=${finding.also.join(',')}`] : [];
  return [
    finding.id,
    finding.confidence,
    finding.state,
    finding.severity,
    `n=${finding.count}`,
    ...captures,
    ...also,
  ].join(' ');
}

/** Where a sighting stands: `ccim32.log:3`, the record one-based. */
export function placeOf(at: { readonly log: LogReading; readonly sighting: Sighting } | null): string | null {
  return at === null ? null : `${at.log.path}:${at.sighting.record + 1}`;
}

export interface FailureText {
  /** One a line: `token-found failure shared ccim32: template`. */
  readonly signals: string;
  readonly ends?: Readonly<Record<string, readonly string[]>>;
  readonly agree?: Readonly<Record<string, readonly string[]>>;
  readonly correlate?: readonly string[];
  readonly per?: 'log' | 'case';
  readonly needs?: readonly Need[];
  readonly certain?: readonly (readonly string[])[];
  readonly likely?: readonly (readonly string[])[];
  readonly severity?: Failure['severity'];
  readonly harmless?: true;
  readonly cause?: string;
  readonly remedy?: readonly Step[];
}

/** An entry as the compiler hands it out: defaults filled in. */
export function failure(id: string, text: FailureText): Failure {
  const signals = text.signals
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => signalOf(line.trim(), text));
  const distinctive = signals.filter((signal) => signal.role === 'failure' && signal.weight === 'distinctive');
  return {
    id,
    articles: [id],
    url: null,
    title: `Title of ${id}`,
    short: 'Short',
    product: 'sms',
    versions: ['2.0'],
    status: 'stable',
    severity: text.severity ?? 'error',
    harmless: text.harmless ?? false,
    symptoms: [],
    signals,
    correlate: text.correlate ?? [],
    per: text.per ?? 'log',
    needs: text.needs ?? [],
    certain: text.certain ?? distinctive.map((signal) => [signal.id]),
    likely: text.likely ?? [],
    cause: text.cause ?? '',
    remedy: text.remedy ?? [],
    fixedIn: null,
    codes: [],
    neighbours: [],
  };
}

function signalOf(line: string, text: FailureText): Signal {
  const [head = '', template = ''] = line.split(/: (.*)/);
  const [id = '', role, weight, logs = 'any'] = head.split(' ');
  return {
    id,
    role: role as Signal['role'],
    weight: weight as Signal['weight'],
    logs: logs.split(','),
    text: template,
    ends: text.ends?.[id] ?? [],
    agree: text.agree?.[id] ?? [],
  };
}

interface Draft {
  readonly path: string;
  record: number;
  readonly threads: Map<string, number>;
  readonly times: number[];
  readonly utcs: number[];
  readonly sightings: Sighting[];
}

const day = Date.UTC(2001, 10, 21);

function addLine(logs: Map<string, Draft>, line: string, failures: readonly Failure[]): void {
  const [place = '', ...words] = line.split(/\s+/);
  const [name = '', stamp = ''] = place.split('@');
  const path = /\.\w+$/.test(name) ? name : `${name}.log`;
  const log: Draft = logs.get(path) ?? { path, record: -1, threads: new Map(), times: [], utcs: [], sightings: [] };
  logs.set(path, log);
  if (!place.includes('@')) return;
  const option = (letter: string): number | null => {
    const found = words.findIndex((word) => new RegExp(`^${letter}\\d+$`).test(word));
    return found < 0 ? null : Number(words.splice(found, 1)[0]?.slice(1));
  };
  const [record, thread] = [option('r'), option('t')];
  if (stamp !== '+') log.record = record ?? log.record + 1;
  const same = stamp === '+' ? log.sightings.at(-1) : undefined;
  const clock = same ? { time: same.time, utc: same.utc } : clockOf(stamp);
  const threadOf = same ? same.thread : thread;
  log.threads.set(String(threadOf ?? ''), log.record);
  if (clock.time !== null) log.times.push(clock.time);
  if (clock.utc !== null) log.utcs.push(clock.utc);
  const [what = '-', ...pairs] = words;
  if (what === '-') return;
  log.sightings.push(sightingOf(what, pairs, failures, { ...clock, thread: threadOf, record: log.record }));
}

function sightingOf(
  what: string,
  pairs: readonly string[],
  failures: readonly Failure[],
  at: Pick<Sighting, 'record' | 'thread' | 'time' | 'utc'>,
): Sighting {
  const [id, signalId] = what.split('.');
  const entry = failures.find((one) => one.id === id);
  const signal = entry?.signals.find((one) => one.id === signalId);
  if (!entry || !signal) throw new Error(`no such signal: ${what}`);
  const range = { start: { line: at.record, character: 0 }, end: { line: at.record, character: 10 } };
  return {
    ...at,
    failure: entry,
    signal,
    range,
    head: range,
    component: null,
    text: what,
    captures: Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string])),
  };
}

/** `1+08:42:31Z-60`: day, local time, bias where UTC is known. */
function clockOf(stamp: string): { readonly time: number | null; readonly utc: number | null } {
  const parts = /^(?:(\d+)\+)?(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?(?:Z([+-]?\d+))?$/.exec(stamp);
  if (!parts) return { time: null, utc: null };
  const [, days = '0', hours, minutes, seconds, fraction = '0', bias] = parts;
  const clock = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const time = day + Number(days) * 86_400_000 + clock * 1000 + Number(fraction);
  return { time, utc: bias === undefined ? null : time + Number(bias) * 60_000 };
}

function finish(log: Draft): LogReading {
  const base = log.path.slice(log.path.lastIndexOf('/') + 1).toLowerCase();
  const stamp = /-(\d{8}-\d{6})\.\w+$/.exec(base)?.[1];
  return {
    path: log.path,
    log: base.replace(/\.\w+$/, '').replace(/-\d{8}-\d{6}$/, ''),
    bytes: (log.record + 1) * 100,
    encoding: 'windows-1252',
    families: { 'sms2-client': log.record + 1 },
    records: log.record + 1,
    torn: 0,
    headLost: 0,
    damaged: 0,
    from: log.times.length > 0 ? Math.min(...log.times) : null,
    to: log.times.length > 0 ? Math.max(...log.times) : null,
    toUtc: log.utcs.length > 0 ? Math.max(...log.utcs) : null,
    zone: null,
    part: base.endsWith('.lo_') ? 'lo_' : (stamp ?? null),
    lastOfThread: log.threads,
    sightings: log.sightings,
    unexplained: [],
  };
}
