import { type CodeAction, CodeActionKind, CodeActionTriggerKind, type Position } from 'vscode-languageserver';
import { proposeTemplate } from '../authoring/proposeTemplate.ts';
import type { LogDocument, LogRecord } from '../core/index.ts';

/** The line of a record's message at which a failure is to begin. */
export interface ChosenLine {
  readonly record: LogRecord;
  /** The message's line in the physical line asked for; the whole message where that one cannot be found again. */
  readonly message: string;
}

/** Lines of a message that are looked at: a message can have megabytes. */
const mostLines = 500;

/** What a failure can be made of at this place of a log; undefined where no line of the record can be found again. */
export function chosenLine(log: LogDocument, position: Position): ChosenLine | undefined {
  const number = log.recordAt(position);
  if (number < 0) return undefined;
  const record = log.record(number);
  const { message } = record;
  let offset = 0;
  for (const line of message.split('\n', mostLines)) {
    const isMeant = log.positionInMessage(number, offset).line === position.line;
    if (isMeant && proposeTemplate(line)) return { record, message: line };
    if (log.positionInMessage(number, offset).line > position.line) break;
    offset += line.length + 1;
  }
  return proposeTemplate(message) ? { record, message } : undefined;
}

/**
 * Offers to describe the line as a failure of the team's own. Where nobody asked for actions the light bulb shows only
 * on errors: it would stand on every line of every log otherwise.
 */
export function newFailureActions(
  log: LogDocument,
  position: Position,
  trigger: CodeActionTriggerKind | undefined,
): CodeAction[] {
  const chosen = chosenLine(log, position);
  if (!chosen || (trigger === CodeActionTriggerKind.Automatic && chosen.record.severity !== 'error')) return [];
  const title = 'New failure from this line';
  const command = { title, command: 'smsLogs.newFailure', arguments: [log.name, position.line] };
  return [{ title, kind: CodeActionKind.QuickFix, command }];
}
