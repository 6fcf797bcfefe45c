import type { Position, Range } from '../text/position.ts';

/** Every record layout, in the order of their numbers in the index. `plain` is what no other family fits. */
export const families = [
  'plain',
  'sms1-server',
  'sms1-client',
  'sms2-server',
  'sms2-client',
  'configmgr-server',
  'ccm',
  'setup',
  'trace-copy',
  'provider',
  'backup',
] as const;
export type FamilyId = (typeof families)[number];

/** How bad a record calls itself (formats.md, Severity); what the catalogue says of it comes first. */
export type RecordSeverity = 'error' | 'warning' | 'information' | 'verbose' | 'success' | 'none';

/** What is unusual about a record; the bit in the index is the place in this list. */
export const recordFlags = [
  'torn',
  'head-lost',
  'damaged-tail',
  'multi-line',
  'incomplete',
  'limited',
  'binary',
] as const;
export type RecordFlag = (typeof recordFlags)[number];

/** Which rule gave `utc`, for people who read the hover. */
export type UtcRule =
  | 'native-bias' // UTC = local + bias, in minutes
  | 'script-bias' // a script's writer has the opposite sign: UTC = local - bias
  | 'zone-name' // a Windows display name written in full
  | 'mdt' // a fixed +000 of MDT: local time, zone unknown
  | 'unknown-zone' // a zone name or offset that is not understood
  | 'none'; // the record names no zone

/** One record as people see it: strings are cut out of the text when it is asked for, never kept. */
export interface LogRecord {
  /** Place in the log, from 0. */
  readonly number: number;
  /** First and last physical line, zero-based. */
  readonly line: number;
  readonly endLine: number;
  readonly family: FamilyId;
  /** The text without metadata; leading and trailing `~` removed, inner line breaks (and inner `~` kept) as `\n`. */
  readonly message: string;
  readonly component: string | null;
  readonly thread: number | null;
  /** Local time as written, in milliseconds since 1970 as if it were UTC. */
  readonly time: number | null;
  /** Milliseconds UTC where it is known. */
  readonly utc: number | null;
  readonly utcRule: UtcRule;
  /** Minutes, as written. */
  readonly bias: number | null;
  readonly zone: string | null;
  /** `type` of a `ccm` record. */
  readonly type: number | null;
  readonly severity: RecordSeverity;
  /** `context` and `file` of a `ccm` record. */
  readonly context: string | null;
  readonly file: string | null;
  readonly flags: readonly RecordFlag[];
}

/** The parts of a record that are coloured; `marker` is punctuation such as `$$<` or `<![LOG[`. */
export const fields = ['message', 'component', 'time', 'thread', 'severity', 'context', 'file', 'marker'] as const;
export type Field = (typeof fields)[number];

export interface FieldSpan {
  readonly field: Field;
  /** Within one physical line each; a multi-line message gives one span per line. */
  readonly range: Range;
}

/** What `scan` needs to know beside the bytes. */
export interface ScanOptions {
  /** Components known by name (logs/*.yaml), lower case: the only ones that make a `trace-copy` tail without TABs. */
  readonly components: ReadonlySet<string>;
  /** How the scanned bytes become text: `utf-8` (default) or the label of a single-byte code page. */
  readonly encoding?: string;
  /** `text`: the bytes come from an editor's text, where a leading U+FEFF is a column. Default `file`: it is none. */
  readonly origin?: 'file' | 'text';
}

/**
 * A record at the moment it is closed: ONE object, used again for the next record, valid during the call only.
 * Fields are read from the bytes when asked for; an unwanted one costs nothing.
 */
export interface ClosedRecord extends Omit<LogRecord, 'message' | 'flags'> {
  /** The scanner's buffer: all offsets below are offsets in it, and it is written over after the call. */
  readonly bytes: Uint8Array;
  /** The whole record with its line end. */
  readonly start: number;
  readonly end: number;
  /** The message, without leading and trailing `~` (types of LogRecord). */
  readonly messageStart: number;
  readonly messageEnd: number;
  /** Offset of `start` in the whole scanned input, in bytes. */
  readonly offset: number;
  /** One bit per flag: bit n is `recordFlags[n]`. */
  readonly flagBits: number;
  /** The whole message as text. */
  message(): string;
  /** The whole message; as `LogDocument.messageRange`. */
  range(): Range;
  /** As `LogDocument.headRange`. */
  head(): Range;
  /** Everything as a value that may be kept. */
  toRecord(): LogRecord;
}

/** Who takes the records of a scan. */
export interface RecordSink {
  onRecord(record: ClosedRecord): void;
}

/** Reads a log piece by piece. Nothing of it is kept but the bytes of records that are not closed yet. */
export interface Scanner {
  /** The next bytes; may be cut anywhere. The buffer may be used again after the call. */
  push(bytes: Uint8Array): void;
  /** Says that the input ends here: emits what was known only provisionally. */
  end(): void;
  /** Records and physical lines so far. */
  readonly count: number;
  readonly lineCount: number;
}

/** The index of one whole text in memory: an open document, or a short text given to `explain`. */
export interface LogDocument {
  /** File name or URI as the host gave it. */
  readonly name: string;
  /** The scanned bytes: UTF-8, or a single-byte superset of ASCII. */
  readonly bytes: Uint8Array;
  /** Number of records and of physical lines. */
  readonly count: number;
  readonly lineCount: number;
  record(number: number): LogRecord;
  /** Number of the record that holds this zero-based line; -1 beyond the end. */
  recordAt(position: Position): number;
  /** Byte offsets of a record's message in `bytes`. */
  messageBytes(number: number): { readonly start: number; readonly end: number };
  /** The whole message. */
  messageRange(number: number): Range;
  /** The message's part in the record's first physical line, without metadata: where a diagnostic stands. */
  headRange(number: number): Range;
  /** The whole record with metadata, without its last line end. */
  recordRange(number: number): Range;
  /** Where the fields stand, in order; read again from the bytes. */
  spans(number: number): readonly FieldSpan[];
  /** The place of a UTF-16 offset of `record(number).message`. */
  positionInMessage(number: number, offset: number): Position;
}
