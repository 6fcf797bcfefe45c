import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate, type Template } from '../../../server/src/core/catalogue/template.ts';
import {
  matchPrepared,
  matchTemplate,
  prepareMessage,
  stepBudget,
} from '../../../server/src/core/catalogue/templateMatch.ts';
import { templateAndMessages } from '../../support/templateArbitraries.ts';
import { referenceMatch } from '../../support/templateReference.ts';

function templateOf(text: string): Template {
  const template = parseTemplate(text);
  if ('problem' in template) throw new Error(`${text}: ${template.problem}`);
  return template;
}

function matchText(template: string, message: string) {
  return matchTemplate(templateOf(template), message, stepBudget(message.length));
}

test('agrees with a naive reading of the rules', () => {
  const counts = { matched: 0, rejected: 0 };
  fc.assert(
    fc.property(templateAndMessages, ({ template, messages }) => {
      for (const message of messages) {
        const wanted = referenceMatch(template, message);
        counts[wanted ? 'matched' : 'rejected']++;
        expect(matchText(template, message), JSON.stringify(message)).toEqual(wanted);
      }
    }),
    { numRuns: 1500 },
  );
  // The generators are worth something only where both answers are common.
  expect(Math.min(counts.matched, counts.rejected)).toBeGreaterThan(700);
});

test('a line made a template matches itself', () => {
  const line = fc.array(
    fc.constantFrom('Disk', 'full', ' ', '~', '{', '}', '\\', '\u00e9', '5', '\t', '\u{1f4be}', '.'),
    {
      minLength: 2,
    },
  );
  fc.assert(
    fc.property(line, (pieces) => {
      const message = `Disk ${pieces.join('')}`;
      expect(matchText(message.replaceAll('{', '{{').replaceAll('}', '}}'), message)).toEqual({});
    }),
  );
});

const guid = '12345678-90AB-cdef-1234-567890abcdef';
const long = 'x'.repeat(1024);

interface Row {
  readonly rule: string;
  readonly template: string;
  readonly message: string;
  readonly captures: Record<string, string> | null;
}

/** rule, template, message, captures; null where it must not match. */
function rows(list: readonly (readonly [string, string, string, Record<string, string> | null])[]): Row[] {
  return list.map(([rule, template, message, captures]) => ({ rule, template, message, captures }));
}

describe('white space', () => {
  test.each(
    rows([
      ['a run counts as one blank', 'disk  full\tnow', 'disk \t full~\r\nnow', {}],
      ['a no-break space is white space', 'disk full', 'disk\u00a0full', {}],
      ['a blank is not nothing', 'disk full', 'diskfull', null],
      ['nothing is not a blank', 'diskfull', 'disk full', null],
      ['other white space is a character like any other', 'disk full', 'disk\u3000full', null],
      ['at both ends it is dropped', '~ disk full ', '\t~disk full~ \r\n', {}],
      ['in a hole every character stays', 'size [{size:text}] left', 'size [ 1\t 2 ] left', { size: ' 1\t 2 ' }],
      ['a hole takes no part of a run', 'size [{size:text} ]', 'size [  ]', null],
      ['round an empty hole it counts once', 'disk {a?} full', 'disk  full', { a: '' }],
      ['round two empty holes too', 'disk {a?} {b?} full', 'disk full', { a: '', b: '' }],
      ['before an empty hole at the end it is dropped', 'disk full {a?} {b?}', 'disk full', { a: '', b: '' }],
      ['so is it after the last full hole', 'disk {a} {b?}', 'disk full', { a: 'full', b: '' }],
      ['after an empty hole at the start it is dropped', '{a?} disk full', 'disk full', { a: '' }],
      ['one blank stays where only one side has it', 'disk {a?}full', 'diskfull', null],
    ]),
  )('$rule: $template on $message', ({ template, message, captures }) => {
    expect(matchText(template, message)).toEqual(captures);
  });
});

describe('case', () => {
  test.each(
    rows([
      ['A-Z equal a-z', 'Disk FULL', 'dISK full', {}],
      [
        'a fixed value folds too, and the message is captured',
        'Disk is {state=Full}',
        'disk is FULL',
        { state: 'FULL' },
      ],
      ['other letters do not', 'Disk \u00e9', 'Disk \u00c9', null],
      ['the Kelvin sign is no k', 'Disk full', 'Dis\u212a full', null],
      ['brackets are not braces', 'Disk [full', 'Disk {full', null],
    ]),
  )('$rule: $template on $message', ({ template, message, captures }) => {
    expect(matchText(template, message)).toEqual(captures);
  });
});

