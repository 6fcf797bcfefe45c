/**
 * Turns a folder of facts (layouts.jsonl, failures.jsonl, log-aliases.json) into test/corpus/records/facts.jsonl and
 * components.json: `node scripts/makeRecordCorpus.ts FOLDER`. What is expected of each line comes from the facts' own
 * fields and from the simple expressions below, which share nothing with the reader they test.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';

interface Fact {
  readonly id: string;
  readonly log: string | null;
  readonly raw: string;
  readonly text?: string;
  readonly component?: string | null;
}

interface Row {
  readonly source: string;
  readonly raw: string;
  /** Null: nothing is expected but that the line is read; `why` says what it is. */
  readonly expected: Expected | null;
  readonly why?: string;
}

interface Expected {
  readonly message: string;
  readonly component: string | null;
  readonly time: string | null;
  readonly thread: number | null;
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const folder = argv[2];
if (folder === undefined) throw new Error('Name the folder of facts: node scripts/makeRecordCorpus.ts FOLDER');
const corpus = join(import.meta.dirname, '..', 'test', 'corpus', 'records');
const facts = [...failureLines(folder), ...layoutLines(folder)];
const rows = new Map<string, Row>();
for (const fact of facts) if (!rows.has(fact.raw)) rows.set(fact.raw, rowOf(fact));
writeFileSync(join(corpus, 'facts.jsonl'), `${[...rows.values()].map((row) => JSON.stringify(row)).join('\n')}\n`);
writeFileSync(join(corpus, 'components.json'), `${JSON.stringify(componentsOf(folder), null, 1)}\n`);

function failureLines(from: string): Fact[] {
  return jsonLines(join(from, 'failures.jsonl')).flatMap((failure) =>
    (failure.lines as Fact[]).map((line) => ({ ...line, id: failure.id as string })),
  );
}

function layoutLines(from: string): Fact[] {
  return jsonLines(join(from, 'layouts.jsonl')) as unknown as Fact[];
}

function jsonLines(path: string): Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Names a bare tail is recognised by: the first words of what log-aliases.json says, and every component of a fact. */
function componentsOf(from: string): string[] {
  const aliases = JSON.parse(readFileSync(join(from, 'log-aliases.json'), 'utf8')) as Record<
    string,
    { component: string | null }
  >;
  const names = Object.values(aliases).flatMap(({ component }) => (component ?? '').split(/,| \(|;| and /));
  const all = [...names, ...failureLines(from).map(({ component }) => component ?? '')]
    .map((name) => name.trim().toLowerCase())
    .filter(
      (name) =>
        /^[a-z0-9][a-z0-9 _.\\:-]{2,60}$/.test(name) && !/ (of|the|for|a) |^(the|user|system|checked)\b/.test(name),
    );
  return [...new Set(all)].sort();
}

function rowOf(fact: Fact): Row {
  const why = whyNoLogLine(fact);
  if (why !== undefined) return { source: fact.id, raw: fact.raw, expected: null, why };
  const text = fact.text?.replace(/^Package Command Manager ==> /, '') ?? textOf(fact.raw);
  const message = text.replace(/^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d - /, '');
  const rest = fact.raw.replace(message, '\u0000');
  return {
    source: fact.id,
    raw: fact.raw,
    expected: { message, component: componentOf(fact, rest), time: timeOf(rest), thread: threadOf(rest) },
  };
}

function whyNoLogLine({ log, raw }: Fact): string | undefined {
  if (/<mm-dd-yyyy|\[date time\]|^\(Date\)/i.test(raw)) return "the article's placeholder stands for the date";
  if (/event log/i.test(log ?? '') || /^Event \d+ |^Event Id/i.test(raw)) return 'text of an event log';
  if (/^Message ID|^ID[ =]\d+|^(SMS_[A-Z_]+ )?\d{4}:? /.test(raw)) return 'a status message, led by its number';
  if (/^\d\d\/\d\d \d\d:\d\d:\d\d \[LOGON\]/.test(raw)) return 'a line of Netlogon, not of SMS';
  if (/\(\w{3} \w{3} \d\d [\d:]+ \d{4}\) ?:$/.test(raw)) return 'a line of a WMI log, with its own date at the end';
  if (log === null && !/\$\$|=>|\d:\d\d|\(0x/.test(raw)) return 'the article names no log: a dialog or a paraphrase';
  return undefined;
}

/** The message of a layout's line, for which the facts give none. */
function textOf(raw: string): string {
  const shapes = [
    /^(.*?)\s*(?:<\$\$|\$\$? ?&?[<>(]?)(?=[A-Z])[^$]*$/s,
    /^\[[\d/]+ [\d:]+\] .*? ==?> (.*)$/s,
    /^[A-Z][\w :\\.]* ==> (.*)$/s,
    /^<\d\d-\d\d-\d{4} [\d:]+> ?(.*)$/s,
    /^\d\d-\d\d-\d{4} [\d:]+ (.*)$/s,
    /^\[?[0-9A-F]+\]\[\w+ [\d/]+ [\d:]+\]:\s*(.*)$/s,
    /^(.*?)\s*\t *[^\t]+\t[\d/]+ [\d:]+ [AP]M\t.*$/s,
    /^[\d/]+ [\d:]+ [AP]M\t(.*?)\s*\t[^\t]+\t\d+ \(0x\w+\)$/s,
    /^(.*?) (?:SMS_[A-Z_]+|APM|ODP\\WNet User Groups|Hardware Inventory Agent|[A-Z]:\\\S+) [\d/]{6,} [\d:]+ [AP]M(?: .*)?$/s,
    /^(.*?) (?:SMS_[A-Z_]+|APM) (?:\d\d\/\d\d\/\d\d$|\w{3} \w{3} \d\d .*)$/s,
    /^(.*?)\s+(?:SMS_[A-Z_]+|APM|<CCIM32>|C:\\\S+>)$/s,
  ];
  for (const shape of shapes) {
    const text = shape.exec(raw)?.[1];
    if (text !== undefined) return text.replace(/^(?:[*\s]*\n)+|(?:\n[*\s]*)+$/g, '');
  }
  return raw;
}

function componentOf(fact: Fact, rest: string): string | null {
  if (fact.component !== undefined && fact.component !== null)
    return rest.includes(fact.component) ? fact.component : null;
  const arrow = /(?:^|\] )([A-Za-z][^=\]]*?) ==?> ?\u0000/.exec(rest)?.[1];
  if (arrow !== undefined) return arrow;
  if (fact.text !== undefined) return null;
  const names = [
    /\$ ?&?[<>(]?([A-Za-z][^<>()&$]*?)(?:[ &]?[<>)]|$)/,
    /\t *([^\t]*[A-Za-z][^\t]*?)\t/,
    /\u0000\s+<?([A-Z]:\\\S+?)(?:>|$| \d)/,
    /(SMS_[A-Z_]+|APM|ODP\\WNet User Groups|Hardware Inventory Agent|CCIM32)/,
  ];
  for (const shape of names) {
    const name = shape.exec(rest)?.[1];
    if (name !== undefined) return name.replace(/ (?:Fri|Wed) .*$/, '');
  }
  return null;
}

function timeOf(rest: string): string | null {
  const long = /[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d{1,2}):(\d\d):(\d\d)(?:\.(\d+))? (\d{4})/.exec(rest);
  if (long !== null) {
    const [, month = '', day, hour, minute, second, fraction = '', year] = long;
    return iso(Number(year), months.indexOf(month) / 3 + 1, Number(day), Number(hour), minute, second, fraction);
  }
  const short = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})(?: (\d{1,2}):(\d\d):(\d\d)(?: ([AP])M)?)?/.exec(rest);
  if (short === null) return null;
  const [, month, day, years, hours = '0', minute = '00', second = '00', half] = short;
  const year = Number(years) < 80 ? 2000 + Number(years) : Number(years) < 100 ? 1900 + Number(years) : Number(years);
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'P' ? 12 : 0);
  return iso(year, Number(month), Number(day), hour, minute, second, '');
}

function iso(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute = '00',
  second = '00',
  fraction = '',
): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

function threadOf(rest: string): number | null {
  const decimal = /(?:^|[^\d.])(\d+) \(0x[0-9A-Fa-f]+\)/.exec(rest)?.[1];
  if (decimal !== undefined) return Number(decimal);
  const hexadecimal = /thread=([0-9A-F]+)/.exec(rest)?.[1] ?? /[AP]M ([0-9A-F]{2,4})$/.exec(rest)?.[1];
  const provider = /^\[?([0-9A-F]+)\]\[/.exec(rest)?.[1];
  const bare = hexadecimal ?? provider;
  return bare === undefined ? null : Number.parseInt(bare, 16);
}
