import type { Failure } from '../catalogue/types.ts';
import { fillParts } from '../triage/fill.ts';
import type { Finding } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { code, type Markdown, prose, visible } from './markdown.ts';
import { logName } from './places.ts';

/** A cause or step as plain text on one line; `<server> (see Ccim32.log)` where no log told the name. */
export function filledText(context: FeatureContext, text: string, about: Finding | Failure): string {
  const shown = words(context, text, about).map((word) => {
    const { body, tail } = splitEdges(word);
    return body + word.note + tail;
  });
  return visible(shown.join(''), 4000);
}

/** A cause or step as Markdown: every word that holds a value of a log or an unknown name is a code span. */
export function filledMarkdown(context: FeatureContext, text: string, about: Finding | Failure): Markdown {
  let shown = '';
  let plain = '';
  for (const word of words(context, text, about)) {
    const { head, body, tail } = splitEdges(word);
    if (!word.holdsValue) {
      plain += body + tail;
      continue;
    }
    shown += prose(plain + head) + code(body.slice(head.length), 400);
    plain = word.note + tail;
  }
  return shown + prose(plain);
}

/** What a line of this template looks like, with the names already known: `Copying <source> to X:\CAP\..., OK`. */
export function templateText(template: string, captures: Finding['captures']): string {
  let shown = '';
  let at = 0;
  while (at < template.length) {
    const end = template[at] === '{' && template[at + 1] !== '{' ? template.indexOf('}', at) : -1;
    if (end < 0) {
      shown += template[at];
      at += template.startsWith('{{', at) || template.startsWith('}}', at) ? 2 : 1;
      continue;
    }
    shown += holeText(template.slice(at + 1, end), captures);
    at = end + 1;
  }
  return visible(shown, 300);
}

interface Word {
  readonly text: string;
  readonly holdsValue: boolean;
  /** Where a name that no log told would stand: ` (see Ccim32.log)`. */
  readonly note: string;
}

/** Words that hold a value or an unknown name, and all other words and blanks. `\\{cap}\\clicomp.box` is one word. */
function words(context: FeatureContext, text: string, about: Finding | Failure): Word[] {
  const found: Word[] = [];
  const told = new Set<string>();
  let word = { text: '', holdsValue: false, note: '' };
  const end = () => {
    if (word.text !== '') found.push(word);
    word = { text: '', holdsValue: false, note: '' };
  };
  for (const part of fillParts(text, about)) {
    if ('value' in part) {
      word = { ...word, text: word.text + part.value, holdsValue: true };
      continue;
    }
    if ('missing' in part) {
      const isNew = part.log !== null && !told.has(part.missing);
      told.add(part.missing);
      const note = isNew ? ` (see ${logName(context, part.log ?? '')})` : '';
      word = { text: `${word.text}<${part.missing}>`, holdsValue: true, note: word.note || note };
      continue;
    }
    for (const piece of part.text.split(/(\s)/)) {
      if (/^\s$/.test(piece)) end();
      word = { ...word, text: word.text + piece };
      if (/^\s$/.test(piece)) end();
    }
  }
  end();
  return found;
}

/** Brackets and points round a name are ours, not the log's; `body` starts with `head`. */
function splitEdges({ text, holdsValue }: Word): {
  readonly head: string;
  readonly body: string;
  readonly tail: string;
} {
  if (!holdsValue) return { head: '', body: text, tail: '' };
  let start = 0;
  let end = text.length;
  while (start < end - 1 && '("'.includes(text[start]!)) start++;
  while (end > start + 1 && '.,;)"'.includes(text[end - 1]!)) end--;
  return { head: text.slice(0, start), body: text.slice(0, end), tail: text.slice(end) };
}

function holeText(hole: string, captures: Finding['captures']): string {
  const name = /^[A-Za-z0-9_-]{0,64}/.exec(hole)?.[0] ?? '';
  const values = Object.hasOwn(captures, name) ? (captures[name] ?? []) : [];
  if (name !== '' && values.length === 1) return values[0]!;
  if (hole.startsWith('?', name.length)) return '';
  const equals = hole.indexOf('=');
  const fixed = equals < 0 ? [] : hole.slice(equals + 1).split('|');
  if (fixed.length === 1) return fixed[0]!;
  return name === '' ? '…' : `<${name}>`;
}
