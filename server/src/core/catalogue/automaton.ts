import { type HealthyCounts, prepareAnchors } from './anchors.ts';
import { buildTrie, noLink, type Trie } from './automatonTrie.ts';
import { byteClassesOf } from './byteClasses.ts';
import { parseTemplate, type Template } from './template.ts';
import type { Signal } from './types.ts';

/**
 * The stored automaton, 16-bit words in little-endian order:
 *
 *   header          16 words: magic, version, classes, states, first accepting state, signals, fingerprint of the
 *                   signals (2 words), words in all (2), checksum of all words after the header (2), 4 words of 0
 *   classes         256 words: the class of each byte
 *   table           states x classes: the next state
 *   list starts     accepting states + 1: where the signals of each accepting state begin in the list
 *   links           one for each accepting state: the next accepting state (from 0) whose anchor also ends here,
 *                   or `noLink`
 *   list            signals, by accepting state
 *
 * Accepting states have the highest numbers, so that one comparison tells a hit.
 */
export interface Automaton {
  readonly classCount: number;
  readonly stateCount: number;
  readonly firstAccepting: number;
  readonly signalCount: number;
  readonly classes: Uint8Array;
  readonly table: Uint16Array;
  readonly listStarts: Uint16Array;
  readonly links: Uint16Array;
  readonly list: Uint16Array;
}

type Signals = readonly Pick<Signal, 'text'>[];

/** Words hold 16 bits, and `noLink` is taken. */
const mostStates = 0xffff;
/** With many signals anchors are cut shorter, until all states have a number. */
const anchorLengths = [32, 24, 16, 12, 8, 6];

/**
 * Makes the automaton that finds the candidates of all signals: one dense Aho-Corasick over their anchors.
 * The same signals and counts give the same words. Throws where a text is no template (check it with `parseTemplate`
 * first) and where the signals need more than 65,535 states with anchors of 6 characters (over 10,000 signals):
 * such a catalogue is given in two parts.
 */
export function compileAutomaton(signals: Signals, healthyCounts?: HealthyCounts): Uint16Array {
  if (signals.length >= mostStates) throw new Error(tooMany(signals.length));
  const templates = signals.map(({ text }) => templateOf(text));
  const chooseUpTo = prepareAnchors(templates, healthyCounts);
  for (const longest of anchorLengths) {
    const anchors = chooseUpTo(longest);
    const classes = byteClassesOf(anchors);
    const trie = buildTrie(anchors, classes, mostStates);
    if (trie) return store(trie, classes.ofByte, classes.count, signals);
  }
  throw new Error(tooMany(signals.length));
}

/**
 * Reads a stored automaton for these signals. Throws with the reason where the words are damaged, of another version
 * or made for other signals: a wrong automaton would silently find nothing.
 */
export function readAutomaton(words: Uint16Array, signals: Signals): Automaton {
  if (words.length < tableStart || words[0] !== magic) throw broken('it does not begin as one');
  if (words[1] !== version) throw broken(`it has version ${words[1]}, and this program reads version ${version}`);
  const classCount = words[2]!;
  const stateCount = words[3]!;
  const firstAccepting = words[4]!;
  const signalCount = words[5]!;
  const accepting = stateCount - firstAccepting;
  const listStartsAt = tableStart + stateCount * classCount;
  const linksAt = listStartsAt + accepting + 1;
  const listAt = linksAt + accepting;
  const length = listAt + signalCount;
  if (accepting < 0 || classCount > 256 || length !== words.length || double(words, 8) !== length) {
    throw broken('its length does not agree with its header');
  }
  if (double(words, 10) !== checksum(words)) throw broken('its checksum is wrong');
  if (signalCount !== signals.length || double(words, 6) !== fingerprint(signals)) {
    throw broken('it was made for other signals');
  }
  const automaton = {
    classCount,
    stateCount,
    firstAccepting,
    signalCount,
    classes: Uint8Array.from(words.subarray(headerLength, tableStart)),
    table: words.subarray(tableStart, listStartsAt),
    listStarts: words.subarray(listStartsAt, linksAt),
    links: words.subarray(linksAt, listAt),
    list: words.subarray(listAt, length),
  };
  checkReferences(automaton);
  return automaton;
}

