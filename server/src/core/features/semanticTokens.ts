import type { Range } from 'vscode-languageserver-types';
import { findCodes } from '../codes/find.ts';
import type { Field, FieldSpan, LogDocument, LogRecord, RecordSeverity } from '../records/types.ts';

/** Names for the manifest's semanticTokenTypes and semanticTokenModifiers, in the order of their numbers. */
export const semanticTokenLegend = {
  types: [
    'smsComponent',
    'smsTime',
    'smsThread',
    'smsSeverity',
    'smsContext',
    'smsFile',
    'smsMarker',
    'smsCode',
    'smsMessage',
  ],
  modifiers: ['error', 'warning', 'verbose', 'success'],
} as const;

type TokenType = (typeof semanticTokenLegend.types)[number];

const typeOf: Readonly<Record<Field, TokenType>> = {
  message: 'smsMessage',
  component: 'smsComponent',
  time: 'smsTime',
  thread: 'smsThread',
  severity: 'smsSeverity',
  context: 'smsContext',
  file: 'smsFile',
  marker: 'smsMarker',
};

/** One coloured stretch of one physical line. */
interface Token {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifiers: number;
}

/** VS Code gives longer lines no colours; looking for codes in them would be lost work. */
const longestLine = 20_000;

/**
 * Token data for the lines of `range`, or for the whole text: five integers per token as LSP wants them, in order,
 * each within one physical line, none over another. A message is coloured as a whole only where its record calls
 * itself an error, a warning, verbose or a success; the codes in it always are.
 */
export function semanticTokens(log: LogDocument, range?: Range): number[] {
  if (log.count === 0) return [];
  const from = range ? log.recordAt(range.start) : 0;
  const last = range ? log.recordAt(range.end) : -1;
  const to = last < 0 ? log.count - 1 : last;
  const data: number[] = [];
  const at = { line: 0, start: 0 };
  for (let number = Math.max(0, from); from >= 0 && number <= to; number++) {
    for (const token of recordTokens(log, number)) {
      if (range && (token.line < range.start.line || token.line > range.end.line)) continue;
      push(data, token, at);
    }
  }
  return data;
}

function push(data: number[], token: Token, at: { line: number; start: number }): void {
  const lines = token.line - at.line;
  const start = lines === 0 ? token.start - at.start : token.start;
  if (lines < 0 || start < 0) return;
  data.push(lines, start, token.end - token.start, semanticTokenLegend.types.indexOf(token.type), token.modifiers);
  at.line = token.line;
  at.start = token.start;
}

/** Tokens of one record in order of place, without overlaps. */
function recordTokens(log: LogDocument, number: number): Token[] {
  const record = log.record(number);
  const codes = codeTokens(log, record);
  const modifiers = modifiersOf(record.severity);
  const tokens: Token[] = [];
  for (const span of log.spans(number)) {
    if (span.field === 'message') tokens.push(...messageTokens(span, codes, modifiers));
    else tokens.push(tokenOf(span, span.field === 'severity' ? modifiers : 0));
  }
  return withoutOverlaps(tokens);
}

function tokenOf({ field, range }: FieldSpan, modifiers: number): Token {
  return {
    line: range.start.line,
    start: range.start.character,
    end: range.end.character,
    type: typeOf[field],
    modifiers,
  };
}

/** One line of a message: its codes, and what lies between them where the whole is coloured. */
function messageTokens(span: FieldSpan, codes: readonly Token[], modifiers: number): Token[] {
  const whole = tokenOf(span, modifiers);
  const tokens: Token[] = [];
  let start = whole.start;
  for (const code of codes) {
    if (code.line !== whole.line || code.start < start || code.end > whole.end) continue;
    if (modifiers !== 0 && code.start > start) tokens.push({ ...whole, start, end: code.start });
    tokens.push(code);
    start = code.end;
  }
  if (modifiers !== 0 && start < whole.end) tokens.push({ ...whole, start });
  return tokens;
}

function codeTokens(log: LogDocument, record: LogRecord): Token[] {
  if (record.message.length > longestLine) return [];
  return findCodes(record.message).flatMap(({ start, end }): Token[] => {
    const first = log.positionInMessage(record.number, start);
    const after = log.positionInMessage(record.number, end);
    if (first.line !== after.line) return [];
    return [{ line: first.line, start: first.character, end: after.character, type: 'smsCode', modifiers: 0 }];
  });
}

function withoutOverlaps(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens.toSorted((a, b) => a.line - b.line || a.start - b.start)) {
    const before = kept.at(-1);
    if (token.end <= token.start) continue;
    if (before && before.line === token.line && token.start < before.end) continue;
    kept.push(token);
  }
  return kept;
}

function modifiersOf(severity: RecordSeverity): number {
  const place = (semanticTokenLegend.modifiers as readonly string[]).indexOf(severity);
  return place < 0 ? 0 : 1 << place;
}
