/**
 * Writes docs/failures.md: every known failure by log, by component and by symptom, from the catalogue.
 *   node scripts/makeFailureIndex.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCatalogue } from '../server/src/authoring/compile.ts';
import { readCatalogueFolder } from '../server/src/cli/catalogues.ts';
import type { CompiledCatalogue, Failure, LogFile } from '../server/src/core/index.ts';

/** The text of docs/failures.md. */
export function failureIndex({ failures, logs }: Pick<CompiledCatalogue, 'failures' | 'logs'>): string {
  const listed = failures.filter(({ status }) => status !== 'retired');
  const files = new Map(logs.map((log) => [log.key, log]));
  return `${[
    '# Known failures',
    '',
    `${listed.length} failures, made from the catalogue by \`node scripts/makeFailureIndex.ts\`. A link leads to the article.`,
    '',
    '## By log',
    ...byLog(listed, files),
    '',
    '## By component',
    '',
    '| component | failures |',
    '|---|---|',
    ...byComponent(listed, files),
    '',
    '## By symptom',
    '',
    '| what one sees | failure |',
    '|---|---|',
    ...bySymptom(listed),
  ].join('\n')}\n`;
}

function byLog(failures: readonly Failure[], files: ReadonlyMap<string, LogFile>): string[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures)
    for (const key of failureLogs(failure)) groups.set(key, [...(groups.get(key) ?? []), failure]);
  return [...groups]
    .map(([key, group]) => ({
      name: key === 'any' ? 'any log' : (files.get(key)?.name ?? key),
      file: files.get(key),
      group,
    }))
    .sort((a, b) => order(a.name, b.name))
    .flatMap(({ name, file, group }) => [
      '',
      `### ${text(name)}`,
      '',
      ...(file?.about ? [`${text(file.about)}${file.side === null ? '' : ` (${text(file.side)})`}`, ''] : []),
      ...group.map(
        (failure) =>
          `- ${link(failure)} ${text(failure.title)}: ${text(failure.short)}${failure.harmless ? ' (harmless)' : ''}`,
      ),
    ]);
}

function byComponent(failures: readonly Failure[], files: ReadonlyMap<string, LogFile>): string[] {
  const groups = new Map<string, Set<Failure>>();
  for (const failure of failures) {
    for (const component of failureLogs(failure).flatMap((key) => files.get(key)?.components ?? [])) {
      groups.set(component, (groups.get(component) ?? new Set()).add(failure));
    }
  }
  return [...groups]
    .sort(([a], [b]) => order(a, b))
    .map(([component, group]) => `| ${text(component)} | ${[...group].map(link).join(', ')} |`);
}

function bySymptom(failures: readonly Failure[]): string[] {
  return failures
    .flatMap((failure) => failure.symptoms.map((symptom) => ({ symptom, failure })))
    .sort((a, b) => order(a.symptom, b.symptom))
    .map(({ symptom, failure }) => `| ${text(symptom)} | ${link(failure)} |`);
}

/** Keys of the logs in which the failure itself shows. */
function failureLogs({ signals }: Failure): string[] {
  return [...new Set(signals.filter(({ role }) => role === 'failure').flatMap(({ logs }) => logs))];
}

function link({ id, url }: Failure): string {
  return url === null ? id : `[${id}](${url})`;
}

function text(value: string): string {
  return value.replace(/[\\|*_<>[\]`]/g, '\\$&').replace(/\s+/g, ' ');
}

function order(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { catalogue } = compileCatalogue(readCatalogueFolder(join(import.meta.dirname, '../server/catalogue')));
  const file = join(import.meta.dirname, '../docs/failures.md');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, failureIndex(catalogue));
  console.log(`docs/failures.md: ${catalogue.failures.length} failures`);
}
