import { type ByteClasses, whiteSpaceClass } from './byteClasses.ts';

/** The automaton before it is stored; accepting states have the highest numbers. */
export interface Trie {
  readonly stateCount: number;
  readonly firstAccepting: number;
  /** states x classes: the next state. */
  readonly table: Uint16Array;
  /** For each accepting state, from 0: the signals whose anchor ends here, and the next such state or `noLink`. */
  readonly signals: readonly (readonly number[])[];
  readonly links: readonly number[];
}

/** Says that no further accepting state follows. */
export const noLink = 0xffff;

/**
 * Builds the dense automaton over folded anchors (blanks never first, last or doubled); undefined where it would
 * have more than `mostStates` states. A second white-space byte in a row leaves a state as it is.
 */
export function buildTrie(anchors: readonly string[], classes: ByteClasses, mostStates: number): Trie | undefined {
  const nodes = insertAll(anchors, classes, mostStates);
  if (!nodes) return undefined;
  const order = complete(nodes, classes.count);
  const links = linksOf(nodes, order);
  const numbers = new Int32Array(nodes.count);
  const isAccepting = (node: number): boolean => nodes.signals[node] !== undefined || links[node]! >= 0;
  const accepting = order.filter(isAccepting);
  const firstAccepting = nodes.count - accepting.length;
  let plain = 0;
  let accepted = firstAccepting;
  for (const node of order) numbers[node] = isAccepting(node) ? accepted++ : plain++;
  const table = new Uint16Array(nodes.count * classes.count);
  for (let node = 0; node < nodes.count; node++) {
    const from = node * classes.count;
    const to = numbers[node]! * classes.count;
    for (let symbol = 0; symbol < classes.count; symbol++) table[to + symbol] = numbers[nodes.next[from + symbol]!]!;
  }
  return {
    stateCount: nodes.count,
    firstAccepting,
    table,
    signals: accepting.map((node) => nodes.signals[node] ?? []),
    links: accepting.map((node) => (links[node]! < 0 ? noLink : numbers[links[node]!]! - firstAccepting)),
  };
}

interface Nodes {
  count: number;
  /** nodes x classes; -1 where no anchor goes on. */
  readonly next: Int32Array;
  /** Signals whose whole anchor leads to a node. */
  readonly signals: (number[] | undefined)[];
  /** Class of the last byte that leads to a node. */
  readonly symbols: number[];
  /** The node of the longest proper suffix. */
  readonly suffixes: Int32Array;
}

function insertAll(anchors: readonly string[], classes: ByteClasses, mostStates: number): Nodes | undefined {
  const bound = anchors.reduce((sum, anchor) => sum + anchor.length, 1);
  const size = Math.min(bound, mostStates + 1);
  const nodes: Nodes = {
    count: 1,
    next: new Int32Array(size * classes.count).fill(-1),
    signals: [],
    symbols: [-1],
    suffixes: new Int32Array(size),
  };
  for (const [signal, anchor] of anchors.entries()) {
    let node = 0;
    for (let at = 0; at < anchor.length; at++) {
      const symbol = classes.ofByte[anchor.charCodeAt(at)]!;
      const place = node * classes.count + symbol;
      if (nodes.next[place]! < 0) {
        if (nodes.count >= mostStates) return undefined;
        nodes.symbols[nodes.count] = symbol;
        nodes.next[place] = nodes.count++;
      }
      node = nodes.next[place]!;
    }
    const here = nodes.signals[node] ?? [];
    here.push(signal);
    nodes.signals[node] = here;
  }
  return nodes;
}

/** Fills in where each node goes when no anchor goes on, and gives the nodes by depth. */
function complete(nodes: Nodes, classCount: number): number[] {
  const order = [0];
  for (let head = 0; head < order.length; head++) {
    const node = order[head]!;
    const suffix = nodes.suffixes[node]!;
    for (let symbol = 0; symbol < classCount; symbol++) {
      const place = node * classCount + symbol;
      const child = nodes.next[place]!;
      const fallback = node === 0 ? 0 : nodes.next[suffix * classCount + symbol]!;
      if (child >= 0) {
        nodes.suffixes[child] = fallback;
        order.push(child);
        continue;
      }
      const secondBlank = symbol === whiteSpaceClass && nodes.symbols[node] === whiteSpaceClass;
      nodes.next[place] = secondBlank ? node : fallback;
    }
  }
  return order;
}

/** For each node the longest proper suffix that is a whole anchor, or -1. */
function linksOf(nodes: Nodes, order: readonly number[]): Int32Array {
  const links = new Int32Array(nodes.count).fill(-1);
  for (const node of order) {
    if (node === 0) continue;
    const suffix = nodes.suffixes[node]!;
    links[node] = nodes.signals[suffix] === undefined ? links[suffix]! : suffix;
  }
  return links;
}
