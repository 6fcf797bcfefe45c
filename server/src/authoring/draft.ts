import { archivedPage } from './defaults.ts';
import { printable } from './lineParts.ts';
import { proposeTemplate } from './proposeTemplate.ts';

/**
 * The first draft of a failure's file, with every part that the laws ask for and a word on what belongs there.
 * Undefined where `id` is no name for a file: letters, digits, `-` and `.`, at most 64.
 */
export function draftFailure(id: string): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(id)) return undefined;
  const article = /^(Q[0-9]{5,6})(?:-|$)/.exec(id)?.[1] ?? id;
  const url = archivedPage(article) === null ? ['url: https://example.com/the-page-that-describes-it'] : [];
  return written([
    '# yaml-language-server: $schema=../../failure.schema.json',
    `id: ${id}`,
    `articles: [${article}]`,
    ...url,
    ...aboutLines({ product: 'sms', versions: '["2.0"]' }),
    ...signalLines({
      weight: 'distinctive',
      log: 'any',
      text: "'The line that shows it, with {name} or {file:path} for what differs from site to site'",
    }),
    ...exampleLines({
      name: 'Ccim32.log',
      family: 'sms2-client',
      lines: [
        '|',
        '          The line that shows it, with SERVER01 or C:\\file.txt for what differs from site to site',
      ],
      find: { id, confidence: 'certain' },
    }),
    '  - near-miss: a line that reads alike and means something else',
    '    logs:',
    '      - name: Ccim32.log',
    '        family: sms2-client',
    '        lines: |',
    '          The line that shows nothing of the kind',
    '    finds: []',
  ]);
}

/** A line of a log that a failure is to be made of. */
export interface DraftedLine {
  /** The record's message, or its line that is meant; only its first line that can be found again is used. */
  readonly message: string;
  readonly family: string;
  /** The log's file name, without folders. */
  readonly logName: string;
  /** Key of the log in logs/; undefined for one that is not described there. */
  readonly log: string | undefined;
  readonly product: string;
}

/**
 * The first draft of a team's failure from a line: its template proposed, its example the line itself. The file has no
 * mistakes as it is, whatever the line holds. Undefined where `id` is no id, or the line has no 4 ASCII characters in
 * one piece.
 */
export function draftFromLine(id: string, drafted: DraftedLine): string | undefined {
  if (id.length > 64 || !/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(id)) return undefined;
  const proposed = proposeTemplate(drafted.message);
  if (!proposed) return undefined;
  const isDistinctive = proposed.literals >= distinctiveLiterals;
  const line = printable(proposed.line.slice(0, longestExample));
  return written([
    '# The id is the name of the file. It stands in articles and in finds as well.',
    `id: ${id}`,
    `articles: [${id}]`,
    ...aboutLines({ product: drafted.product, versions: '[]' }),
    '# {name} takes one word, {file:path} a path, {number:int} a number, {:text} anything; {code=5} is only ever 5.',
    ...signalLines({
      weight: isDistinctive ? 'distinctive' : 'shared',
      log: drafted.log ?? 'any',
      text: singleQuoted(proposed.text),
    }),
    ...exampleLines({
      name: singleQuoted(nameOf(drafted.logName)),
      family: drafted.family,
      // An @{ at the beginning would be read as settings of the line.
      lines: [singleQuoted(line.startsWith('@{') ? `@{} ${line}` : line)],
      find: { id, confidence: isDistinctive ? 'certain' : 'possible' },
    }),
  ]);
}

/** What the laws ask of a distinctive line. */
const distinctiveLiterals = 12;
/** UTF-16 code units. */
const longestExample = 4000;
const longestName = 200;

function aboutLines({ product, versions }: { readonly product: string; readonly versions: string }): string[] {
  return [
    'title: What does not work, in one sentence without a full stop',
    'short: At most 40 characters',
    `product: ${product}`,
    `versions: ${versions}`,
    'status: draft',
    'severity: error',
  ];
}

interface DraftedSignal {
  readonly weight: 'distinctive' | 'shared';
  readonly log: string;
  /** As it stands in the file. */
  readonly text: string;
}

function signalLines({ weight, log, text }: DraftedSignal): string[] {
  return [
    'signals:',
    '  - id: failed',
    '    role: failure',
    `    weight: ${weight}`,
    `    logs: [${log === 'any' ? log : singleQuotedWhereNeeded(log)}]`,
    `    text: ${text}`,
    'cause: What happened, and why.',
    'remedy:',
    '  - do: Do this first.',
    '  - check: Look for what shows that it worked.',
  ];
}

interface DraftedExample {
  readonly name: string;
  readonly family: string;
  /** What follows `lines: `, and further lines of the file. */
  readonly lines: readonly string[];
  readonly find: { readonly id: string; readonly confidence: 'certain' | 'possible' };
}

function exampleLines({ name, family, lines: [first = '', ...further], find }: DraftedExample): string[] {
  return [
    'examples:',
    '  - logs:',
    `      - name: ${name}`,
    `        family: ${family}`,
    `        lines: ${first}`,
    ...further,
    '    finds:',
    `      - { failure: ${find.id}, confidence: ${find.confidence}, state: open, count: 1 }`,
  ];
}

function written(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** In single quotes only the quote itself is special. */
function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function singleQuotedWhereNeeded(key: string): string {
  return /^[a-z][a-z0-9_-]*$/.test(key) ? key : singleQuoted(key);
}

function nameOf(logName: string): string {
  const name = printable(logName.slice(-longestName)).trim();
  return name === '' ? 'unnamed.log' : name;
}
