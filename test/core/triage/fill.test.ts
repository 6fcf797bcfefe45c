import { describe, expect, test } from 'vitest';
import { fillParts, fillText } from '../../../server/src/core/triage/fill.ts';
import type { Finding } from '../../../server/src/core/triage/types.ts';
import { triageOf } from '../../support/triage.ts';
import { neighbours } from '../../support/triageFailures.ts';

const [capInUse] = neighbours as [(typeof neighbours)[number]];

/** A finding whose holes captured these values, as a log with one line for each would give it. */
function finding(...captures: readonly Readonly<Record<string, string>>[]): Finding {
  const [first] = triageOf('c@- Q322967.skipped', neighbours).findings;
  const values: Record<string, string[]> = {};
  for (const one of captures) {
    for (const [hole, value] of Object.entries(one)) values[hole] = [...(values[hole] ?? []), value];
  }
  return { ...first!, captures: values };
}

const logName = (key: string): string => `${key.slice(0, 1).toUpperCase()}${key.slice(1)}.log`;

describe('filling a step', () => {
  test.each([
    ['the value all agree on', 'on {server}', finding({ server: 'SRV1' }), 'on SRV1'],
    ['a list where they differ', 'on {server}', finding({ server: 'SRV2' }, { server: 'SRV1' }), 'on SRV2, SRV1'],
    ['a hole beside a backslash', '\\{cap}\\x', finding({ cap: 'CAP_A' }), '\\CAP_A\\x'],
    ['the log that would tell it', 'on {server}', finding(), 'on <server> (see Ccim32.log)'],
    ['the log of a failure line first', '{file}', finding(), '<file> (see Inboxmgr.log)'],
    ['the log only once', '{server} and {server}', finding(), '<server> (see Ccim32.log) and <server>'],
    ['no log where no signal captures it', '{other}', finding(), '<other>'],
    ['braces', '{{server}} {', finding({ server: 'S' }), '{server} {'],
    ['a form as in a template', '{server?:path}', finding({ server: 'S' }), 'S'],
    ['names of an object are holes like others', '{constructor}', finding(), '<constructor>'],
    ['no hole', 'Stop it.', finding(), 'Stop it.'],
    ['a value is not filled again', '{cap}', finding({ cap: '{server}', server: 'S' }), '{server}'],
    ['line breaks and control characters', '{cap}', finding({ cap: 'a\r\nb\u0007c\u202ed' }), 'a  b c d'],
  ])('%s', (_, text, about, filled) => {
    expect(fillText(text, about, { logName })).toBe(filled);
  });

  test('a failure without a case tells no value', () => {
    expect(fillText('Open {cap} of {server}.', capInUse)).toBe('Open <cap> (see ccim32) of <server> (see ccim32).');
  });

  test('a long list says how many more there are', () => {
    const many = finding(...['1', '2', '3', '4', '5', '6', '7'].map((server) => ({ server })));
    expect(fillText('{server}', many)).toBe('1, 2, 3, 4, 5 and 2 more');
    expect(fillText('{server}', many, { most: 7 })).toBe('1, 2, 3, 4, 5, 6, 7');
  });

  test('a long value is cut, never within a character', () => {
    expect(fillText('{cap}', finding({ cap: 'x'.repeat(260) }))).toBe('x'.repeat(260));
    expect(fillText('{cap}', finding({ cap: 'x'.repeat(261) }))).toBe(`${'x'.repeat(259)}…`);
    expect(fillText('{cap}', finding({ cap: `${'x'.repeat(258)}\u{1f600}xx` }))).toBe(`${'x'.repeat(258)}…`);
  });

  test('parts keep our words apart from values', () => {
    expect(fillParts('Open {cap} of {server} and {root}.', finding({ cap: '*A*' }, { cap: 'B' }))).toEqual([
      { text: 'Open ' },
      { value: '*A*' },
      { text: ', ' },
      { value: 'B' },
      { text: ' of ' },
      { missing: 'server', log: 'ccim32' },
      { text: ' and ' },
      { missing: 'root', log: 'inboxmgr' },
      { text: '.' },
    ]);
  });
});
