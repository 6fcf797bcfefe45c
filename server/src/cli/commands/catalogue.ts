import { writeFileSync } from 'node:fs';
import { draftFailure } from '../../authoring/draft.ts';
import { lawContext } from '../../authoring/law.ts';
import { checkLaws } from '../../authoring/laws.ts';
import type { Message } from '../../authoring/messages.ts';
import { runCaseWith } from '../../authoring/runCase.ts';
import { storeInOneFile } from '../../authoring/store.ts';
import { createCore, type Failure } from '../../core/index.ts';
import { nodePlatform } from '../../node/platform.ts';
import { compileAlone, openCore } from '../catalogues.ts';
import { reasonOf } from '../files.ts';
import { type CommandIo, exit, UsageError } from '../io.ts';
import { shown } from '../reporters/plain.ts';

export interface CatalogueOptions {
  readonly format: 'text' | 'json';
  readonly catalogue: readonly string[];
}

/** `sms-logs catalogue list`: every known failure, a line each. */
export function runCatalogueList(options: CatalogueOptions, io: CommandIo): number {
  const { core } = openCore(options.catalogue, io);
  if (options.format === 'json') io.write(`${JSON.stringify(core.failures.map(listed), null, 2)}\n`);
  else for (const failure of core.failures) io.write(`${failure.id}\t${failure.title} — ${failure.short}\n`);
  return exit.clean;
}

/** `sms-logs catalogue show ID`: one failure in full. */
export function runCatalogueShow(id: string, options: CatalogueOptions, io: CommandIo): number {
  const { core } = openCore(options.catalogue, io);
  const failure = core.failures.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (failure === undefined) throw new UsageError(`No failure has the id "${shown(id)}"; "catalogue list" shows all.`);
  io.write(options.format === 'json' ? `${JSON.stringify(failure, null, 2)}\n` : core.articlePage(failure));
  return exit.clean;
}

/** `sms-logs catalogue check`: everything that is wrong with a folder of failures, a line each. */
export function runCatalogueCheck(folder: string, io: CommandIo): number {
  const messages = checkFolder(folder, io);
  for (const message of messages) io.write(`${messageLine(folder, message)}\n`);
  return messages.length > 0 ? exit.found : exit.clean;
}

/** `sms-logs catalogue new ID`: the first draft of a failure on standard output. */
export function runCatalogueNew(id: string, io: CommandIo): number {
  const draft = draftFailure(id);
  if (draft === undefined) throw new UsageError(`"${shown(id)}" is no id: letters, digits and "-", such as Q322967.`);
  io.write(draft);
  return exit.clean;
}

/** `sms-logs catalogue build FOLDER -o FILE`: one compiled file that `--catalogue` takes. */
export function runCatalogueBuild(folder: string, output: string, io: CommandIo): number {
  const { catalogue, messages } = compileAlone(folder, io).compilation;
  for (const message of messages) io.warn(`${messageLine(folder, message)}\n`);
  if (messages.some(({ severity }) => severity === 'error')) return exit.found;
  try {
    writeFileSync(output, storeInOneFile(catalogue));
  } catch (error) {
    throw new UsageError(`${output}: ${reasonOf(error)}`);
  }
  io.write(`${output}: ${catalogue.failures.length} failures, revision ${catalogue.revision}\n`);
  return exit.clean;
}

function checkFolder(folder: string, io: CommandIo): readonly Message[] {
  const { compilation, base } = compileAlone(folder, io);
  if (compilation.messages.some(({ severity }) => severity === 'error')) return compilation.messages;
  const core = createCore(base === undefined ? [compilation.catalogue] : [base, compilation.catalogue], nodePlatform);
  const context = lawContext(compilation, { run: runCaseWith(core), ...(base === undefined ? {} : { base }) });
  return [...compilation.messages, ...checkLaws(compilation, context)];
}

function listed(failure: Failure): object {
  const { id, articles, title, short, product, versions, status, severity, harmless, signals } = failure;
  const logs = [...new Set(signals.flatMap((signal) => signal.logs))].sort();
  return { id, articles, title, short, product, versions, status, severity, harmless, logs };
}

function messageLine(folder: string, { file, line, column, severity, text }: Message): string {
  return shown(`${folder.replace(/[\\/]$/, '')}/${file}:${line}:${column}: ${severity}: ${text}`);
}
