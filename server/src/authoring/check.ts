import { parseTemplate, type Template } from '../core/catalogue/template.ts';
import type { CodeMeaning } from '../core/catalogue/types.ts';
import { unsigned } from './defaults.ts';
import { readLine } from './exampleLogs.ts';
import type { Message, NodePath } from './messages.ts';
import { shownPath } from './schemaMessages.ts';
import type { FailureSource, NeedFile, OneOrList, SignalFile, StepFile } from './source.ts';

/** What a failure may name besides its own signals. */
export interface Known {
  readonly logs: ReadonlySet<string>;
  readonly codes: readonly CodeMeaning[];
}

/** What the schema cannot see in one failure: names that lead nowhere, templates that cannot be read. */
export function checkFailure(source: FailureSource, known: Known): Message[] {
  const { entry } = source;
  const messages: Message[] = [];
  const report: Report = (path, found, offset) => {
    const place = source.places.at(path, offset);
    messages.push({ file: source.file, ...place, severity: 'error', text: `${shownPath(path)}${found}` });
  };
  const signals = readSignals(entry.signals, report);
  for (const [place, signal] of entry.signals.entries()) {
    checkLogs(signal, ['signals', place], known, report);
    checkEnds(signal, ['signals', place], signals, report);
  }
  if (!entry.signals.some((signal) => signal.role === 'failure' && signal.weight !== 'generic')) {
    report(['signals'], 'no failure signal is distinctive or shared, so nothing could open a finding.');
  }
  checkAlternatives(entry.certain ?? [], 'certain', signals, report);
  checkAlternatives(entry.likely ?? [], 'likely', signals, report);
  for (const [place, need] of (entry.needs ?? []).entries()) checkNeed(need, ['needs', place], signals, report);
  checkCertainty(source, report);
  checkHoles(source, signals, report);
  for (const [place, step] of entry.remedy.entries()) checkProof(step, ['remedy', place], signals, report);
  if (entry.remedy.length === 0 && entry.harmless !== 'true') {
    report(['remedy'], 'found no step, expected at least one; only a harmless failure needs none.');
  }
  for (const [place, code] of (entry.codes ?? []).entries()) checkCode(code, ['codes', place], known, report);
  checkExamples(source, report);
  return messages;
}

/** Names of the holes in a text for people, with their offsets: `{server}`; `{{` and `}}` are braces. */
export function holesInText(text: string): { readonly name: string; readonly offset: number }[] {
  const holes = [];
  for (const match of text.matchAll(/\{\{|\}\}|\{([A-Za-z][A-Za-z0-9_-]{0,60})\}/g)) {
    if (match[1] !== undefined) holes.push({ name: match[1], offset: match.index });
  }
  return holes;
}

type Report = (path: NodePath, text: string, offset?: number) => void;

interface ReadSignal {
  readonly signal: SignalFile;
  readonly holes: ReadonlySet<string>;
}

type Signals = ReadonlyMap<string, ReadSignal>;

function readSignals(signals: readonly SignalFile[], report: Report): Signals {
  const read = new Map<string, ReadSignal>();
  for (const [place, signal] of signals.entries()) {
    const template = parseTemplate(signal.text);
    if ('problem' in template) report(['signals', place, 'text'], template.problem, template.offset);
    if (read.has(signal.id)) report(['signals', place, 'id'], `"${signal.id}" is already the name of another signal.`);
    else read.set(signal.id, { signal, holes: 'problem' in template ? new Set() : holeNames(template) });
  }
  return read;
}

function holeNames(template: Template): ReadonlySet<string> {
  return new Set(template.holes.flatMap((hole) => hole.name ?? []));
}

function checkLogs({ logs }: SignalFile, path: NodePath, known: Known, report: Report): void {
  for (const [place, log] of logs.entries()) {
    if (log === 'any' || known.logs.has(log)) continue;
    report([...path, 'logs', place], `found "${log}", expected the key of a log described in logs/, or any.`);
  }
}

function checkEnds(signal: SignalFile, path: NodePath, signals: Signals, report: Report): void {
  const { role, ends, agree = [] } = signal;
  if (role === 'resolved' && !ends)
    report(path, '"ends" is missing: it names the failure signals that this line undoes.');
  if (role !== 'resolved' && ends) report([...path, 'ends'], 'only a signal of role resolved undoes others.');
  for (const [place, id] of (ends ?? []).entries()) {
    const ended = signals.get(id);
    if (!ended) report([...path, 'ends', place], unknownSignal(id, signals));
    else if (ended.signal.role !== 'failure')
      report([...path, 'ends', place], `"${id}" is no failure signal, so nothing is to undo.`);
  }
  for (const [place, hole] of agree.entries()) {
    const lacking = [signal.id, ...(ends ?? [])].find((id) => signals.get(id)?.holes.has(hole) === false);
    if (lacking) report([...path, 'agree', place], `the signal "${lacking}" has no hole {${hole}} that could agree.`);
  }
}

