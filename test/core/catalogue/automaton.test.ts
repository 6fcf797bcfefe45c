import { describe, expect, test } from 'vitest';
import { compileAutomaton, readAutomaton, seal } from '../../../server/src/core/catalogue/automaton.ts';
import { createMatcher } from '../../../server/src/core/catalogue/matcher.ts';

const signals = [
  { text: 'Disk {a} full, cannot write {b:path}' },
  { text: 'cannot write' },
  { text: 'Write protected {a}' },
  { text: 'Disk {a} full, cannot write to {b:path}' },
];

test('the same signals give the same words', () => {
  expect(compileAutomaton(signals)).toEqual(compileAutomaton(signals));
});

test('what is stored is read', () => {
  const words = compileAutomaton(signals);
  const automaton = readAutomaton(words, signals);
  expect([...automaton.list].sort()).toEqual([0, 1, 2, 3]);
  expect(automaton.table).toHaveLength(automaton.stateCount * automaton.classCount);
  expect(
    new Set([
      ...automaton.classes.subarray(0x80),
      ...Buffer.from(' \t\r\n~', 'latin1').map((byte) => automaton.classes[byte]!),
    ]),
  ).toEqual(new Set([1]));
});

test('a row of the table fills one cache line at most', () => {
  const all = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
    .join('')
    .replace(/[{}]/g, '$&$&');
  const many = [{ text: all }, { text: `${all.slice(40)}${all.slice(0, 40)}` }, { text: 'disk; full; 55; ((x))' }];
  expect(readAutomaton(compileAutomaton(many), many).classCount).toBeLessThanOrEqual(32);
});

test('an empty catalogue has an automaton too', () => {
  const matcher = createMatcher([], compileAutomaton([]));
  const bytes = new TextEncoder().encode('Disk full');
  expect(
    matcher.match(
      bytes,
      0,
      bytes.length,
      () => 'Disk full',
      () => true,
    ),
  ).toEqual([]);
});

test('a text that is no template is refused', () => {
  expect(() => compileAutomaton([{ text: 'disk {a:number}' }])).toThrow(
    '"disk {a:number}" is no template: "number" is no',
  );
});

describe('a damaged automaton is refused', () => {
  const words = compileAutomaton(signals);

  test('with one bit turned, in any word', () => {
    for (let at = 0; at < words.length; at++) {
      const damaged = words.slice();
      damaged[at]! ^= 1 << (at % 16);
      expect(() => readAutomaton(damaged, signals), `word ${at}`).toThrow(
        'The stored automaton of the catalogue cannot be used',
      );
    }
  });

  test('cut anywhere', () => {
    for (let length = 0; length < words.length; length++) {
      expect(() => readAutomaton(words.slice(0, length), signals), `length ${length}`).toThrow('cannot be used');
    }
  });

  test('with more at its end', () => {
    const longer = new Uint16Array(words.length + 1);
    longer.set(words);
    expect(() => readAutomaton(longer, signals)).toThrow('its length does not agree with its header');
  });

  test('made up so that its checksum is right', () => {
    const { table, links, list, listStarts } = readAutomaton(words, signals);
    const tableAt = words.length - list.length - links.length - listStarts.length - table.length;
    const listStartsAt = tableAt + table.length;
    const places = { table: tableAt, class: 16, start: listStartsAt, link: listStartsAt + listStarts.length };
    for (const at of [...Object.values(places), words.length - 1]) {
      const forged = words.slice();
      forged[at] = 0xfffe;
      expect(() => readAutomaton(seal(forged), signals), `word ${at}`).toThrow('it refers to a place it does not have');
    }
  });

  test('of another version', () => {
    const other = words.slice();
    other[1] = 2;
    expect(() => readAutomaton(other, signals)).toThrow('it has version 2, and this program reads version 1');
  });

  test('read with the bytes of each word swapped', () => {
    const swapped = words.map((word) => ((word & 0xff) << 8) | (word >>> 8));
    expect(() => readAutomaton(swapped, signals)).toThrow('it does not begin as one');
  });

  test('made for other signals', () => {
    const renamed = signals.map(({ text }) => ({ text: text.replace('Disk', 'Disc') }));
    expect(() => readAutomaton(words, renamed)).toThrow('it was made for other signals');
    expect(() => readAutomaton(words, signals.slice(1))).toThrow('it was made for other signals');
    expect(() => readAutomaton(words, [...signals].reverse())).toThrow('it was made for other signals');
  });
});

describe('many signals', () => {
  /** Texts that share next to nothing. */
  function textsOf(count: number, length = 40): { text: string }[] {
    let seed = 1;
    const letter = (): string => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return String.fromCharCode(97 + ((seed >>> 16) % 26));
    };
    return Array.from({ length: count }, () => ({ text: Array.from({ length }, letter).join('') }));
  }

  test('get shorter anchors where states run out, and are all found', () => {
    const many = textsOf(3_000);
    const words = compileAutomaton(many);
    const { stateCount } = readAutomaton(words, many);
    expect(stateCount).toBeLessThanOrEqual(65_535);
    expect(stateCount).toBeGreaterThan(30_000);
    const matcher = createMatcher(many, words);
    for (const [signal, { text }] of many.entries()) {
      const bytes = new TextEncoder().encode(text);
      expect(
        matcher.match(
          bytes,
          0,
          bytes.length,
          () => text,
          () => true,
        ),
      ).toEqual([{ signal, captures: {} }]);
    }
  });

  test('too many are refused', () => {
    const alike = Array.from({ length: 65_535 }, () => ({ text: 'disk is full' }));
    expect(() => compileAutomaton(alike)).toThrow('65535 signals are too many for one automaton');
    expect(() => compileAutomaton(textsOf(30_000, 6))).toThrow('30000 signals are too many for one automaton');
  });
});
