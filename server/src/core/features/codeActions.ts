import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { Triage } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';

/** What can be done about the findings whose lines touch `range`; every action runs a client command, none edits. */
export function codeActions(context: FeatureContext, triage: Triage, path: string, range: Range): CodeAction[] {
  void context;
  void triage;
  void path;
  void range;
  return [];
}
