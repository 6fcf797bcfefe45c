import { readAutomaton } from './automaton.ts';
import type { LogIndex } from './logNames.ts';
import type { CodeMeaning, CompiledCatalogue, Failure, LogFile, Signal } from './types.ts';

/** Layout of catalogue.json; a change of meaning counts up. */
export const catalogueFormat = 'sms-logs/catalogue@1';

/** A compiled catalogue as it is stored: texts as JSON, the automaton beside it or within. */
export interface StoredCatalogue {
  readonly format: typeof catalogueFormat;
  readonly revision: string;
  readonly failures: readonly Failure[];
  readonly logs: readonly LogFile[];
  /** Codes that are explained. */
  readonly codes: readonly CodeMeaning[];
  /** Codes with a name and no explanation: a line each of kind, value, name and source with tabs between them. */
  readonly names: string;
  /** Number of 16-bit units, little-endian; `base64` in the form that is one file. */
  readonly automaton: { readonly units: number; readonly base64?: string };
}

/**
 * Takes a stored catalogue (`json` is the parsed catalogue.json, or the one file of `catalogue build`) and, where it is
 * beside it, the automaton's bytes. A form that does not fit gives a sentence that says what is wrong.
 */
export function loadCatalogue(
  json: unknown,
  automaton?: Uint8Array,
): { readonly catalogue: CompiledCatalogue } | { readonly error: string } {
  const problem = problemOf(json);
  if (problem) return { error: `This is no compiled catalogue of this version: ${problem}. Build it again.` };
  const stored = json as StoredCatalogue;
  const bytes = automaton ?? fromBase64(stored.automaton.base64 ?? '');
  if (bytes.length !== stored.automaton.units * 2) {
    const found = `the automaton has ${bytes.length} bytes, expected ${stored.automaton.units * 2}`;
    return { error: `This compiled catalogue is damaged: ${found}. Build it again.` };
  }
  const { revision, failures, logs } = stored;
  const catalogue = { revision, failures, logs, codes: codesOf(stored), automaton: units(bytes) };
  // The shipped pair is made together; a single file may come from anywhere.
  const damage = automaton ? undefined : damageOf(catalogue);
  return damage ? { error: `This compiled catalogue is damaged: ${damage}` } : { catalogue };
}

/**
 * Takes the catalogue that the build put into the package: its form is not looked at piece by piece, which would cost
 * more than reading it. The automaton's length is, and `createMatcher` checks that it belongs to the signals.
 */
export function loadShippedCatalogue(json: string, automaton: Uint8Array): CompiledCatalogue {
  const stored = JSON.parse(json) as StoredCatalogue;
  if (stored.format !== catalogueFormat || automaton.length !== stored.automaton.units * 2) {
    throw new Error('The catalogue of this installation is damaged. Install it again.');
  }
  const { revision, failures, logs } = stored;
  return { revision, failures, logs, codes: codesOf(stored), automaton: units(automaton) };
}

function codesOf({ codes, names }: StoredCatalogue): CodeMeaning[] {
  const named = names === '' ? [] : names.split('\n').map(namedCode);
  return [...codes, ...named];
}

function namedCode(line: string): CodeMeaning {
  const [kind = '', value = '', name = '', source = ''] = line.split('\t');
  return { kind, value: Number(value), name, text: null, source };
}

/** One signal in the order the automaton numbers them. */
export interface ListedSignal {
  readonly failure: Failure;
  readonly signal: Signal;
  /** Keys of the logs that write it; null for every log. */
  readonly logs: ReadonlySet<string> | null;
}

/** The signals that are looked for, in the order in which `compileAutomaton` gets them; retired failures have none. */
export function listSignals(failures: readonly Failure[]): ListedSignal[] {
  return failures
    .filter((failure) => failure.status !== 'retired')
    .flatMap((failure) =>
      failure.signals.map((signal) => ({
        failure,
        signal,
        logs: signal.logs.includes('any') ? null : new Set(signal.logs),
      })),
    );
}

