import { describe, expect, test } from 'vitest';
import { articlePage } from '../../../server/src/core/features/articlePage.ts';
import { codeActions } from '../../../server/src/core/features/codeActions.ts';
import { diagnostics } from '../../../server/src/core/features/diagnostics.ts';
import { workaroundState } from '../../../server/src/core/features/evidence.ts';
import { hover } from '../../../server/src/core/features/hover.ts';
import { semanticTokens } from '../../../server/src/core/features/semanticTokens.ts';
import { ticket } from '../../../server/src/core/features/ticket.ts';
import { caseOf } from '../../support/features.ts';
import { activeParts, markdownTokens } from '../../support/featuresMarkdown.ts';
import { failure } from '../../support/triage.ts';

const url = 'https://example.org/kb/Q1';
const step = (text: string) => ({ kind: 'do', text, proves: null, copy: 'net file {what}' }) as const;

/** A failure that puts a piece of the line wherever a value can stand. */
const own = [
  {
    ...failure('Q1', {
      signals: `
        met failure shared odd: Met in the log {what:any}
        proof failure distinctive odd: Proof of it {what:any}
        over resolved generic odd: Over with {what:any}`,
      correlate: ['what'],
      cause: 'Because of {what}, in ({what}), \\{what}\\x, "{what}".',
      remedy: [
        step('Look at {what}.'),
        { kind: 'check', text: '{what} is over.', proves: 'over', copy: null } as const,
      ],
    }),
    url,
  },
];

const hostile: readonly (readonly [string, string])[] = [
  ['a Markdown link', '[x](command:smsLogs.evil?%5B%5D) [y](http://evil.example)'],
  ['an image', '![x](http://evil.example/x.png)'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script><!-- -->'],
  ['autolinks', '<http://evil.example> http://evil.example www.evil.com evil.com a@evil.com //evil.com'],
  ['backticks', '` `` ``` ```` [x](http://evil.example) `'],
  ['a fence', '~~~ ``` </code></pre> ~~~'],
  ['table bars', 'a | b \\| c \\\\| [x](http://evil.example) |'],
  ['entities', '&lt;b&gt; &#91;x&#93;(http:&#47;&#47;evil.example)'],
  ['a reference', '[x]: http://evil.example [x] [x][]'],
  ['turned writing', 'abc\u202egnp.exe\u202c \u2066x\u2069'],
  ['control characters', 'a\u0000b\u001b[31mred\u0007'],
  ['one megabyte', '[x](http://evil.example) '.repeat(40_000)],
];

/** Everything the features say of a case with this text in its line, its component and its file name. */
function everything(text: string) {
  const name = `odd [x](http:evil.example) <b> ${text.slice(0, 60).replaceAll('/', '')}/odd.log`;
  const { context, triage, log, finding } = caseOf(`=== ${name}\nMet in the log ${text}`, own);
  const odd = {
    ...log.record(0),
    component: text,
    context: text,
    zone: text,
    utcRule: 'zone-name' as const,
    flags: [],
    time: 0,
    utc: 0,
  };
  const shown = hover(context, { ...log, record: () => odd }, triage, { line: 0, character: 0 });
  const readings = finding.sightings.map((at) => ({ ...at, log: { ...at.log, zone: text } }));
  return {
    context,
    triage,
    log,
    finding,
    markdown: {
      hover: (shown!.contents as { value: string }).value,
      page: articlePage(context, finding.failure, finding),
      ticket: ticket(context, { ...finding, sightings: readings }),
    },
  };
}

describe.each(hostile)('%s', (_, text) => {
  const found = everything(text);

  test.each(['hover', 'page', 'ticket'] as const)('%s: no link, image or HTML comes from the log', (kind) => {
    const markdown = found.markdown[kind];
    expect(new Set(activeParts(markdown))).toEqual(new Set([`link ${url}`]));
    expect(markdown.length).toBeLessThan(20_000);
  });

  test.each(['hover', 'page', 'ticket'] as const)('%s: has the structure of a harmless line', (kind) => {
    expect(structure(found.markdown[kind])).toEqual(structure(everything('harmless words').markdown[kind]));
  });

  test('nothing that people read holds control or turning characters', () => {
    const { context, triage, log, finding } = found;
    const rows = diagnostics(context, triage, log.name);
    const texts = [
      ...Object.values(found.markdown),
      ...rows.flatMap(({ message, relatedInformation }) => [
        message,
        ...(relatedInformation ?? []).map((one) => String(one.message)),
      ]),
      ...workaroundState(context, finding).steps.flatMap((one) => [one.text, one.copy ?? '', one.missing?.text ?? '']),
      ...codeActions(context, triage, log.name, rows[0]!.range).map(({ title }) => title),
    ];
    for (const shown of texts)
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069]/);
    for (const { message } of rows) expect(String(message).length).toBeLessThan(700);
    expect(semanticTokens(log).length % 5).toBe(0);
  });
});

/** Headings, lists, tables and fences in order: what a log must not be able to add to. */
function structure(markdown: string): string[] {
  return markdownTokens(markdown)
    .map(({ type }) => type)
    .filter((type) => !['text', 'text_special', 'code_inline', 'strong_open', 'strong_close'].includes(type));
}
