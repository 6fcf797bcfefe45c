import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileAutomaton } from '../../../server/src/core/catalogue/automaton.ts';
import { createMatcher, type Hit } from '../../../server/src/core/catalogue/matcher.ts';
import { templateAndMessages } from '../../support/templateArbitraries.ts';
import { referenceMatch } from '../../support/templateReference.ts';

interface Found {
  readonly hits: readonly Hit[];
  readonly limited: boolean;
  /** How often the message was decoded. */
  readonly decoded: number;
}

/** Makes a function that finds the templates in a message; its bytes stand between other bytes, as in a log. */
function finder(texts: readonly string[]) {
  const signals = texts.map((text) => ({ text }));
  const matcher = createMatcher(signals, compileAutomaton(signals));
  return (message: string, bytes: Uint8Array = utf8(message), accepts = (_signal: number) => true): Found => {
    const log = new Uint8Array(bytes.length + 10).fill(0x64);
    log.fill(0x6b, 5 + bytes.length);
    log.set(bytes, 5);
    let decoded = 0;
    const text = (): string => {
      decoded++;
      return message;
    };
    const hits = matcher.match(log, 5, 5 + bytes.length, text, accepts);
    return { hits, limited: matcher.wasLimited(), decoded };
  };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('finds every signal of a message, in order of signals', () => {
  const message = 'SCHED : Error  42 in\tthe SCHEDULER~';
  const texts = ['scheduler', 'Nothing of the kind', '{:text} in the scheduler', 'error {code:int} in the scheduler'];
  expect(finder(texts)(message).hits).toEqual([
    { signal: 0, captures: {} },
    { signal: 2, captures: {} },
    { signal: 3, captures: { code: '42' } },
  ]);
  expect(finder(['disk is full', 'all is well'])('all is well~disk is full').hits.map(({ signal }) => signal)).toEqual([
    0, 1,
  ]);
});

test('finds an anchor that ends within another, past a third that only begins there', () => {
  expect(finder(['abcdefgh', 'cdefghij', '{a:text}efgh'])('abcdefgh').hits).toEqual([
    { signal: 0, captures: {} },
    { signal: 2, captures: { a: 'abcd' } },
  ]);
});

describe('candidates', () => {
  const texts = ['disk is full', 'disk was full'];

  test('without one the message is not decoded, and the answer is always the same empty list', () => {
    const first = finder(texts)('all is well');
    const second = finder(texts)('all is better');
    expect(first).toEqual({ hits: [], limited: false, decoded: 0 });
    expect(second.hits).toBe(first.hits);
  });

  test('an anchor that goes beyond the message is none', () => {
    expect(finder(['full disk'])('full dis').decoded).toBe(0);
    expect(finder(['disk is full'])('isk is full').decoded).toBe(0);
  });

  test('one that is not accepted is neither decoded nor matched', () => {
    const message = 'disk is full~disk was full';
    const asked: number[] = [];
    const accepts = (signal: number): boolean => {
      asked.push(signal);
      return false;
    };
    expect(finder(texts)(message, utf8(message), accepts)).toEqual({ hits: [], limited: false, decoded: 0 });
    expect(asked.sort()).toEqual([0, 1]);
    expect(finder(texts)(message, utf8(message), (signal) => signal === 1).hits).toEqual([{ signal: 1, captures: {} }]);
  });

  test('each is matched once, whatever number of anchors hit', () => {
    const message = 'disk is full~'.repeat(50);
    const asked: number[] = [];
    const found = finder(['disk is full', 'is full'])(message, utf8(message), (signal) => asked.push(signal) > 0);
    expect(asked.sort()).toEqual([0, 1]);
    expect(found.decoded).toBe(1);
    expect(found.hits).toHaveLength(2);
  });

  test('one message forgets the one before', () => {
    const find = finder(['disk is full']);
    for (let time = 0; time < 3; time++) {
      expect(find('disk is full').hits).toHaveLength(1);
      expect(find('isk is full').hits).toHaveLength(0);
    }
  });
});

describe('white space in bytes', () => {
  const message = 'disk\u00a0is\u00a0 \tfull';
  test.each([
    ['UTF-8', utf8(message)],
    ['code page 1252', latin1(message)],
    ['code page 850', latin1(message.replaceAll('\u00a0', '\u00ff'))],
  ])('a no-break space in %s', (_name, bytes) => {
    expect(finder(['disk is full'])(message, bytes).hits).toHaveLength(1);
  });

  test.each(['disk~is~~full', '~disk \r\n is\r\rfull~', 'disk\t is ~ full'])('%j', (text) => {
    expect(finder(['disk is full'])(text).hits).toHaveLength(1);
  });

  test('round a hole that may be empty', () => {
    expect(finder(['{a?} disk is full {b?}'])('disk is full').hits).toHaveLength(1);
  });
});

const catalogues = fc.array(templateAndMessages, { minLength: 1, maxLength: 6 });

test('anchors and matching find what every template tried on every message finds', () => {
  fc.assert(
    fc.property(catalogues, (list) => {
      const texts = list.map(({ template }) => template);
      const find = finder(texts);
      for (const message of list.flatMap(({ messages }) => messages)) {
        const wanted = texts.flatMap((text, signal) => {
          const captures = referenceMatch(text, message);
          return captures ? [{ signal, captures }] : [];
        });
        expect(find(message).hits).toEqual(wanted);
      }
    }),
    { numRuns: 80 },
  );
});

test('the same message in code page 1252 and in UTF-8 gives the same hits', () => {
  fc.assert(
    fc.property(catalogues, (list) => {
      const texts = list.map(({ template }) => template);
      const find = finder(texts);
      for (const message of list.flatMap(({ messages }) => messages)) {
        if (!/^[\0-\x7f\xa0-\xff]*$/.test(message)) continue;
        expect(find(message, latin1(message))).toEqual(find(message));
      }
    }),
    { numRuns: 80 },
  );
});

describe('hostile messages of 64 KB', () => {
  const texts = Array.from({ length: 200 }, (_, index) => `error {a:any} of {b:any} in {c:any} at place {=${index}}!`);

  test('anchors again and again: limited', () => {
    const message = 'error x of at place in '.repeat(2_850);
    const { hits, limited, decoded } = finder(texts)(message);
    expect({ hits: hits.length, limited, decoded }).toEqual({ hits: 0, limited: true, decoded: 1 });
  });

  test('one character: no candidate', () => {
    const message = 'e'.repeat(65_536);
    expect(finder(texts)(message)).toEqual({ hits: [], limited: false, decoded: 0 });
  });

  test('what was found before the steps ran out stays', () => {
    const message = `disk is full~${'error x of at place in '.repeat(2_850)}`;
    const { hits, limited } = finder(['disk is full', ...texts])(message);
    expect(hits).toEqual([{ signal: 0, captures: {} }]);
    expect(limited).toBe(true);
  });

  test('the next message is not limited', () => {
    const find = finder(texts);
    expect(find('error x of at place in '.repeat(2_850)).limited).toBe(true);
    expect(find('error x of y in z at place 7!')).toMatchObject({ hits: [{ signal: 7 }], limited: false });
  });
});
