import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileCatalogue } from '../../server/src/authoring/compile.ts';
import { exampleTexts, type RawLog } from '../../server/src/authoring/exampleLogs.ts';
import { lawContext } from '../../server/src/authoring/law.ts';
import { checkLaws, laws } from '../../server/src/authoring/laws.ts';
import { runCaseWith } from '../../server/src/authoring/runCase.ts';
import type { FailureSource } from '../../server/src/authoring/source.ts';
import { indexLogs } from '../../server/src/core/catalogue/logNames.ts';
import { createCore, type Platform } from '../../server/src/core/index.ts';
import { shippedFiles } from '../support/catalogueFiles.ts';

const compilation = compileCatalogue(shippedFiles());
const { catalogue, sources } = compilation;
const platform: Platform = { indexOf: (bytes, byte, from, to) => bytes.subarray(0, to).indexOf(byte, from) };
const core = createCore([catalogue], platform);
const context = lawContext(compilation, { run: runCaseWith(core), healthy: healthyLogs() });
const steps = fileURLToPath(new URL('./steps/', import.meta.url));

test('the catalogue compiles without a message', () => {
  expect(compilation.messages.map(({ file, line, column, text }) => `${file}:${line}:${column} ${text}`)).toEqual([]);
  expect(sources.length).toBeGreaterThan(0);
});

describe.each(sources.map((source) => ({ id: source.entry.id, source })))('$id', ({ id, source }) => {
  test.each(laws)('$name', (law) => {
    const messages = law.check(source, context);
    expect(messages.map(({ file, line, column, text }) => `${file}:${line}:${column} ${text}`)).toEqual([]);
  });

  test('reads well with the names of its first example', async () => {
    await expect(filledPage(source)).toMatchFileSnapshot(`${steps}${id}.txt`);
  });
});

test('the whole example of the README is a valid file that keeps every law', () => {
  const readme = readFileSync(fileURLToPath(new URL('../../server/catalogue/README.md', import.meta.url)), 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const lists = shippedFiles().filter(({ name }) => !name.startsWith('failures/'));
  const example = compileCatalogue([...lists, { name: 'failures/Q322967.yaml', text }]);
  expect(example.messages).toEqual([]);
  const run = runCaseWith(createCore([example.catalogue], platform));
  expect(checkLaws(example, lawContext(example, { run }))).toEqual([]);
});

test('a file stays: what was once shipped is there, if only as retired', () => {
  const ids = new Set(sources.map(({ entry }) => entry.id));
  const shipped = existsSync(steps) ? readdirSync(steps).map((name) => name.replace(/\.txt$/, '')) : [];
  expect(shipped.filter((id) => !ids.has(id))).toEqual([]);
});

test('the healthy corpus is there and no part of it is unreadable', () => {
  expect(healthyLogs().length).toBeGreaterThan(100);
  for (const { name, text } of healthyLogs()) expect(core.openText(name, text).count, name).toBeGreaterThan(0);
});

/** Cause and steps of a failure as its first example fills them. */
function filledPage({ entry }: FailureSource): string {
  const failure = core.failure(entry.id);
  const example = entry.examples?.[0];
  if (!failure) return 'not compiled\n';
  const readings = exampleTexts(example ?? { logs: [], finds: [] }, indexLogs(catalogue.logs)).map(({ name, text }) => {
    const reader = core.reader(name);
    reader.push(new TextEncoder().encode(text));
    return reader.end();
  });
  const finding = core.triage(readings).findings.find((found) => found.failure.id === entry.id);
  const { cause, steps: filled } = core.filled(failure, finding);
  const lines = filled.map((step) => `${step.kind}: ${step.text}${step.copy === null ? '' : `\n  copy: ${step.copy}`}`);
  return `${[`${failure.title} - ${failure.short}`, cause, ...lines].join('\n')}\n`;
}

/** Lines of machines where nothing is wrong, and whole real logs. */
function healthyLogs(): RawLog[] {
  return ['../corpus/healthy/', '../../samples/real/'].flatMap((folder) => {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    const names = readdirSync(path).filter((name) => name.endsWith('.log'));
    return names.map((name) => ({ name, text: readFileSync(`${path}${name}`, 'latin1') }));
  });
}
