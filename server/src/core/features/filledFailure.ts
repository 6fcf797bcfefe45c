import type { Failure } from '../catalogue/types.ts';
import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { filledText } from './filled.ts';

/** A failure's texts with their holes filled from a finding; plain text. */
export interface FilledFailure {
  readonly cause: string;
  readonly steps: readonly { readonly kind: 'do' | 'check'; readonly text: string; readonly copy: string | null }[];
}

/** Cause and steps as plain text: with a finding in its case's names, else with `<server>` and the log that tells it. */
export function filledFailure(context: FeatureContext, failure: Failure, finding?: Finding): FilledFailure {
  const fill = (text: string): string => filledText(context, text, finding ?? failure);
  return {
    cause: fill(failure.cause),
    steps: failure.remedy.map(({ kind, text, copy }) => ({
      kind,
      text: fill(text),
      copy: copy === null ? null : fill(copy),
    })),
  };
}
