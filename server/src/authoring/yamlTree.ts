import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  type Scalar,
} from 'yaml';
import type { Message, NodePath, Place, Places } from './messages.ts';

/** A YAML value read with the failsafe schema: strings, lists, and objects without a prototype. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

export interface YamlTree {
  /** Undefined where the text is no YAML that is accepted here; `messages` then says why. */
  readonly value: YamlValue | undefined;
  readonly places: Places;
  readonly messages: readonly Message[];
}

export const limits = { depth: 20, mapItems: 500, listItems: 20_000, messages: 100 } as const;

/**
 * Reads one YAML text of at most `maxLength` UTF-16 code units with the failsafe schema (every scalar is a string).
 * Aliases, anchors, tags and a second document are refused, as are depth and size beyond `limits`; never throws.
 */
export function readYaml(file: string, text: string, maxLength: number): YamlTree {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lines = lineStarts(source);
  const messages: Message[] = [];
  const report = (offset: number, found: string) => {
    if (messages.length < limits.messages)
      messages.push({ file, ...placeOf(lines, offset), severity: 'error', text: found });
  };
  const refused = (): YamlTree => ({ value: undefined, places: topPlaces, messages });

  if (source.length > maxLength) {
    report(0, `The file has ${source.length} characters; at most ${maxLength} are read.`);
    return refused();
  }
  // A real file has one lexeme for some four characters; twice as many is a text made to cost time.
  const document = compose(source, maxLength / 2, report);
  if (!document) return refused();
  for (const error of document.errors) report(error.pos[0], `The YAML cannot be read: ${error.message}`);
  if (document.errors.length > 0) return refused();
  const root = document.contents;
  if (!root) {
    report(0, 'The file is empty; expected a catalogue entry.');
    return refused();
  }
  const value = toValue(root, report);
  return { value: messages.length > 0 ? undefined : value, places: placesOf(root, source, lines), messages };
}

type Report = (offset: number, text: string) => void;

const topPlaces: Places = { at: () => ({ line: 1, column: 1 }), atKey: () => ({ line: 1, column: 1 }) };

/** One document of the text; undefined, after a report, where it is refused before it is built. */
function compose(source: string, maxLexemes: number, report: Report): Document.Parsed | undefined {
  const tokens = [];
  const parser = new Parser();
  let lexemes = 0;
  // The parser keeps its own stack, so depth is seen before anything recursive touches the text.
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    lexemes += 1;
    if (parser.stack.length > limits.depth + 2) {
      report(parser.offset, `Nested deeper than ${limits.depth} levels; an entry needs at most 6.`);
      return undefined;
    }
    if (lexemes > maxLexemes) {
      report(parser.offset, 'The file has more parts than any catalogue file needs; it is not read.');
      return undefined;
    }
    const tooMany = widthProblem(parser.stack.at(-1));
    if (tooMany) {
      report(parser.offset, tooMany);
      return undefined;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({ schema: 'failsafe', keepSourceTokens: true, prettyErrors: false });
  const documents = [...composer.compose(tokens, true, source.length)];
  const second = documents[1];
  if (second) {
    report(second.range[0], 'A second document begins here; expected one document in one file.');
    return undefined;
  }
  return documents[0];
}

function widthProblem(token: CST.Token | undefined): string | undefined {
  if (token?.type === 'block-map' || token?.type === 'flow-collection') {
    const { mapItems } = limits;
    return token.items.length > mapItems
      ? `More than ${mapItems} properties or items in one place; it is not read.`
      : undefined;
  }
  const long = token?.type === 'block-seq' && token.items.length > limits.listItems;
  return long ? `A list of more than ${limits.listItems} items; it is not read.` : undefined;
}

function toValue(node: unknown, report: Report): YamlValue {
  if (isAlias(node)) {
    report(node.range?.[0] ?? 0, `Found the alias *${node.source}; write the value out, aliases are not read.`);
    return '';
  }
  if (!isScalar(node) && !isCollection(node)) return '';
  const start = node.range?.[0] ?? 0;
  if (node.anchor) report(start, `Found the anchor &${node.anchor}; anchors and aliases are not read.`);
  if (node.tag && node.srcToken && hasTag(node.tag))
    report(start, `Found the tag ${node.tag}; every value is a string, tags are not read.`);
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : '';
  if (isSeq(node)) {
    return node.items.map((item) => toValue(item, report));
  }
  const value: Record<string, YamlValue> = Object.create(null);
  if (!isMap(node)) return value;
  for (const pair of node.items) {
    const key = toValue(pair.key, report);
    if (typeof key !== 'string') {
      report((pair.key as Node).range?.[0] ?? start, 'Found a list or object as a name; expected a plain word.');
      continue;
    }
    value[key] = toValue(pair.value, report);
  }
  return value;
}

/** The failsafe schema puts these three on nodes by itself. */
function hasTag(tag: string): boolean {
  return !/^tag:yaml\.org,2002:(?:str|seq|map)$/.test(tag);
}

function placesOf(root: Node, source: string, lines: readonly number[]): Places {
  const start = (node: unknown) => (node as Node | null)?.range?.[0] ?? 0;
  return {
    at(path, offset = 0) {
      const node = nodeAt(root, path);
      if (offset > 0 && isScalar(node)) return placeOf(lines, sourceOffset(node, source, offset));
      return placeOf(lines, start(node));
    },
    atKey(path) {
      const parent = nodeAt(root, path.slice(0, -1));
      const name = path.at(-1);
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === name)
        : undefined;
      return placeOf(lines, pair ? start(pair.key) : start(nodeAt(root, path)));
    },
  };
}

/** The node at the end of the path, or the last one on the way that exists. */
function nodeAt(root: Node, path: NodePath): unknown {
  let node: unknown = root;
  for (const step of path) {
    const next: unknown = isCollection(node) ? node.get(isSeq(node) ? Number(step) : step, true) : undefined;
    if (!next) return node;
    node = next;
  }
  return node;
}

/** Where character `offset` of a scalar's value stands in the text; its beginning where that cannot be told. */
function sourceOffset(node: Scalar, source: string, offset: number): number {
  const [start, end] = node.range ?? [0, 0];
  if (node.type === 'BLOCK_LITERAL') return blockOffset(String(node.value), source.slice(start, end), offset) + start;
  const step = node.type === 'QUOTE_SINGLE' ? 1 : 0;
  if (node.type !== 'PLAIN' && node.type !== 'QUOTE_SINGLE') return start;
  const raw = source.slice(start, end);
  if (raw.includes('\n')) return start;
  let at = step;
  // In single quotes an apostrophe is written twice.
  for (let read = 0; read < offset; read += 1) at += step === 1 && raw.startsWith("''", at) ? 2 : 1;
  return start + Math.min(at, raw.length);
}

/** The same for `|`: the value's lines stand below the header, each behind the same indentation. */
function blockOffset(value: string, raw: string, offset: number): number {
  const before = value.slice(0, offset).split('\n');
  const rawLines = raw.split('\n');
  const first = value.split('\n')[0] ?? '';
  const indent = Math.max(0, (rawLines[1] ?? '').replace(/\r$/, '').length - first.length);
  let at = (rawLines[0] ?? '').length + 1;
  for (const line of rawLines.slice(1, before.length)) at += line.length + 1;
  return at + indent + (before.at(-1) ?? '').length;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function placeOf(lines: readonly number[], offset: number): Place {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1 };
}
