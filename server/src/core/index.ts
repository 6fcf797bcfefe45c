import type { CodeAction, Diagnostic, Hover, Position, Range } from 'vscode-languageserver-types';
import { listSignals } from './catalogue/load.ts';
import { indexLogs } from './catalogue/logNames.ts';
import { createMatcher } from './catalogue/matcher.ts';
import type { CompiledCatalogue, Failure, LogFile } from './catalogue/types.ts';
import { codeTable } from './codes/explain.ts';
import { articlePage } from './features/articlePage.ts';
import { codeActions } from './features/codeActions.ts';
import { featureContext } from './features/context.ts';
import { diagnostics } from './features/diagnostics.ts';
import { type Evidence, evidence, type WorkaroundState, workaroundState } from './features/evidence.ts';
import { type ExplainedText, explain } from './features/explain.ts';
import { type FilledFailure, filledFailure } from './features/filledFailure.ts';
import { hover } from './features/hover.ts';
import { type LookedUp, lookUp } from './features/lookUp.ts';
import { semanticTokenLegend, semanticTokens } from './features/semanticTokens.ts';
import { ticket } from './features/ticket.ts';
import type { Platform } from './platform.ts';
import {
  createReader,
  createRecordReader,
  type LogReader,
  type ReadingParts,
  type ReadOptions,
  type RecordReader,
  readDocument,
} from './reading.ts';
import { openLog } from './records/openLog.ts';
import { type Sniffed, sniff } from './records/sniff.ts';
import type { LogDocument, LogRecord } from './records/types.ts';
import { bytesOfText } from './text/bytesOfText.ts';
import { type CaseMode, caseFolder } from './triage/case.ts';
import { relate } from './triage/findings.ts';
import { type PackedReading, packReading, unpackReading } from './triage/packed.ts';
import type { SignalSet } from './triage/sightings.ts';
import { type Summary, summarize, type UnexplainedShape, unexplainedShapes } from './triage/summary.ts';
import type { CaseSighting, Finding, LogReading, Sighting, Triage } from './triage/types.ts';

export { loadCatalogue, loadShippedCatalogue } from './catalogue/load.ts';
export type {
  CaseSighting,
  CompiledCatalogue,
  Evidence,
  ExplainedText,
  Failure,
  FilledFailure,
  Finding,
  LogDocument,
  LogFile,
  LogReader,
  LogReading,
  LogRecord,
  PackedReading,
  Platform,
  ReadOptions,
  RecordReader,
  Sighting,
  Sniffed,
  Summary,
  Triage,
  UnexplainedShape,
  WorkaroundState,
};

/** Colours of one range: five integers per token as LSP wants them. */
export interface TokenLegend {
  readonly types: readonly string[];
  readonly modifiers: readonly string[];
}

/**
 * The whole product as one interface. Nothing in it fails on input, does I/O, or keeps state between calls;
 * lines and columns are zero-based, in UTF-16 code units.
 */
export interface Core {
  readonly tokenLegend: TokenLegend;
  readonly failures: readonly Failure[];
  failure(id: string): Failure | undefined;
  /** The log a file belongs to by its name; undefined for an unknown name. */
  logFile(path: string): LogFile | undefined;
  /** `log` where the first bytes (64 KiB are enough) show records of a family other than `plain`; `binary` for no text. */
  sniff(head: Uint8Array): Sniffed;

  /** Index of a whole text in memory. */
  openText(name: string, text: string): LogDocument;
  /** A reader for a log on disk. */
  reader(path: string, options?: ReadOptions): LogReader;
  /** A reader that gives the records themselves. */
  recordReader(options: ReadOptions, take: (record: LogRecord) => void): RecordReader;
  /** A reading as plain data that a worker can post, and back. */
  pack(reading: LogReading): PackedReading;
  unpack(packed: PackedReading): LogReading;
  /** The sightings of an open text. */
  read(log: LogDocument): LogReading;
  /** The folder whose logs make one case with this one; `roots` are the workspace folders. */
  caseFolder(path: string, mode: CaseMode, roots: readonly string[]): string;
  /** From the readings of one case to its findings. */
  triage(readings: readonly LogReading[]): Triage;

