import type { ScopedText, Tokenize } from './grammar.ts';
import { stretches } from './grammarSpans.ts';

/**
 * Takes a text in which a line `#   ^^^ scope` marks the log line above it: shifted by one, so that column 0 can be
 * marked. Each marked stretch must carry the scope (or a longer one that begins with it) exactly; `-scope` says that
 * it stands nowhere in the stretch. `⇥` is a TAB. Gives what is not so, in words.
 */
export function wrongScopes(tokenize: Tokenize, marked: string): string[] {
  const all = marked
    .replaceAll('⇥', '\t')
    .split('\n')
    .filter((line) => line !== '');
  const lines = all.filter((line) => !isMarker(line));
  const tokens = tokenize(lines);
  let line = -1;
  return all.flatMap((text) => {
    if (!isMarker(text)) {
      line++;
      return [];
    }
    const start = text.indexOf('^') - 1;
    const end = text.lastIndexOf('^');
    const scope = text.slice(end + 1).trim();
    return isRight(tokens[line] ?? [], start, end, scope)
      ? []
      : [`${lines[line]}\n${text}\n${shown(tokens[line] ?? [])}`];
  });
}

/** One line per coloured stretch: columns and scopes. */
export function shown(tokens: readonly ScopedText[]): string {
  return tokens
    .filter(({ scopes }) => scopes.length > 0)
    .map(({ start, end, scopes }) => `  ${start}-${end} ${scopes.join(' ').replaceAll('.sms-log', '')}`)
    .join('\n');
}

function isRight(tokens: readonly ScopedText[], start: number, end: number, scope: string): boolean {
  if (!scope.startsWith('-')) {
    return stretches(tokens, scope).some((found) => found.start === start && found.end === end);
  }
  return !stretches(tokens, scope.slice(1)).some((found) => found.start < end && found.end > start);
}

function isMarker(line: string): boolean {
  return /^# *\^+ /.test(line);
}
