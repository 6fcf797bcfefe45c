import type { Hover, Position } from 'vscode-languageserver-types';
import type { LogDocument } from '../records/types.ts';
import type { Triage } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';

/** What the pointer shows on a log line: the failure first, then its codes, its component and log, its time. */
export function hover(
  context: FeatureContext,
  log: LogDocument,
  triage: Triage,
  position: Position,
): Hover | undefined {
  void context;
  void log;
  void triage;
  void position;
  return undefined;
}
