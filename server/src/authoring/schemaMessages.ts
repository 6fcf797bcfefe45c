import { type Message, type NodePath, type Places, quote } from './messages.ts';

/** The part of Ajv's error object that is used here. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer to the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What each pattern of the schemas asks for, in words; a test compares the two. */
export const patternWords: Readonly<Record<string, string>> = {
  '^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$': 'letters and digits, with single hyphens between: Q206812-terminal-server',
  '^[a-z0-9]+(?:-[a-z0-9]+)*$': 'lower case letters and digits, with single hyphens between: copy-failed',
  '^[A-Za-z][A-Za-z0-9_-]*$': "a hole's name without braces: server",
  '^[^A-Z\\s/\\\\]+$': "a log's key, lower case and without folder: ccim32",
  '^[0-9]{1,6}(?:ms|s|m|h|d)$': 'a number and a unit: 500ms, 60s, 10m, 2h, 1d',
  '^[0-9]{1,6}$': 'a whole number of at most six digits',
  '^https://[^\\s"<>`\\\\]+$': 'an address that begins with https://',
  '^(?:[A-Za-z][A-Za-z0-9-]*[ :])?(?:-?[0-9]{1,10}|0[xX][0-9A-Fa-f]{1,8})$':
    'a kind and a number, or a number alone: win32 5, 0x80070005',
  '^(?:-?[0-9]{1,10}|0[xX][0-9A-Fa-f]{1,8})$': 'a number: 5, -2147467259, 0x80070005',
  '^[a-z][a-z0-9-]*$': 'a word in lower case: win32',
};

/** Turns the validator's errors into messages at their places, each once, at most 100 of them. */
export function schemaMessages(
  file: string,
  value: unknown,
  errors: readonly SchemaError[],
  places: Places,
): Message[] {
  const messages: Message[] = [];
  const seen = new Set<string>();
  for (const error of errors) {
    const path = pathOf(error.instancePath, value);
    const found = describe(error, valueAt(value, path), path);
    if (!found) continue;
    const place = found.key === undefined ? places.at(path) : places.atKey([...path, found.key]);
    const name = found.key === undefined ? shownPath(path) : shownPath([...path, found.key]);
    const text = `${name}${found.text}`;
    const key = `${place.line}:${place.column}:${text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    messages.push({ file, ...place, severity: 'error', text });
    if (messages.length === 100) break;
  }
  return messages;
}

/** `signals 3, text: ` as it stands before a message; empty for the root. */
export function shownPath(path: NodePath): string {
  if (path.length === 0) return '';
  const steps = path.map((step, place) => {
    if (typeof step === 'number') return place > 0 ? ` ${step + 1}` : `item ${step + 1}`;
    return place > 0 ? `, ${step}` : step;
  });
  return `${steps.join('')}: `;
}

interface Found {
  readonly text: string;
  /** The property the message is about, where it is not the value itself. */
  readonly key?: string;
}

function describe({ keyword, params }: SchemaError, value: unknown, path: NodePath): Found | undefined {
  const found = typeof value === 'string' ? quote(value) : nameOfKind(value);
  switch (keyword) {
    case 'if':
    case 'propertyNames':
      return undefined;
    case 'anyOf':
      return { text: `found ${keysOf(value)}, expected ${path[0] === 'remedy' ? 'do or check' : needForms}.` };
    case 'type':
      return { text: `found ${found}, expected ${kinds(params.type)}.` };
    case 'required':
      return { text: `"${String(params.missingProperty)}" is missing here.` };
    case 'additionalProperties':
      return {
        key: String(params.additionalProperty),
        text: 'not a property that is known here; check the spelling.',
      };
    case 'enum':
      return { text: `found ${found}, expected one of: ${names(params.allowedValues)}.` };
    case 'pattern':
      return { text: `found ${found}, expected ${patternWords[String(params.pattern)] ?? 'another form'}.` };
    case 'minLength':
      return { text: 'found nothing, expected a text.' };
    case 'maxLength':
      return { text: `found ${String(value).length} characters, expected at most ${String(params.limit)}.` };
    case 'minItems':
      return { text: `found ${countOf(value)} items, expected at least ${String(params.limit)}.` };
    case 'maxItems':
    case 'maxProperties':
      return { text: `found ${countOf(value)} items, expected at most ${String(params.limit)}.` };
    default:
      return { text: `found ${found}, which does not fit (${keyword}).` };
  }
}

function kinds(type: unknown): string {
  const list: readonly unknown[] = Array.isArray(type) ? type : [type];
  // Numbers and true/false are in the schema for editors that read plain YAML; here everything is a string.
  const words = list.flatMap((kind) => {
    if (kind === 'string') return ['a text'];
    if (kind === 'array') return ['a list'];
    return kind === 'object' ? ['properties (name: value)'] : [];
  });
  return words.join(' or ');
}

function nameOfKind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value !== null && typeof value === 'object' ? 'properties' : String(value);
}

function keysOf(value: unknown): string {
  const keys = value !== null && typeof value === 'object' ? Object.keys(value) : [];
  return keys.length > 0 ? keys.slice(0, 5).join(', ') : 'nothing';
}

const needForms = 'all, sequence, repeated, last, gap, not-followed or not-preceded';

function names(values: unknown): string {
  return (Array.isArray(values) ? values : []).filter((value) => typeof value === 'string').join(', ');
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return value !== null && typeof value === 'object' ? Object.keys(value).length : 0;
}

function pathOf(pointer: string, root: unknown): NodePath {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(name) : name;
    path.push(step);
    value = stepInto(value, step);
  }
  return path;
}

function valueAt(root: unknown, path: NodePath): unknown {
  return path.reduce(stepInto, root);
}

function stepInto(value: unknown, step: string | number): unknown {
  return value !== null && typeof value === 'object' ? (value as Record<string | number, unknown>)[step] : undefined;
}