function unknownSignal(id: string, signals: Signals): string {
  return `found "${id}", expected a signal of this file: ${[...signals.keys()].slice(0, 20).join(', ')}.`;
}

function checkSignal(id: string, path: NodePath, signals: Signals, report: Report): void {
  if (!signals.has(id)) report(path, unknownSignal(id, signals));
}

function checkAlternatives(alternatives: readonly OneOrList[], name: string, signals: Signals, report: Report): void {
  for (const [place, alternative] of alternatives.entries()) {
    checkOneOrList(alternative, [name, place], signals, report);
  }
}

function checkOneOrList(value: OneOrList, path: NodePath, signals: Signals, report: Report): void {
  if (typeof value === 'string') checkSignal(value, path, signals, report);
  else for (const [place, id] of value.entries()) checkSignal(id, [...path, place], signals, report);
}

const signalsOfNeeds = ['all', 'sequence', 'repeated', 'last', 'gap', 'not-followed', 'not-preceded', 'by'] as const;

function checkNeed(need: NeedFile, path: NodePath, signals: Signals, report: Report): void {
  for (const name of signalsOfNeeds) {
    const value = need[name];
    if (value !== undefined) checkOneOrList(value, [...path, name], signals, report);
  }
  for (const name of ['times', 'span'] as const) {
    if (need[name] !== undefined && Number(need[name]) === 0) report([...path, name], 'found 0, expected at least 1.');
  }
}

/** Absence and silence are never proof: rule 8 of triage lets such an entry be likely at most. */
function checkCertainty({ entry }: FailureSource, report: Report): void {
  const weak = (['last', 'repeated', 'gap', 'not-followed', 'not-preceded'] as const).find((kind) =>
    entry.needs?.some((need) => need[kind] !== undefined),
  );
  if (weak && (entry.certain?.length ?? 0) > 0) {
    report(['certain'], `an entry that needs "${weak}" is at most likely; leave certain out or empty.`);
  }
}

function checkHoles({ entry }: FailureSource, signals: Signals, report: Report): void {
  const captured = new Set([...signals.values()].flatMap(({ holes }) => [...holes]));
  const inFailures = new Set(
    [...signals.values()].flatMap(({ signal, holes }) => (signal.role === 'failure' ? [...holes] : [])),
  );
  for (const [place, hole] of (entry.correlate ?? []).entries()) {
    if (!inFailures.has(hole)) report(['correlate', place], `no failure signal has a hole {${hole}}.`);
  }
  const checkText = (path: NodePath, text: string | undefined) => {
    for (const { name, offset } of holesInText(text ?? '')) {
      if (!captured.has(name)) report(path, `no signal has a hole {${name}} to fill this with.`, offset);
    }
  };
  checkText(['cause'], entry.cause);
  for (const [place, symptom] of (entry.symptoms ?? []).entries()) checkText(['symptoms', place], symptom);
  for (const [place, step] of entry.remedy.entries()) {
    for (const part of ['do', 'check', 'copy'] as const) checkText(['remedy', place, part], step[part]);
  }
}

function checkProof({ proves }: StepFile, path: NodePath, signals: Signals, report: Report): void {
  if (proves === undefined) return;
  const role = signals.get(proves)?.signal.role;
  if (role === undefined) report([...path, 'proves'], unknownSignal(proves, signals));
  else if (role === 'failure' || role === 'context') {
    report(
      [...path, 'proves'],
      `"${proves}" is a ${role} signal; only a resolved or success line shows that a step worked.`,
    );
  }
}

/** A kind with the number, or any kind where none is named; 0x8007nnnn may be explained as the Win32 code nnnn. */
function checkCode(code: string, path: NodePath, known: Known, report: Report): void {
  const parts = /^(?:([A-Za-z][A-Za-z0-9-]*)[ :])?(.+)$/.exec(code);
  const kind = parts?.[1]?.toLowerCase();
  const value = unsigned(parts?.[2] ?? code);
  const explained = known.codes.some(
    (meaning) =>
      (meaning.value === value && (kind === undefined || meaning.kind === kind)) ||
      (meaning.kind === 'win32' && value >>> 16 === 0x8007 && meaning.value === (value & 0xffff)),
  );
  if (!explained) report(path, `"${code}" is explained nowhere in codes/; add its meaning there.`);
}

function checkExamples({ entry }: FailureSource, report: Report): void {
  for (const [place, { logs }] of (entry.examples ?? []).entries()) {
    for (const [number, log] of logs.entries()) {
      if (log.family === undefined) continue;
      let offset = 0;
      for (const line of log.lines.split('\n')) {
        const { problem } = readLine(line);
        if (problem) report(['examples', place, 'logs', number, 'lines'], problem, offset);
        offset += line.length + 1;
      }
    }
  }
}
