import { archivedPage } from './defaults.ts';

/**
 * The first draft of a failure's file, with every part that the laws ask for and a word on what belongs there.
 * Undefined where `id` is no name for a file: letters, digits, `-` and `.`, at most 64.
 */
export function draftFailure(id: string): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(id)) return undefined;
  const article = /^(Q[0-9]{5,6})(?:-|$)/.exec(id)?.[1] ?? id;
  const url = archivedPage(article) === null ? ['url: https://example.com/the-page-that-describes-it'] : [];
  return `${[
    '# yaml-language-server: $schema=../../failure.schema.json',
    `id: ${id}`,
    `articles: [${article}]`,
    ...url,
    'title: What does not work, in one sentence without a full stop',
    'short: At most 40 characters',
    'product: sms',
    'versions: ["2.0"]',
    'status: draft',
    'severity: error',
    'signals:',
    '  - id: failed',
    '    role: failure',
    '    weight: distinctive',
    '    logs: [any]',
    "    text: 'The line that shows it, with {name} or {file:path} for what differs from site to site'",
    'cause: What happened, and why.',
    'remedy:',
    '  - do: Do this first.',
    '  - check: Look for what shows that it worked.',
    'examples:',
    '  - logs:',
    '      - name: Ccim32.log',
    '        family: sms2-client',
    '        lines: |',
    '          The line that shows it, with SERVER01 or C:\\file.txt for what differs from site to site',
    '    finds:',
    `      - { failure: ${id}, confidence: certain, state: open, count: 1 }`,
    '  - near-miss: a line that reads alike and means something else',
    '    logs:',
    '      - name: Ccim32.log',
    '        family: sms2-client',
    '        lines: |',
    '          The line that shows nothing of the kind',
    '    finds: []',
  ].join('\n')}\n`;
}
