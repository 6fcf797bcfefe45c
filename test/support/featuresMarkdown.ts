import { createRequire } from 'node:module';

/** The part of markdown-it's tokens that the tests look at. */
export interface MarkdownToken {
  readonly type: string;
  readonly content: string;
  readonly children: readonly MarkdownToken[] | null;
  attrGet(name: string): string | null;
}

interface MarkdownIt {
  parse(text: string, env: object): MarkdownToken[];
}

const load = createRequire(import.meta.url);
const create = load('markdown-it') as (options: object) => MarkdownIt;

/** All tokens of a Markdown text as its most generous reader sees it: HTML on, bare addresses made links. */
export function markdownTokens(text: string): MarkdownToken[] {
  const tokens = create({ html: true, linkify: true }).parse(text, {});
  return tokens.flatMap((token) => [token, ...(token.children ?? [])]);
}

/** What a log could gain from being rendered: links, images and HTML, each with what it points to. */
export function activeParts(text: string): string[] {
  return markdownTokens(text).flatMap((token) => {
    if (token.type === 'link_open') return [`link ${token.attrGet('href')}`];
    if (token.type === 'image') return [`image ${token.attrGet('src')}`];
    return token.type.startsWith('html') ? [`html ${token.content}`] : [];
  });
}
