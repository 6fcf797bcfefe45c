import { indexLogs, type LogIndex } from '../core/catalogue/logNames.ts';
import { literalLength, parseTemplate } from '../core/catalogue/template.ts';
import type { CompiledCatalogue, Failure, Signal } from '../core/catalogue/types.ts';
import type { Compilation } from './compile.ts';
import { exampleTexts, type RawLog } from './exampleLogs.ts';
import type { Message, NodePath } from './messages.ts';
import type { CaseResult, RunCase } from './runCase.ts';
import { shownPath } from './schemaMessages.ts';
import type { Example, FailureSource } from './source.ts';

/** One law of design.md 5: what one file must keep, in view of the whole catalogue. */
export interface Law {
  /** Goes on from "Q322967": `has a near miss that finds nothing`. */
  readonly name: string;
  check(source: FailureSource, context: LawContext): readonly Message[];
}

/** What the laws look at; made once for all files. */
export interface LawContext {
  /** Every failure by its id, those of the base too. */
  readonly failures: ReadonlyMap<string, Failure>;
  /** Signals of the whole catalogue that look for the same lines, by `signalShape`. */
  readonly shapes: ReadonlyMap<string, readonly { readonly failure: Failure; readonly signal: Signal }[]>;
  /** What the whole catalogue finds in an example. */
  run(example: Example): CaseResult;
  /** Where signals of the whole catalogue fire on healthy logs, by `failure signal`. */
  healthy(): ReadonlyMap<string, { readonly log: string; readonly line: number }>;
}

export interface LawOptions {
  /** Runs a case through the core over the whole catalogue (base and own). */
  readonly run: RunCase;
  readonly base?: CompiledCatalogue;
  /** Logs of machines where nothing is wrong. */
  readonly healthy?: readonly RawLog[];
}

/** Prepares what the laws share. Examples and healthy logs are run when a law first asks, each once. */
export function lawContext({ catalogue }: Compilation, { run, base, healthy = [] }: LawOptions): LawContext {
  const all = [...(base?.failures ?? []), ...catalogue.failures];
  const index = indexLogs([...(base?.logs ?? []), ...catalogue.logs]);
  const results = new Map<Example, CaseResult>();
  let fired: Map<string, { readonly log: string; readonly line: number }> | undefined;
  return {
    failures: new Map(all.map((failure) => [failure.id, failure])),
    shapes: shapesOf(all),
    run(example) {
      const result = results.get(example) ?? runExample(example, index, run);
      results.set(example, result);
      return result;
    },
    healthy() {
      fired ??= new Map(
        healthy
          .flatMap((log) => run([log]).sightings)
          .map(({ failure, signal, log, line }) => [`${failure} ${signal}`, { log, line }]),
      );
      return fired;
    },
  };
}

/** A message of a law at a place of a file. */
export function lawMessage(source: FailureSource, path: NodePath, text: string): Message {
  return { file: source.file, ...source.places.at(path), severity: 'error', text: `${shownPath(path)}${text}` };
}

/** The lines a template looks for, without the names of its holes: equal where two templates are the same. */
export function signalShape(text: string): string {
  const template = parseTemplate(text);
  if ('problem' in template) return text;
  const holes = template.holes.map(({ type, optional, values }) => `${type}${optional ? '?' : ''}=${values.join('|')}`);
  return template.literals.map((literal, place) => `${literal}{${holes[place] ?? ''}}`).join('');
}

/** Literal characters of a template; 0 where it is none. */
export function lengthOfLiterals(text: string): number {
  const template = parseTemplate(text);
  return 'problem' in template ? 0 : literalLength(template);
}

function runExample(example: Example, index: LogIndex, run: RunCase): CaseResult {
  return run(exampleTexts(example, index));
}

function shapesOf(failures: readonly Failure[]): Map<string, { failure: Failure; signal: Signal }[]> {
  const shapes = new Map<string, { failure: Failure; signal: Signal }[]>();
  for (const failure of failures) {
    if (failure.status === 'retired') continue;
    for (const signal of failure.signals) {
      const shape = signalShape(signal.text);
      const same = shapes.get(shape) ?? [];
      same.push({ failure, signal });
      shapes.set(shape, same);
    }
  }
  return shapes;
}