/** A signal fits a record whose log is among its own or unknown, or whose component writes one of them. */
export function fitsLog(
  { logs }: ListedSignal,
  log: string | null,
  component: string | null,
  index: LogIndex,
): boolean {
  if (logs === null || log === null || logs.has(log)) return true;
  return component !== null && index.keysOf(component).some((key) => logs.has(key));
}

function damageOf({ automaton, failures }: CompiledCatalogue): string | undefined {
  try {
    readAutomaton(
      automaton,
      listSignals(failures).map(({ signal }) => signal),
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'its automaton cannot be read.';
  }
}

/** What is wrong with the shape; undefined where nothing is. */
function problemOf(json: unknown): string | undefined {
  if (!isObject(json)) return 'it is no JSON object';
  if (json.format !== catalogueFormat) return `its format is not ${catalogueFormat}`;
  if (typeof json.revision !== 'string') return 'it has no revision';
  const automaton = json.automaton;
  if (!isObject(automaton) || !Number.isSafeInteger(automaton.units)) return 'it has no automaton';
  if (typeof json.names !== 'string') return 'it has no names of codes';
  return (
    firstProblem(json.failures, 'failures', failureProblem) ??
    firstProblem(json.logs, 'logs', (log) => missing(log, ['key', 'name', 'product'], ['aliases', 'components'])) ??
    firstProblem(json.codes, 'codes', codeProblem)
  );
}

function firstProblem(list: unknown, name: string, check: (item: unknown) => string | undefined): string | undefined {
  if (!Array.isArray(list)) return `${name} is no list`;
  for (const [place, item] of list.entries()) {
    const problem = check(item);
    if (problem) return `${name}, item ${place + 1}: ${problem}`;
  }
  return undefined;
}

const failureTexts = ['id', 'title', 'short', 'product', 'status', 'severity', 'per', 'cause'];
const failureLists = ['articles', 'versions', 'symptoms', 'correlate', 'codes', 'neighbours'];

function failureProblem(item: unknown): string | undefined {
  const problem = missing(item, failureTexts, failureLists);
  if (problem || !isObject(item)) return problem ?? 'it is no object';
  return (
    firstProblem(item.signals, 'signals', (signal) =>
      missing(signal, ['id', 'role', 'weight', 'text'], ['logs', 'ends', 'agree']),
    ) ??
    firstProblem(item.remedy, 'remedy', (step) => missing(step, ['kind', 'text'], [])) ??
    firstProblem(item.needs, 'needs', (need) => missing(need, ['kind'], [])) ??
    firstProblem(item.certain, 'certain', textsProblem) ??
    firstProblem(item.likely, 'likely', textsProblem)
  );
}

function codeProblem(item: unknown): string | undefined {
  const problem = missing(item, ['kind', 'text', 'source'], []);
  if (problem) return problem;
  return isObject(item) && Number.isSafeInteger(item.value) ? undefined : 'value is no number';
}

function missing(item: unknown, texts: readonly string[], lists: readonly string[]): string | undefined {
  if (!isObject(item)) return 'it is no object';
  const text = texts.find((name) => typeof item[name] !== 'string');
  if (text) return `${text} is no text`;
  const list = lists.find((name) => textsProblem(item[name]) !== undefined);
  return list ? `${list} is no list of texts` : undefined;
}

function textsProblem(value: unknown): string | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'it is no list of texts';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Little-endian bytes as 16-bit units; a view where the machine allows it, for speed at start. */
function units(bytes: Uint8Array): Uint16Array {
  const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  if (littleEndian && bytes.byteOffset % 2 === 0)
    return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const values = new Uint16Array(bytes.length / 2);
  for (let at = 0; at < values.length; at += 1) values[at] = (bytes[2 * at] ?? 0) | ((bytes[2 * at + 1] ?? 0) << 8);
  return values;
}

/** Bytes of a base64 text; characters that do not belong to it are skipped, so the length tells that it is damaged. */
function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = base64Value(text.charCodeAt(at));
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >> bits) & 0xff;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function base64Value(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  if (code === 43) return 62;
  return code === 47 ? 63 : -1;
}