describe('place', () => {
  test.each(
    rows([
      ['ends where the message ends', 'disk full', 'disk full.', null],
      ['ends where a line ends', 'disk full', 'disk full \r\nmore', {}],
      ['a ~ ends a line', 'disk full', 'disk full~more', {}],
      ['a blank does not', 'disk full', 'disk full more', null],
      ['begins after a character that is no letter or digit', 'disk full', 'SQL>>>disk full', {}],
      ['not after a letter', 'disk full', 'xdisk full', null],
      ['not after a digit', 'disk full', '5disk full', null],
      ['not after a letter beyond ASCII', 'disk full', '\u00e9disk full', null],
      ['not after a letter of two code units', 'disk full', '\u{20000}disk full', null],
      ['but after a sign of two code units', 'disk full', '\u{1f4be}disk full', {}],
      ['a later place counts', 'disk full', 'xdisk full, disk full', {}],
      ['a hole first begins at the start', '{who} disk full', 'the SRV1 disk full', null],
      ['or where a line begins', '{who} disk full', 'see below:~SRV1 disk full', { who: 'SRV1' }],
      ['a fixed hole first too', '{who=SRV1} disk full', 'the SRV1 disk full', null],
      ['a last {:any} opens the end', 'disk full{:any}', 'disk full.\nAnd more', {}],
      ['it takes at least one character', 'disk full {:any}', 'disk full ~', null],
      ['but none where it may be empty', 'disk full {?:any}', 'disk full', {}],
      ['a named any does not open it', 'disk {what:any}', 'disk full\nmore', { what: 'full' }],
      ['rest takes all to the end', 'disk {what:rest}', 'disk full\nmore ~', { what: 'full\nmore' }],
      ['an optional rest also', 'disk full {what?:rest}', 'disk full~more', { what: 'more' }],
      ['or nothing', 'disk full {what?:rest}', 'disk full~', { what: '' }],
    ]),
  )('$rule: $template on $message', ({ template, message, captures }) => {
    expect(matchText(template, message)).toEqual(captures);
  });
});

describe('holes', () => {
  test.each(
    rows([
      [
        'the shortest text that lets the rest match',
        'disk {a:text} of {b:text}',
        'disk x of y of z',
        { a: 'x', b: 'y of z' },
      ],
      ['the first hole is the shortest', 'disk {a:text}-{b:text}.', 'disk 1-2-3.', { a: '1', b: '2-3' }],
      ['a word holds no white space', 'disk {a} full', 'disk a b full', null],
      ['a word holds no backslash', 'disk {a} full', 'disk a\\b full', null],
      ['a word holds no slash', 'disk {a} full', 'disk a/b full', null],
      ['a word has a character', 'disk [{a}] full', 'disk [] full', null],
      ['int', 'disk {a:int} full', 'disk -12 full', { a: '-12' }],
      ['an int is no word', 'disk {a:int} full', 'disk 12a full', null],
      ['hex with and without 0x', 'disk {a:hex} {b:hex}', 'disk 0xCB cb', { a: '0xCB', b: 'cb' }],
      ['0x alone is no number', 'disk {a:hex} full', 'disk 0x full', null],
      ['version', 'disk {a:version} full', 'disk 2.00.1493.4006 full', { a: '2.00.1493.4006' }],
      ['a number is no version', 'disk {a:version} full', 'disk 2 full', null],
      ['a version ends before the dot of the line', 'disk {a:version}.', 'disk 2.00.', { a: '2.00' }],
      ['a path holds blanks and short names', 'disk {a:path} full', 'disk C:\\a b~1 full', { a: 'C:\\a b~1' }],
      ['a path holds no quotes', 'disk {a:path} full', 'disk C:\\"b" full', null],
      ['a path holds no line break', 'disk {a:path} full', 'disk C:\\a\nb full', null],
      ['root: a drive', 'disk {a:root}\\b', 'disk c:\\b', { a: 'c:' }],
      ['root: a server', 'disk {a:root}\\b', 'disk \\\\SRV 1\\b', null],
      ['root: a server in one word', 'disk {a:root}\\b', 'disk \\\\SRV1\\b', { a: '\\\\SRV1' }],
      [
        'guid',
        'disk {a:guid}!',
        'disk 12345678-90AB-cdef-1234-567890abcdef!',
        { a: '12345678-90AB-cdef-1234-567890abcdef' },
      ],
      ['a guid in braces', 'disk {a:guid}', `disk {${guid}}`, { a: `{${guid}}` }],
      ['a guid with one brace', 'disk {a:guid}', `disk {${guid}!`, null],
      ['a guid has all its digits', 'disk {a:guid}!', 'disk 12345678-90AB-cdef-1234-567890abcde!', null],
      ['text stays in the line', 'disk {a:text} full', 'disk a~b full', null],
      ['any goes over lines', 'disk {a:any} full', 'disk a~b\nc full', { a: 'a~b\nc' }],
      ['fixed: one of', 'disk {a=5|32|0x80070005}.', 'disk 32.', { a: '32' }],
      ['fixed: no other', 'disk {a=5|32}.', 'disk 53.', null],
      ['fixed: a value with a blank', 'disk {a=very full}.', 'disk very\tFULL.', { a: 'very\tFULL' }],
      ['fixed: the value that lets the rest match', 'disk {a=a|a-b}-c', 'disk a-b-c', { a: 'a-b' }],
      ['the name may be left out', 'disk {:int} {=a|b} {c}', 'disk 5 b x', { c: 'x' }],
      ['a name of the language is a name', 'disk {constructor?} full', 'disk full', { constructor: '' }],
      ['a start before one tried already', 'dd{=!|!dd!.q!}.{r:text}!.abc', 'dd!dd!.q!.abc', { r: 'q' }],
      ['braces', 'disk {{{a}}} }}{{', 'disk {x} }{', { a: 'x' }],
      ['1,024 characters', 'disk {a} full', `disk ${long} full`, { a: long }],
      ['and no more', 'disk {a} full', `disk x${long} full`, null],
      ['any has no such bound', 'disk {a:any} full', `disk x${long} full`, { a: `x${long}` }],
      ['a second start reaches as far', 'disk {a:text} full', `disk disk ${long} full`, { a: long }],
    ]),
  )('$rule: $template', ({ template, message, captures }) => {
    expect(matchText(template, message)).toEqual(captures);
  });
});

