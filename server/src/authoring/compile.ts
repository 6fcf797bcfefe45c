import type { HealthyCounts } from '../core/catalogue/anchors.ts';
import { compileAutomaton } from '../core/catalogue/automaton.ts';
import { listSignals } from '../core/catalogue/load.ts';
import type { CodeMeaning, CompiledCatalogue, Failure, LogFile } from '../core/catalogue/types.ts';
import { checkFailure, type Known } from './check.ts';
import { parseCodeNames } from './codeNames.ts';
import { toCodeMeaning, toFailure, toLogFile } from './defaults.ts';
import { compareText, inOrder, type Message } from './messages.ts';
import { parseCodes, parseFailure, parseLogs } from './parse.ts';
import type { CodeItem, FailureSource, ListSource, LogFileItem } from './source.ts';

/** One file of a catalogue folder. */
export interface CatalogueFile {
  /** Path below the folder, `/` between names: `failures/sms/Q322967.yaml`. */
  readonly name: string;
  readonly text: string;
}

export interface CompileOptions {
  /** A catalogue whose logs, codes and ids the files may name: the shipped one, for files given at run time. */
  readonly base?: CompiledCatalogue;
  /** How often runs of characters stand in healthy logs (see anchors.ts): makes the scan faster, changes no finding. */
  readonly healthyCounts?: HealthyCounts;
}

export interface Compilation {
  /** All that has no error; with an error in `messages` it is not the whole folder. */
  readonly catalogue: CompiledCatalogue;
  /** The failure files that could be read, in the catalogue's order, with their examples. */
  readonly sources: readonly FailureSource[];
  /** In order of file, line and column. */
  readonly messages: readonly Message[];
}

/**
 * Makes a catalogue of a folder's files. Files below `logs/` and `codes/` are lists (`.tsv` below `codes/`: names only), every other `.yaml` or `.yml` is
 * a failure, and what has another ending is left alone. The same files give the same catalogue in whatever order.
 */
export function compileCatalogue(files: readonly CatalogueFile[], options: CompileOptions = {}): Compilation {
  const read = readFiles(files);
  const messages: Message[] = [...read.messages];
  const logs = collectLogs(read.logs, messages);
  const codes = collectCodes(read.codes, read.names, messages);
  const known = knownOf(logs, codes, options.base);
  const failures: Failure[] = [];
  const seen = new Map<string, string>();
  for (const source of read.sources) {
    const problems = [...checkFailure(source, known), ...checkId(source, seen)];
    messages.push(...problems);
    if (!problems.some((problem) => problem.severity === 'error')) failures.push(toFailure(source));
  }
  failures.sort((a, b) => compareText(a.id, b.id));
  const automaton = automatonOf(failures, options.healthyCounts, messages);
  const revision = hash(JSON.stringify({ failures, logs, codes }));
  const sources = [...read.sources].sort((a, b) => compareText(a.entry.id, b.entry.id));
  return { catalogue: { revision, failures, logs, codes, automaton }, sources, messages: inOrder(messages) };
}

/** FNV-1a over UTF-16 code units, eight hexadecimal digits: tells two contents apart, protects nothing. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

/** One that finds nothing, with a message, where there are more signals than one automaton holds. */
function automatonOf(failures: Failure[], counts: HealthyCounts | undefined, messages: Message[]): Uint16Array {
  try {
    return compileAutomaton(
      listSignals(failures).map(({ signal }) => signal),
      counts,
    );
  } catch (error) {
    messages.push({ file: '', line: 1, column: 1, severity: 'error', text: String((error as Error).message) });
    failures.length = 0;
    return compileAutomaton([]);
  }
}

interface ReadFiles {
  readonly sources: FailureSource[];
  readonly logs: ListSource<LogFileItem>[];
  readonly codes: ListSource<CodeItem>[];
  readonly names: CodeMeaning[];
  readonly messages: Message[];
}

function readFiles(files: readonly CatalogueFile[]): ReadFiles {
  const read: ReadFiles = { sources: [], logs: [], codes: [], names: [], messages: [] };
  for (const { name, text } of [...files].sort((a, b) => compareText(a.name, b.name))) {
    const folders = name.split('/').slice(0, -1);
    if (folders.includes('codes') && name.endsWith('.tsv')) {
      const { codes, messages } = parseCodeNames(name, text);
      read.names.push(...codes);
      read.messages.push(...messages);
    }
    // What was left out, and why, is told to people only.
    if (!/\.ya?ml$/i.test(name) || name === 'left-out.yaml') continue;
    if (folders.includes('logs')) {
      const { list, messages } = parseLogs(name, text);
      if (list) read.logs.push(list);
      read.messages.push(...messages);
    } else if (folders.includes('codes')) {
      const { list, messages } = parseCodes(name, text);
      if (list) read.codes.push(list);
      read.messages.push(...messages);
    } else {
      const { entry, messages } = parseFailure(name, text);
      if (entry) read.sources.push(entry);
      read.messages.push(...messages);
    }
  }
  return read;
}

function checkId({ file, entry, places }: FailureSource, seen: Map<string, string>): Message[] {
  const messages: Message[] = [];
  const report = (text: string) => messages.push({ file, ...places.at(['id']), severity: 'error', text });
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');
  if (base !== entry.id) report(`id: found "${entry.id}", expected "${base}", the name of the file.`);
  // File systems differ in case, so two ids that differ only in it are one.
  const first = seen.get(entry.id.toLowerCase());
  if (first !== undefined) report(`id: "${entry.id}" is already the id of ${first}.`);
  else seen.set(entry.id.toLowerCase(), file);
  return messages;
}

function collectLogs(lists: readonly ListSource<LogFileItem>[], messages: Message[]): LogFile[] {
  const logs = new Map<string, LogFile>();
  for (const { file, items, places } of lists) {
    for (const [place, item] of items.entries()) {
      if (logs.has(item.key)) {
        const text = `key: the log "${item.key}" is described twice; put its spellings into one item.`;
        messages.push({ file, ...places.at([place, 'key']), severity: 'error', text });
      } else logs.set(item.key, toLogFile(item));
    }
  }
  return [...logs.values()].sort((a, b) => compareText(a.key, b.key));
}

function collectCodes(
  lists: readonly ListSource<CodeItem>[],
  names: readonly CodeMeaning[],
  messages: Message[],
): CodeMeaning[] {
  const codes = new Map<string, CodeMeaning>();
  for (const { file, items, places } of lists) {
    for (const [place, item] of items.entries()) {
      const code = toCodeMeaning(item);
      const name = `${code.kind} ${code.value}`;
      if (codes.has(name)) {
        const text = `value: ${item.value} of kind ${item.kind} is explained twice; one number has one meaning in one context.`;
        messages.push({ file, ...places.at([place, 'value']), severity: 'error', text });
      } else codes.set(name, code);
    }
  }
  for (const code of names) {
    const key = `${code.kind} ${code.value}`;
    const explained = codes.get(key);
    if (explained === undefined) codes.set(key, code);
    else if (explained.name === null) codes.set(key, { ...explained, name: code.name });
  }
  return [...codes.values()].sort((a, b) => compareText(a.kind, b.kind) || a.value - b.value);
}

function knownOf(logs: readonly LogFile[], codes: readonly CodeMeaning[], base?: CompiledCatalogue): Known {
  return {
    logs: new Set([...logs, ...(base?.logs ?? [])].map((log) => log.key)),
    codes: [...codes, ...(base?.codes ?? [])],
  };
}
