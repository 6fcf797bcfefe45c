/** Text put into the Markdown of a page; made only by the functions of this file, so that none comes from a log as it is. */
export type Markdown = string & { readonly markdown?: never };

const mostProse = 2000;
const mostCode = 200;
const mostFenced = 400;

/**
 * Any text as one line of inert Markdown: nothing in it becomes a link, an image, HTML, emphasis or a block.
 * At most `limit` UTF-16 code units of it; control characters are shown as signs.
 */
export function prose(text: string, limit = mostProse): Markdown {
  const shown = visible(text, limit);
  let escaped = '';
  for (let index = 0; index < shown.length; index++) {
    escaped += needsBackslash(shown, index) ? `\\${shown[index]}` : shown[index];
  }
  return escaped;
}

/** A code span. For text from a log in a sentence or a heading; in a table use `cell`. */
export function code(text: string, limit = mostCode): Markdown {
  const shown = visible(text, limit);
  if (shown.trim() === '') return '`(empty)`';
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

/** A table cell that holds text from a log: a code span, or entities where a bar would end the cell within it. */
export function cell(text: string, limit = mostCode): Markdown {
  const shown = visible(text, limit);
  // Readers differ in how they count backslashes before a bar, so no backslash may stand for one.
  return shown.includes('|') ? entities(shown) : code(shown, shown.length);
}

/** A fenced block of lines, each at most 400 code units long. Nothing in them can close the fence. */
export function fenced(lines: readonly string[], limit = mostFenced): Markdown {
  const shown = lines.map((line) => visible(line, limit));
  const ticks = '`'.repeat(Math.max(3, ...shown.map((line) => longestRun(line) + 1)));
  return [`${ticks}text`, ...shown, ticks].join('\n');
}

/** A link to an http or https page; the words alone where the address is of any other kind. */
export function link(words: string, url: string | null): Markdown {
  const shown = prose(words, mostCode);
  if (url === null || url.length > mostProse || !/^https?:\/\/[0-9A-Za-z]/.test(url)) return shown;
  return `[${shown}](<${url.replace(/[^!#-;=?-Z_a-z~]/g, encodeCharacter)}>)`;
}

/**
 * A text as people can see it, on one line: line breaks and TABs become blanks; control characters, marks that turn
 * the direction of writing and marks without width become signs; cut after `limit` UTF-16 code units with `…`.
 */
export function visible(text: string, limit: number): string {
  let shown = '';
  for (const character of text.slice(0, limit)) shown += visibleCharacter(character);
  return text.length > limit ? `${shown.trimEnd()}…` : shown;
}

function visibleCharacter(character: string): string {
  const point = character.codePointAt(0)!;
  if (point === 0x09 || point === 0x0a || point === 0x0d) return ' ';
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point < 0x7f) return character;
  if (point === 0x7f) return '\u2421';
  if (point >= 0xd800 && point <= 0xdfff) return '\ufffd';
  return isUnseen(point) ? `‹U+${point.toString(16).toUpperCase().padStart(4, '0')}›` : character;
}

function isUnseen(point: number): boolean {
  return (
    point <= 0x9f ||
    point === 0xad ||
    point === 0x61c ||
    (point >= 0x200b && point <= 0x200f) ||
    (point >= 0x2028 && point <= 0x202e) ||
    (point >= 0x2060 && point <= 0x2069) ||
    point === 0xfeff ||
    (point >= 0xfff9 && point <= 0xfffb) ||
    (point >= 0xe0000 && point <= 0xe007f)
  );
}

const alwaysEscaped = new Set('\\`*{}[]<>&|~#!$@^');

function needsBackslash(text: string, index: number): boolean {
  const character = text[index]!;
  if (alwaysEscaped.has(character)) return true;
  const before = text[index - 1] ?? '';
  const next = text[index + 1] ?? '';
  // An underscore within a word is no emphasis: SMS_INBOX_MANAGER.
  if (character === '_') return !isLetterOrDigit(before) || !isLetterOrDigit(next);
  // Readers make links of http://..., //host, www.name and name.com by themselves.
  if (character === ':' || character === '/') return next === '/';
  if (character === '.') return isNumbering(text, index) || endsHostName(text, index);
  if (character === ')') return isNumbering(text, index);
  return index === 0 && '-+='.includes(character);
}

/** `12.` or `12)` at the start would begin a list. */
function isNumbering(text: string, index: number): boolean {
  return index <= 9 && /^[0-9]+$/.test(text.slice(0, index));
}

const topLevels = 'biz com edu gov net org pro web xxx aero asia coop info museum name shop'.split(' ');

/** True where what follows the point can end the name of a host, or `www` stands before it; `Ccim32.log` stays as it is. */
function endsHostName(text: string, index: number): boolean {
  if (text.slice(Math.max(0, index - 3), index).toLowerCase() === 'www' || (text[index + 1] ?? '') > '\u007f')
    return true;
  let end = index + 1;
  while (end < index + 9 && /^[A-Za-z]$/.test(text[end] ?? '')) end++;
  const label = text.slice(index + 1, end).toLowerCase();
  return label.length === 2 || topLevels.includes(label);
}

function isLetterOrDigit(character: string): boolean {
  return /^[0-9A-Za-z]$/.test(character);
}

function entities(text: string): Markdown {
  return text.replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

function encodeCharacter(character: string): string {
  try {
    return encodeURIComponent(character) === character
      ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
      : encodeURIComponent(character);
  } catch {
    return '%EF%BF%BD';
  }
}
