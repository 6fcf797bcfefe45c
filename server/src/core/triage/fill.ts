import type { Failure } from '../catalogue/types.ts';
import type { Finding } from './types.ts';

/** A piece of a cause or step: our own words, a value out of a log (hostile text), or a name no log told. */
export type FilledPart =
  | { readonly text: string }
  | { readonly value: string }
  /** `log`: key of the log that would tell it; null where no signal captures it. */
  | { readonly missing: string; readonly log: string | null };

export interface FillOptions {
  /** Name of a log as people know it, by its key; default the key itself. */
  readonly logName?: (key: string) => string;
  /** How many values a list shows before it says how many more there are; default 5. */
  readonly most?: number;
}

/** UTF-16 code units of one value that are shown. */
const longestValue = 260;

/**
 * Fills the holes of a cause or step (`{server}`; `{{` and `}}` are braces): with the value all sightings of the
 * finding agree on, with a list where they differ, else with `<server>` and the log that would tell it. For a failure
 * without a case no value is known. White space and control characters in values become blanks; long values are cut.
 */
export function fillText(text: string, about: Finding | Failure, options: FillOptions = {}): string {
  const logName = options.logName ?? ((key: string) => key);
  const told = new Set<string>();
  return fillParts(text, about, options)
    .map((part) => {
      if ('text' in part) return part.text;
      if ('value' in part) return part.value;
      const first = !told.has(part.missing);
      told.add(part.missing);
      return `<${part.missing}>${first && part.log !== null ? ` (see ${logName(part.log)})` : ''}`;
    })
    .join('');
}

/** The same in parts, for a caller that escapes values. Concatenated, the parts are the whole text, in order. */
export function fillParts(text: string, about: Finding | Failure, options: FillOptions = {}): FilledPart[] {
  const failure = 'failure' in about ? about.failure : about;
  const captures = 'failure' in about ? about.captures : {};
  return splitHoles(text).flatMap((piece): FilledPart[] => {
    if ('text' in piece) return [piece];
    const values = Object.hasOwn(captures, piece.hole) ? (captures[piece.hole] ?? []) : [];
    if (values.length > 0) return listed(values, options.most ?? 5);
    return [{ missing: piece.hole, log: logThatTells(failure, piece.hole) }];
  });
}

function listed(values: readonly string[], most: number): FilledPart[] {
  const shown = values.slice(0, most);
  const parts = shown.flatMap((value, index): FilledPart[] => [
    ...(index > 0 ? [{ text: ', ' }] : []),
    { value: onOneLine(value) },
  ]);
  const more = values.length - shown.length;
  return more > 0 ? [...parts, { text: ` and ${more} more` }] : parts;
}

function onOneLine(value: string): string {
  // Direction marks could make a name read as another one.
  const line = value
    .slice(0, longestValue + 1)
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
  if (line.length <= longestValue) return line;
  const last = line.charCodeAt(longestValue - 2);
  return `${line.slice(0, last >= 0xd800 && last < 0xdc00 ? longestValue - 2 : longestValue - 1)}…`;
}

/** The log of the first signal that captures a hole, failure lines first. */
function logThatTells(failure: Failure, hole: string): string | null {
  const telling = failure.signals.filter(
    (signal) =>
      signal.logs.some((log) => log !== 'any') &&
      splitHoles(signal.text).some((piece) => 'hole' in piece && piece.hole === hole),
  );
  const signal = telling.find((one) => one.role === 'failure') ?? telling[0];
  return signal?.logs.find((log) => log !== 'any') ?? null;
}

/** Text and holes in order; the type, fixed values and `?` of a hole do not count. A brace that closes nothing is text. */
function splitHoles(text: string): ({ readonly text: string } | { readonly hole: string })[] {
  const pieces: ({ readonly text: string } | { readonly hole: string })[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') pieces.push({ text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if ((char === '{' || char === '}') && text[at + 1] === char) {
      plain += char;
      at++;
      continue;
    }
    const end = char === '{' ? text.indexOf('}', at) : -1;
    if (end < 0) {
      plain += char;
      continue;
    }
    flush();
    pieces.push({ hole: nameOf(text.slice(at + 1, end)) });
    at = end;
  }
  flush();
  return pieces;
}

function nameOf(hole: string): string {
  const end = [...hole].findIndex((char) => char === '?' || char === ':' || char === '=');
  return end < 0 ? hole : hole.slice(0, end);
}
