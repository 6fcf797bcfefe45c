import type { Diagnostic } from 'vscode-languageserver-types';
import type { Triage } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';

/** Rows and hints for one log of a case: one row per finding, at its first failure sighting in this log. */
export function diagnostics(context: FeatureContext, triage: Triage, path: string): Diagnostic[] {
  void context;
  void triage;
  void path;
  return [];
}
