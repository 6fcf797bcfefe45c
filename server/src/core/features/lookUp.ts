import { codeNumbers, codeParts } from '../codes/describe.ts';
import type { ExplainedCode } from '../codes/types.ts';
import type { FeatureContext } from './context.ts';
import type { ExplainedText } from './explain.ts';
import { visible } from './markdown.ts';

/** One thing a text can mean; plain text. */
export interface LookedUp {
  /** Name or meaning: `ERROR_ACCESS_DENIED`. */
  readonly label: string;
  /** Context and other notations. */
  readonly description: string;
  readonly detail: string;
  /** Id of the failure whose page explains it; null for a code. */
  readonly failure: string | null;
}

const most = 50;

/** Everything known of a code, an ID of a message, or a line of a log, the likeliest first. */
export function lookUp(context: FeatureContext, { failures, codes }: ExplainedText): LookedUp[] {
  const known = new Map<string, LookedUp>();
  for (const { failure } of failures) {
    known.set(failure.id, {
      label: failure.title,
      description: failure.articles[0] ?? failure.id,
      detail: failure.short,
      failure: failure.id,
    });
  }
  for (const code of codes)
    for (const item of meaningsOf(context, code)) known.set(`${item.label} ${item.detail}`, item);
  return [...known.values()].slice(0, most);
}

/** What the words around it say a code is comes first, then what its number is elsewhere. */
function meaningsOf({ codes }: FeatureContext, code: ExplainedCode): LookedUp[] {
  const elsewhere = codes.get(code.unsigned) ?? [];
  const numbers = `${visible(code.text, 40)}, ${codeNumbers(code)}`;
  const items = [...code.meanings, ...elsewhere].map(({ kind, name, text, source }) => ({
    label: name ?? visible(text ?? '', 120),
    description: `${kind} · ${numbers}`,
    detail: text === null ? source : `${text} (${source})`,
    failure: null,
  }));
  if (items.length > 0) return items;
  const parts = codeParts(code);
  return [
    { label: 'Not known here', description: numbers, detail: parts ?? 'No source gives it a meaning.', failure: null },
  ];
}
