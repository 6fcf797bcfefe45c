import { validateCodes, validateFailure, validateLogs } from './generated/validators.js';
import { inOrder, type Message, type Places } from './messages.ts';
import { type SchemaError, schemaMessages } from './schemaMessages.ts';
import type { CodeItem, FailureFile, FailureSource, ListSource, LogFileItem } from './source.ts';
import { readYaml } from './yamlTree.ts';

/** UTF-16 code units: what is read of one failure, and of one file of logs or codes. */
export const maxFailureLength = 256 * 1024;
export const maxListLength = 2 * 1024 * 1024;

/**
 * Reads one failure file: YAML, then the schema. `entry` is there only when both found nothing wrong; what a single
 * file cannot know (logs, codes, other entries) and what its templates say is checked by `compileCatalogue`.
 */
export function parseFailure(
  file: string,
  text: string,
): { readonly entry?: FailureSource; readonly messages: readonly Message[] } {
  const { value, places, messages } = parse(file, text, maxFailureLength, validateFailure);
  if (value === undefined) return { messages };
  return { entry: { file, entry: value as FailureFile, places }, messages };
}

/** Reads one file of logs/. */
export function parseLogs(
  file: string,
  text: string,
): { readonly list?: ListSource<LogFileItem>; readonly messages: readonly Message[] } {
  const { value, places, messages } = parse(file, text, maxListLength, validateLogs);
  if (value === undefined) return { messages };
  return { list: { file, items: value as readonly LogFileItem[], places }, messages };
}

/** Reads one file of codes/. */
export function parseCodes(
  file: string,
  text: string,
): { readonly list?: ListSource<CodeItem>; readonly messages: readonly Message[] } {
  const { value, places, messages } = parse(file, text, maxListLength, validateCodes);
  if (value === undefined) return { messages };
  return { list: { file, items: value as readonly CodeItem[], places }, messages };
}

interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

interface Parsed {
  /** What the schema accepted; undefined where something is wrong. */
  readonly value: unknown;
  readonly places: Places;
  readonly messages: readonly Message[];
}

function parse(file: string, text: string, maxLength: number, validate: Validator): Parsed {
  const tree = readYaml(file, text, maxLength);
  if (tree.value === undefined || validate(tree.value)) return tree;
  const messages = schemaMessages(file, tree.value, validate.errors ?? [], tree.places);
  return { value: undefined, places: tree.places, messages: inOrder(messages) };
}