  summary(triage: Triage): Summary;
  /** Error records that no failure knows, by shape over all logs. */
  unexplained(triage: Triage): UnexplainedShape[];
  /** Cause and steps with the case's names in them; placeholders where no finding is given. */
  filled(failure: Failure, finding?: Finding): FilledFailure;

  /** Rows and hints for one log of a case. */
  diagnostics(triage: Triage, path: string): Diagnostic[];
  hover(log: LogDocument, triage: Triage, position: Position): Hover | undefined;
  codeActions(triage: Triage, path: string, range: Range): CodeAction[];
  /** Token data for the lines of `range`, or for the whole text. */
  semanticTokens(log: LogDocument, range?: Range): number[];
  /** The article page of one finding, or of a failure without a case, as Markdown. */
  articlePage(failure: Failure, finding?: Finding): string;
  /** One finding as Markdown for a ticket. */
  ticket(finding: Finding): string;
  /** The lines of a finding, at most `limit`: the first, the last and the resolving one are always among them. */
  evidence(finding: Finding, limit: number): Evidence;
  /** Which steps of the remedy are proved by a line, and what is still to be seen. */
  workaround(finding: Finding): WorkaroundState;
  /** Everything known of a text, for a list to choose from. */
  lookUp(text: string, logName?: string): LookedUp[];
  /** What a log line or a code means. */
  explain(text: string, logName?: string): ExplainedText;
}

/**
 * Makes the core over one or more compiled catalogues; later ones add to the first.
 * Throws where a stored automaton does not belong to its catalogue: the build is broken then.
 */
export function createCore(catalogues: readonly CompiledCatalogue[], platform: Platform): Core {
  const failures = catalogues.flatMap((catalogue) => catalogue.failures);
  const logs = indexLogs(catalogues.flatMap((catalogue) => catalogue.logs));
  const codes = codeTable(catalogues.flatMap((catalogue) => catalogue.codes));
  const logFile = (path: string): LogFile | undefined => logs.files.get(logs.logKey(path).key ?? '');
  const context = featureContext({ failures, logs: [...logs.files.values()], codes, logFile });
  const scan = { components: componentsOf(logs.files.values()) };
  const parts: ReadingParts = { platform, scan, knowledge: { logs, signals: catalogues.map(signalSet) } };
  const openText = (name: string, text: string): LogDocument =>
    openLog(name, bytesOfText(text), platform, { ...scan, origin: 'text' });
  const read = (log: LogDocument): LogReading => readDocument(parts, log);

  return {
    tokenLegend: semanticTokenLegend,
    failures,
    failure: context.failure,
    logFile,
    sniff: (head) => sniff(head, platform, scan),
    openText,
    reader: (path, options) => createReader(parts, path, options),
    recordReader: (options, take) => createRecordReader(parts, options, take),
    pack: (reading) => packReading(reading, failures),
    unpack: (packed) => unpackReading(packed, failures),
    read,
    caseFolder,
    triage: (readings) => relate(readings, { failures }),
    summary: summarize,
    unexplained: unexplainedShapes,
    filled: (failure, finding) => filledFailure(context, failure, finding),
    diagnostics: (triage, path) => diagnostics(context, triage, path),
    hover: (log, triage, position) => hover(context, log, triage, position),
    codeActions: (triage, path, range) => codeActions(context, triage, path, range),
    semanticTokens,
    articlePage: (failure, finding) => articlePage(context, failure, finding),
    ticket: (finding) => ticket(context, finding),
    evidence,
    workaround: (finding) => workaroundState(context, finding),
    lookUp: (text, logName) => lookUp(context, explain({ codes, openText, read }, text, logName)),
    explain: (text, logName) => explain({ codes, openText, read }, text, logName),
  };
}

function signalSet({ failures, automaton }: CompiledCatalogue): SignalSet {
  const listed = listSignals(failures);
  return {
    listed,
    matcher: createMatcher(
      listed.map(({ signal }) => signal),
      automaton,
    ),
  };
}

function componentsOf(logs: Iterable<LogFile>): ReadonlySet<string> {
  const components = new Set<string>();
  for (const log of logs) for (const component of log.components) components.add(component.toLowerCase());
  return components;
}
