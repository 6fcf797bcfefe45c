import { openLog } from '../../server/src/core/records/openLog.ts';
import type { ScopedText, Tokenize } from './grammar.ts';
import { nodePlatform } from './recordsPlatform.ts';

/** The fields that both sides must find, and the scope that the grammar gives them. */
const scopeOf = {
  component: 'entity.name.type.component.sms-log',
  time: 'constant.numeric.time.sms-log',
  thread: 'constant.numeric.thread.sms-log',
} as const;
const compared = Object.keys(scopeOf) as (keyof typeof scopeOf)[];

/** Lines as VS Code gives them to a grammar: without a byte order mark and without line ends. */
export function linesOf(text: string): string[] {
  return withoutMark(text).split(/\r\n|\r|\n/);
}

/** Component, time and thread as the grammar has them: one `line:start-end field text` each, in order. */
export function grammarSpans(tokenize: Tokenize, text: string): string[] {
  const lines = linesOf(text);
  return tokenize(lines).flatMap((tokens, line) =>
    compared
      .flatMap((field) => stretches(tokens, scopeOf[field]).map((range) => ({ field, ...range })))
      .sort((one, other) => one.start - other.start)
      .map(({ field, start, end }) => `${line}:${start}-${end} ${field} ${lines[line]?.slice(start, end)}`),
  );
}

/** The same as the core has them. `components`: those known by name, in lower case. */
export function coreSpans(text: string, components: ReadonlySet<string>): string[] {
  const lines = linesOf(text);
  const bytes = new TextEncoder().encode(withoutMark(text));
  const log = openLog('Test.log', bytes, nodePlatform, { components, origin: 'text' });
  return Array.from({ length: log.count }, (_, number) => log.spans(number))
    .flat()
    .filter(({ field }) => field in scopeOf)
    .map(({ field, range: { start, end } }) => {
      const text = lines[start.line]?.slice(start.character, end.character);
      return `${start.line}:${start.character}-${end.character} ${field} ${text}`;
    });
}

/** Where a scope, or a longer one that begins with it, stands without a gap. */
export function stretches(tokens: readonly ScopedText[], scope: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end, scopes } of tokens) {
    if (!scopes.some((name) => name === scope || name.startsWith(`${scope}.`))) continue;
    const last = found.at(-1);
    if (last?.end === start) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
