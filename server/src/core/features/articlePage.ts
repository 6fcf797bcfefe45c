import type { Failure } from '../catalogue/types.ts';
import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';

/** The article page as Markdown: with a finding its steps are filled from the case, without one they hold `<server>`. */
export function articlePage(context: FeatureContext, failure: Failure, finding?: Finding): string {
  void context;
  void finding;
  return failure.title;
}
