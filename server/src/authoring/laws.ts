import type { Compilation } from './compile.ts';
import type { Law, LawContext } from './law.ts';
import { exampleLaws } from './lawsOfExamples.ts';
import { textLaws } from './lawsOfTexts.ts';
import { inOrder, type Message } from './messages.ts';

/** Every law, in the order of design.md 5; schema, ids, names and holes are checked by `compileCatalogue` before. */
export const laws: readonly Law[] = [...exampleLaws, ...textLaws];

/** What every law says of every file, in order of file and line. */
export function checkLaws({ sources }: Compilation, context: LawContext): Message[] {
  return inOrder(sources.flatMap((source) => laws.flatMap((law) => law.check(source, context))));
}
