import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toLogFile } from '../server/src/authoring/defaults.ts';
import { layout } from '../server/src/authoring/exampleLogs.ts';
import { parseLogs } from '../server/src/authoring/parse.ts';
import { indexLogs, type LogIndex } from '../server/src/core/catalogue/logNames.ts';

/**
 * Makes test/corpus/healthy from a folder of facts (failures.jsonl, modern-failures.jsonl, modern-healthy.jsonl):
 * `node scripts/makeHealthyCorpus.ts FACTS`. One log per key, each line with the metadata of its time: what a healthy
 * log shows (`success`), what stands in any log (`context`, `generic`), and whole flows where nothing was wrong. A line
 * that any fact calls a failure is left out, whatever names and numbers stand in it.
 */
const facts = process.argv[2];
if (facts === undefined) throw new Error('Usage: node scripts/makeHealthyCorpus.ts FACTS');
const target = join(import.meta.dirname, '../test/corpus/healthy');

interface Line {
  readonly log: string | null;
  readonly component: string | null;
  readonly text: string;
  readonly role: string;
  readonly specificity: string;
  readonly variable: readonly string[];
}

interface Fact {
  readonly generation: string;
  readonly lines: readonly Line[];
}

const index = indexLogs(readLogs());
const told = [...readFacts('failures.jsonl'), ...readFacts('modern-failures.jsonl')];
const failing = new Set(told.flatMap(({ lines }) => lines.filter(({ role }) => role === 'failure').map(shape)));
const logs = new Map<string, string[]>();
let clock = Date.UTC(2001, 10, 21, 8, 0, 0);

for (const fact of told) {
  addLines(fact, ({ role, specificity }) => role === 'success' || (role === 'context' && specificity === 'generic'));
}
for (const fact of readFacts('modern-healthy.jsonl')) addLines(fact, () => true);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
let count = 0;
for (const [name, lines] of [...logs].sort(([a], [b]) => (a < b ? -1 : 1))) {
  writeFileSync(join(target, name), lines.map((line) => `${line}\r\n`).join(''));
  count += lines.length;
}
console.log(`${logs.size} logs, ${count} lines`);

function addLines({ generation, lines }: Fact, wanted: (line: Line) => boolean): void {
  for (const line of lines) {
    if (!wanted(line) || failing.has(shape(line))) continue;
    const { key, base } = index.logKey(line.log ?? '');
    const name = `${key ?? (base === '' ? 'unnamed' : base.replace(/[^a-z0-9._-]/g, '_'))}.log`;
    const list = logs.get(name) ?? [];
    clock += 1000;
    const component =
      line.component ??
      (key === null ? undefined : index.files.get(key)?.components[0]) ??
      (base === '' ? 'SMS_EXECUTIVE' : base.toUpperCase());
    const record = { message: line.text.replaceAll('\n', '~'), time: clock, component, thread: 112, type: 1 };
    list.push(layout(familyOf(generation, key, index), record));
    logs.set(name, list);
  }
}

/** What the programs of that time wrote. */
function familyOf(generation: string, key: string | null, logIndex: LogIndex): string {
  const side = (key === null ? null : logIndex.files.get(key)?.side) ?? 'site server';
  if (generation === '1.x') return side === 'client' ? 'sms1-client' : 'sms1-server';
  if (generation === '2.0' || generation === 'mixed') return side === 'client' ? 'sms2-client' : 'sms2-server';
  return side.includes('client') ? 'ccm' : 'configmgr-server';
}

/** The line without what differs from site to site, case and white space. */
function shape({ text, variable }: Line): string {
  const masked = [...variable]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, part) => rest.replaceAll(part, '*'), text);
  return masked
    .toLowerCase()
    .replaceAll(/[\s~.!]+/g, ' ')
    .trim();
}

function readFacts(name: string): Fact[] {
  return readFileSync(join(facts ?? '', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function readLogs() {
  const folder = join(import.meta.dirname, '../server/catalogue/logs');
  return readdirSync(folder).flatMap((name) => {
    const { list } = parseLogs(name, readFileSync(join(folder, name), 'utf8'));
    return (list?.items ?? []).map(toLogFile);
  });
}