test.each([...'"<>|*?\r\n'])('a path does not hold %j', (character) => {
  expect(matchText('disk {a:path} full', `disk C:\\a${character}b full`)).toBeNull();
});

test('a capture has no name but those of the holes', () => {
  const captures = matchText('disk {a} full', 'disk x full');
  expect(Object.keys(captures ?? {})).toEqual(['a']);
  expect((captures as Record<string, string>).constructor).toBeUndefined();
});

describe('steps', () => {
  const hostile = {
    'one character, 64 KB': 'a'.repeat(65_536),
    'one blank after the other': `error${' '.repeat(65_000)}x`,
    'a word again and again': 'error '.repeat(10_923),
    'line ends only': `error${'~\n'.repeat(32_000)}.`,
    'near matches': 'error in a of b '.repeat(4_096),
  };
  const texts = [
    'error {a:any} in {b:any} of {c:any} at {d:any} end',
    '{a:text} error {b:text} error {c?} error {d:int}',
    'error {a?} {b?} {c?:any} error!',
    'aaaa{a:text}aaaa{b:text}aaaa{c:any}b',
    '{a:any}error{b:any}error{c:any}error{d:any}!',
  ];

  test.each(Object.entries(hostile))('%s: one template costs some steps per character and part', (_name, message) => {
    for (const text of texts) {
      const budget = stepBudget(message.length);
      const before = budget.steps;
      expect(matchTemplate(templateOf(text), message, budget)).toBeNull();
      expect(before - budget.steps).toBeLessThan(message.length * 24);
    }
  });

  test.each(Object.entries(hostile))(
    '%s: many templates stop when the steps of the message are spent',
    (_name, text) => {
      const budget = stepBudget(text.length);
      const message = prepareMessage(text);
      const template = templateOf(texts[4]!);
      const answers = Array.from({ length: 100 }, () => matchPrepared(template, message, budget));
      expect(answers.at(-1)).toBe('limited');
      expect(answers.indexOf('limited')).toBeGreaterThan(1);
      expect(budget.steps).toBeGreaterThan(-200 - 1);
    },
  );

  test('a short message has 100,000 steps, a long one 32 for each byte', () => {
    expect(stepBudget(10)).toEqual({ steps: 100_000 });
    expect(stepBudget(10_000)).toEqual({ steps: 320_000 });
  });
});
