import { codeNumbers, codeParts } from '../codes/describe.ts';
import type { ExplainedCode } from '../codes/types.ts';
import { code, type Markdown, prose } from './markdown.ts';

const mostMeanings = 4;

/** One code as one line of Markdown: as written, its other notations, what it can mean and who says so, or that it is unknown. */
export function codeLine(explained: ExplainedCode): Markdown {
  const numbers = codeNumbers(explained);
  const parts = codeParts(explained);
  const head = `${code(explained.text)} (${prose(numbers)})`;
  if (explained.meanings.length === 0) {
    return `${head}: not known here${parts === null ? '' : `; ${prose(parts)}`}.`;
  }
  const meanings = explained.meanings.slice(0, mostMeanings).map((meaning) => {
    const name = meaning.name === null ? '' : `${code(meaning.name)} `;
    const text = meaning.text === null ? '' : `${prose(meaning.text)} `;
    return `${name}${text}(${prose(`${meaning.kind}, ${meaning.source}`)})`;
  });
  return `${head}: ${meanings.join(' Or: ')}`;
}
