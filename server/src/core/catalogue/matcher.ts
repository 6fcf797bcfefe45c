import { type Automaton, readAutomaton } from './automaton.ts';
import { noLink } from './automatonTrie.ts';
import { parseTemplate, type Template } from './template.ts';
import { type Captures, matchPrepared, type PreparedMessage, prepareMessage, stepBudget } from './templateMatch.ts';
import type { Signal } from './types.ts';

/** One signal met in one message. */
export interface Hit {
  /** Place in the list of signals the matcher was made for. */
  readonly signal: number;
  /** What the named holes took, as it stands in the message. */
  readonly captures: Captures;
}

/** Finds signals in messages; one matcher serves one thread, one message after the other. */
export interface Matcher {
  /**
   * The signals whose template matches the message in `bytes` from `start` up to `end` (byte offsets), in order of
   * signals. `text` gives the decoded message, with `~` and line ends, and is called only where a candidate is
   * accepted; `accepts` says which signals count for this record.
   */
  match(
    bytes: Uint8Array,
    start: number,
    end: number,
    text: () => string,
    accepts: (signal: number) => boolean,
  ): readonly Hit[];
  /** True where the last message used up its steps, so that signals may be missing from its hits. */
  wasLimited(): boolean;
}

/**
 * Makes the matcher for these signals and their stored automaton. Throws where the automaton is damaged or was made
 * for other signals.
 */
export function createMatcher(signals: readonly Pick<Signal, 'text'>[], automaton: Uint16Array): Matcher {
  const scanner = makeScanner(readAutomaton(automaton, signals));
  const templates: (Template | null)[] = [];
  let message: PreparedMessage | undefined;
  let limited = false;

  // Read when first needed: most templates are never met.
  function templateOf(signal: number): Template | null {
    const known = templates[signal];
    if (known !== undefined) return known;
    const parsed = parseTemplate(signals[signal]!.text);
    const template = 'problem' in parsed ? null : parsed;
    templates[signal] = template;
    return template;
  }

  function verify(text: string, bytes: number): readonly Hit[] {
    message = prepareMessage(text, message);
    const budget = stepBudget(bytes);
    const hits: Hit[] = [];
    for (let place = 0; place < scanner.candidateCount; place++) {
      const signal = scanner.candidates[place]!;
      const template = templateOf(signal);
      const captures = template && matchPrepared(template, message, budget);
      if (captures === 'limited') {
        limited = true;
        break;
      }
      if (captures) hits.push({ signal, captures });
    }
    return hits;
  }

  return {
    match(bytes, start, end, text, accepts) {
      limited = false;
      scan(scanner, bytes, start, end);
      if (scanner.candidateCount === 0) return noHits;
      keepAccepted(scanner, accepts);
      return scanner.candidateCount === 0 ? noHits : verify(text(), end - start);
    },
    wasLimited: () => limited,
  };
}

const noHits: readonly Hit[] = Object.freeze([]);

interface Scanner {
  readonly automaton: Automaton;
  /** Number of the message in which an accepting state was met last; each signal belongs to one such state. */
  readonly stateSeen: Uint32Array;
  readonly candidates: Int32Array;
  candidateCount: number;
  messageNumber: number;
}

function makeScanner(automaton: Automaton): Scanner {
  return {
    automaton,
    stateSeen: new Uint32Array(automaton.links.length),
    candidates: new Int32Array(automaton.signalCount),
    candidateCount: 0,
    messageNumber: 0,
  };
}

/** The hot loop: one step of the table for each byte of a message. */
function scan(scanner: Scanner, bytes: Uint8Array, start: number, end: number): void {
  const { table, classes, classCount, firstAccepting } = scanner.automaton;
  scanner.candidateCount = 0;
  scanner.messageNumber = nextNumber(scanner);
  let state = 0;
  for (let at = start; at < end; at++) {
    state = table[Math.imul(state, classCount) + classes[bytes[at]!]!]!;
    if (state >= firstAccepting) note(scanner, state - firstAccepting);
  }
}

function nextNumber(scanner: Scanner): number {
  if (scanner.messageNumber < 0xffffffff) return scanner.messageNumber + 1;
  scanner.stateSeen.fill(0);
  return 1;
}

/** Adds the signals of an accepting state and of the anchors that end with it, each once per message. */
function note(scanner: Scanner, accepting: number): void {
  const { listStarts, links, list } = scanner.automaton;
  const { stateSeen, messageNumber } = scanner;
  for (let state = accepting; state !== noLink; state = links[state]!) {
    if (stateSeen[state] === messageNumber) return;
    stateSeen[state] = messageNumber;
    for (let place = listStarts[state]!; place < listStarts[state + 1]!; place++) {
      scanner.candidates[scanner.candidateCount++] = list[place]!;
    }
  }
}

/** Leaves the candidates that count for this record, in order of signals. */
function keepAccepted(scanner: Scanner, accepts: (signal: number) => boolean): void {
  const { candidates } = scanner;
  let kept = 0;
  for (let place = 0; place < scanner.candidateCount; place++) {
    const signal = candidates[place]!;
    if (accepts(signal)) candidates[kept++] = signal;
  }
  scanner.candidateCount = kept;
  if (kept > 1) candidates.subarray(0, kept).sort();
}