/** Writes the checksum of stored words into their header and gives them back. */
export function seal(words: Uint16Array): Uint16Array {
  setDouble(words, 10, checksum(words));
  return words;
}

const magic = 0x4d53;
const version = 1;
const headerLength = 16;
const tableStart = headerLength + 256;

function templateOf(text: string): Template {
  const template = parseTemplate(text);
  if ('problem' in template) throw new Error(`"${text}" is no template: ${template.problem}`);
  return template;
}

function tooMany(count: number): string {
  return `${count} signals are too many for one automaton, which has at most ${mostStates} states. Split the catalogue into two.`;
}

function broken(reason: string): Error {
  return new Error(`The stored automaton of the catalogue cannot be used: ${reason}. Compile the catalogue again.`);
}

function store(trie: Trie, classes: Uint8Array, classCount: number, signals: Signals): Uint16Array {
  const accepting = trie.stateCount - trie.firstAccepting;
  const length = tableStart + trie.table.length + 2 * accepting + 1 + signals.length;
  const words = new Uint16Array(length);
  words.set([magic, version, classCount, trie.stateCount, trie.firstAccepting, signals.length]);
  setDouble(words, 6, fingerprint(signals));
  setDouble(words, 8, length);
  words.set(classes, headerLength);
  words.set(trie.table, tableStart);
  const listStartsAt = tableStart + trie.table.length;
  const linksAt = listStartsAt + accepting + 1;
  const listAt = linksAt + accepting;
  let listed = 0;
  for (let state = 0; state < accepting; state++) {
    words[listStartsAt + state] = listed;
    words[linksAt + state] = trie.links[state]!;
    for (const signal of trie.signals[state]!) words[listAt + listed++] = signal;
  }
  words[listStartsAt + accepting] = listed;
  return seal(words);
}

/** The checksum tells damage; this tells words that someone made up, which could send the scan out of the table. */
function checkReferences(automaton: Automaton): void {
  const { classCount, stateCount, signalCount, classes, table, listStarts, links, list } = automaton;
  const highest = highestOf(table);
  const accepting = links.length;
  const ordered =
    listStarts[0] === 0 &&
    listStarts[accepting] === signalCount &&
    listStarts.every((start, state) => state === 0 || start >= listStarts[state - 1]!);
  // A link leads to a shorter anchor, which has the lower number: no chain runs in a circle.
  const linked = links.every((link, state) => link === noLink || link < state);
  const inRange = stateCount > 0 && highest < stateCount && classes.every((value) => value < classCount);
  if (!ordered || !linked || !inRange || !list.every((signal) => signal < signalCount)) {
    throw broken('it refers to a place it does not have');
  }
}

function highestOf(words: Uint16Array): number {
  let highest = 0;
  for (let at = 0; at < words.length; at++) highest = Math.max(highest, words[at]!);
  return highest;
}

function double(words: Uint16Array, at: number): number {
  return (words[at]! | (words[at + 1]! << 16)) >>> 0;
}

function setDouble(words: Uint16Array, at: number, value: number): void {
  words[at] = value & 0xffff;
  words[at + 1] = value >>> 16;
}

/** Over all words but the sum itself; two sums in turn, so that the processor need not wait for each product. */
function checksum(words: Uint16Array): number {
  let even = 0x811c9dc5;
  let odd = 0x811c9dc5;
  for (let at = 0; at < 10; at++) even = Math.imul(even ^ words[at]!, 0x01000193);
  for (let at = 12; at + 1 < words.length; at += 2) {
    even = Math.imul(even ^ words[at]!, 0x01000193);
    odd = Math.imul(odd ^ words[at + 1]!, 0x01000193);
  }
  if (words.length % 2 === 1) odd = Math.imul(odd ^ words[words.length - 1]!, 0x01000193);
  return (Math.imul(even, 31) ^ odd) >>> 0;
}

function fingerprint(signals: Signals): number {
  let value = 0x811c9dc5;
  for (const { text } of signals) {
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    value = Math.imul(value ^ 0x10000, 0x01000193);
  }
  return value >>> 0;
}
