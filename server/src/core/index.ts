import type { CodeAction, Diagnostic, Hover, Position, Range } from 'vscode-languageserver-types';
import type { CompiledCatalogue, Failure, LogFile } from './catalogue/types.ts';
import type { Platform } from './platform.ts';
import type { LogDocument, LogRecord } from './records/types.ts';
import type { CaseSighting, Finding, LogReading, Sighting, Triage, Unexplained } from './triage/types.ts';

export type {
  CaseSighting,
  CompiledCatalogue,
  Failure,
  Finding,
  LogDocument,
  LogFile,
  LogReading,
  LogRecord,
  Platform,
  Sighting,
  Triage,
  Unexplained,
};

/** How a log is read. */
export interface ReadOptions {
  /** Encoding label for a log that does not tell; default `windows-1252`. */
  readonly encoding?: string;
}

/** Takes a log piece by piece; nothing but the index's tail and the sightings stays in memory. */
export interface LogReader {
  /** The next bytes; may be cut anywhere. The buffer may be used again after the call. */
  push(bytes: Uint8Array): void;
  /** Says that the log ends here. */
  end(): LogReading;
}

/** One code in a text and what it can mean, the likeliest first. */
export interface ExplainedCode {
  /** As written: `0x80070005`. */
  readonly text: string;
  /** UTF-16 offsets in the message. */
  readonly start: number;
  readonly end: number;
  readonly unsigned: number;
  readonly meanings: readonly {
    readonly kind: string;
    readonly name: string | null;
    readonly text: string;
    readonly source: string;
  }[];
}

export interface Explanation {
  readonly record: LogRecord | null;
  readonly failures: readonly {
    readonly failure: Failure;
    readonly signal: string;
    readonly captures: Readonly<Record<string, string>>;
  }[];
  readonly codes: readonly ExplainedCode[];
}

/** Takes a log piece by piece and hands on each record as it closes. */
export interface RecordReader {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** A failure's texts with their holes filled from a finding; plain text. */
export interface FilledFailure {
  readonly cause: string;
  readonly steps: readonly { readonly kind: 'do' | 'check'; readonly text: string; readonly copy: string | null }[];
}

export interface Summary {
  readonly open: number;
  readonly resolved: number;
  readonly expected: number;
  readonly unexplained: number;
  /** Worst severity of an open finding; null where none is open. */
  readonly worst: 'error' | 'warning' | 'information' | null;
}

/** What the first bytes of a file say of it. */
export type Sniffed = 'log' | 'text' | 'binary';

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
  pack(reading: LogReading): unknown;
  unpack(packed: unknown): LogReading;
  /** The sightings of an open text. */
  read(log: LogDocument): LogReading;
  /** From the readings of one case to its findings. */
  triage(readings: readonly LogReading[]): Triage;

  summary(triage: Triage): Summary;
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
  /** What a log line or a code means. */
  explain(text: string, logName?: string): Explanation;
}

/** Makes the core over one or more compiled catalogues; later ones add to the first. */
export declare function createCore(catalogues: readonly CompiledCatalogue[], platform: Platform): Core;
