import type { Core, Finding, LogReading, Triage } from '../../core/index.ts';
import { openCore } from '../catalogues.ts';
import { chunkSize, collectLogs, type LogPath, readPieces, reasonOf, type Skipped } from '../files.ts';
import { type CommandIo, exit, UsageError } from '../io.ts';
import type { TimeOption } from '../program.ts';
import { createProgress } from '../progress.ts';
import { triageJson } from '../reporters/json.ts';
import { logLine, sightingLine, triageLines } from '../reporters/ndjson.ts';
import { triageText } from '../reporters/text.ts';
import { readInWorkers } from '../workers.ts';

export interface TriageOptions {
  readonly name?: string;
  readonly format: 'text' | 'json' | 'ndjson';
  readonly catalogue: readonly string[];
  readonly since?: TimeOption;
  readonly until?: TimeOption;
  readonly component?: string;
  readonly state?: 'open' | 'resolved' | 'expected';
  readonly encoding: string;
  readonly failOn: 'error' | 'warning' | 'never';
  readonly sightings: number;
  readonly jobs?: number;
}

/** What a reporter gets to print. */
export interface Report {
  readonly core: Core;
  readonly triage: Triage;
  readonly skipped: readonly Skipped[];
  /** At most this many sightings of one finding are printed. */
  readonly sightings: number;
  /** Failures of the catalogues given with --catalogue. */
  readonly own: number;
  readonly revision: string;
}

/** From this many bytes on, starting workers costs less than it saves. */
const workersFrom = 48 * 1024 * 1024;

/** `sms-logs triage`: reads the logs, prints what is wrong, and answers the exit status. */
export async function runTriage(paths: readonly string[], options: TriageOptions, io: CommandIo): Promise<number> {
  if (options.name !== undefined && !paths.includes('-')) throw new UsageError('--name goes with - (standard input).');
  const { core, own, revision, catalogues } = openCore(options.catalogue, io);
  const collected = collectLogs(
    paths.filter((path) => path !== '-'),
    core,
  );
  const skipped = [...collected.skipped];
  const readings: LogReading[] = [];
  const take = (reading: LogReading): void => {
    readings.push(reading);
    if (options.format !== 'ndjson') return;
    io.write(logLine(reading));
    for (const sighting of reading.sightings.slice(0, options.sightings)) io.write(sightingLine(reading, sighting));
  };
  if (paths.includes('-')) take(await readInput(core, options, io));
  const total = collected.logs.reduce((sum, log) => sum + log.bytes, 0);
  const progress = createProgress(io, total);
  const jobs = Math.min(options.jobs ?? io.cores, collected.logs.length);
  if (io.workerFile !== undefined && jobs > 1 && total >= workersFrom) {
    await readInWorkers(
      io.workerFile,
      jobs,
      collected.logs,
      { catalogues, encoding: options.encoding, core },
      { take, skip: (s) => skipped.push(s), progress },
    );
  } else {
    readHere(collected.logs, core, options, { take, skip: (one) => skipped.push(one), progress });
  }
  progress.end();

  for (const one of skipped) if (one.error) io.warn(`sms-logs: ${one.path}: ${one.why}\n`);
  const whole = core.triage(readings);
  const triage = narrowed(whole, options);
  const report: Report = { core, triage, skipped, sightings: options.sightings, own, revision };
  if (options.format === 'json') io.write(`${JSON.stringify(triageJson(report), null, 2)}\n`);
  else if (options.format === 'ndjson') io.write(triageLines(report));
  else io.write(triageText(report, io));
  if (skipped.some((one) => one.error)) return exit.unreadable;
  return triage.findings.some((finding) => fails(finding, options.failOn)) ? exit.found : exit.clean;
}

/** Where the readings of one call go. */
export interface Sink {
  readonly take: (reading: LogReading) => void;
  readonly skip: (skipped: Skipped) => void;
  readonly progress: { readonly add: (bytes: number) => void };
}

function readHere(logs: readonly LogPath[], core: Core, options: TriageOptions, sink: Sink): void {
  const buffer = new Uint8Array(chunkSize);
  for (const log of logs) {
    try {
      const reader = core.reader(log.shown, { encoding: options.encoding });
      readPieces(log.path, buffer, (bytes) => {
        reader.push(bytes);
        sink.progress.add(bytes.length);
      });
      sink.take(reader.end());
    } catch (error) {
      sink.skip({ path: log.shown, why: reasonOf(error), error: true });
    }
  }
}

async function readInput(core: Core, options: TriageOptions, io: CommandIo): Promise<LogReading> {
  const reader = core.reader(options.name ?? '-', { encoding: options.encoding });
  for await (const chunk of io.stdin) reader.push(chunk);
  return reader.end();
}

function narrowed(triage: Triage, options: TriageOptions): Triage {
  const component = options.component?.toLowerCase();
  const fits = (finding: Finding): boolean =>
    (options.state === undefined || finding.state === options.state) &&
    finding.sightings.some(
      ({ sighting }) =>
        (component === undefined || sighting.component?.toLowerCase() === component) &&
        (options.since === undefined ||
          (timeOf(sighting, options.since) ?? Number.NEGATIVE_INFINITY) >= options.since.at) &&
        (options.until === undefined ||
          (timeOf(sighting, options.until) ?? Number.POSITIVE_INFINITY) <= options.until.at),
    );
  return { ...triage, findings: triage.findings.filter(fits) };
}

function timeOf(
  sighting: { readonly time: number | null; readonly utc: number | null },
  option: TimeOption,
): number | null {
  return option.isUtc ? sighting.utc : sighting.time;
}

function fails(finding: Finding, threshold: TriageOptions['failOn']): boolean {
  if (threshold === 'never' || finding.state !== 'open' || finding.confidence === 'possible') return false;
  return finding.severity === 'error' || (threshold === 'warning' && finding.severity === 'warning');
}
