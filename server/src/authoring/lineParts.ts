/** A piece of a line: text that stays, or what differs from site to site and becomes a hole. */
export type LinePart =
  | { readonly kind: 'literal'; readonly value: string }
  | {
      readonly kind: 'hole';
      /** Empty for a hole that is not captured. */
      readonly name: string;
      /** What follows the name in braces: empty, `:path`, `=32`. */
      readonly form: string;
      readonly value: string;
      /** True where the text itself cannot stand in a file. */
      readonly needed: boolean;
    };

/** What no YAML file or no editor shows as it is: controls, formats, line separators, halves of pairs. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u;
const unprintableRun = /(?:(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff])+/uy;
const mostHoles = 20;

/** Splits one line (no CR, LF) of at most some hundred characters; the values of all parts together are the line. */
export function splitLine(line: string): readonly LinePart[] {
  const parts: LinePart[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push({ kind: 'literal', value: literal });
    literal = '';
  };
  let holes = 0;
  for (let at = 0; at < line.length; ) {
    const found = partsAt(line, at, holes < mostHoles);
    if (!found) {
      literal += line.charAt(at);
      at++;
      continue;
    }
    for (const part of found) {
      at += part.value.length;
      if (part.kind === 'literal') literal += part.value;
      else {
        flush();
        parts.push(part);
        holes++;
      }
    }
  }
  flush();
  return parts;
}

/** Text of a log that may stand in a YAML scalar on one line: what cannot be shown becomes a question mark. */
export function printable(text: string): string {
  let shown = '';
  for (const character of text) shown += character !== '\t' && unprintable.test(character) ? '?' : character;
  return shown;
}

function partsAt(line: string, at: number, mayHaveHoles: boolean): readonly LinePart[] | undefined {
  const hidden = taken(unprintableRun, line, at);
  if (hidden) return [{ kind: 'hole', name: '', form: ':text', value: hidden, needed: true }];
  if (!mayHaveHoles || isPartOfWord(line, at)) return undefined;
  return (
    quoted(line, at) ??
    guid(line, at) ??
    share(line, at) ??
    path(line, at) ??
    moment(line, at) ??
    version(line, at) ??
    code(line, at) ??
    number(line, at)
  );
}

function quoted(line: string, at: number): readonly LinePart[] | undefined {
  const text =
    taken(/"[^"~]{1,200}"(?![\p{L}\p{N}])/uy, line, at) ?? taken(/'[^'"~]{1,200}'(?![\p{L}\p{N}])/uy, line, at);
  const value = text?.slice(1, -1);
  // What stands in quotes may be a share, whose server has a hole of its own, or hold what must not be copied.
  if (value === undefined || value.startsWith('\\\\') || value.trim() !== value || unprintable.test(value)) {
    return undefined;
  }
  const mark: LinePart = { kind: 'literal', value: line.charAt(at) };
  if (/^[^"<>|*?]*\\[^"<>|*?]*$/.test(value)) return [mark, hole('path', ':path', value), mark];
  return [mark, hole('name', /[\s/\\]/.test(value) ? ':text' : '', value), mark];
}

function guid(line: string, at: number): readonly LinePart[] | undefined {
  const bare = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';
  const value = taken(new RegExp(`\\{${bare}\\}|${bare}(?![A-Za-z0-9])`, 'y'), line, at);
  return value === undefined ? undefined : [hole('guid', ':guid', value)];
}

/** `\\server`, and the path below it. */
function share(line: string, at: number): readonly LinePart[] | undefined {
  const found = taken(/\\\\[^\s\\/"<>|*?,;:'()[\]{}~]{1,80}/y, line, at)?.replace(/\.+$/, '');
  if (found === undefined || found.length < 3 || unprintable.test(found)) return undefined;
  const root: LinePart[] = [{ kind: 'literal', value: '\\\\' }, hole('server', '', found.slice(2))];
  const below = at + found.length;
  const rest = line.charAt(below) === '\\' ? pathText(line, below + 1) : '';
  return rest === '' ? root : [...root, { kind: 'literal', value: '\\' }, hole('path', ':path', rest)];
}

/** `C:\folder\file`, or a relative one with a backslash in it. */
function path(line: string, at: number): readonly LinePart[] | undefined {
  const drive = taken(/[A-Za-z]:\\/y, line, at) ?? '';
  if (drive === '' && !taken(/[^\s\\/"<>|*?,;:'()[\]{}~=]{1,80}\\[^\s\\]/y, line, at)) return undefined;
  const value = drive + pathText(line, at + drive.length);
  return unprintable.test(value) ? undefined : [hole('path', ':path', value)];
}

const pathRun = /(?:[^\s"<>|*?,;:'()[\]{}~]|~(?=\d))+/y;
/** Up to three further words, of which the last goes on with a backslash: `Documents and Settings\`. */
const moreWords = /(?: [^\s\\"<>|*?,;:'()[\]{}~]{1,40}){1,3}\\(?!\\)/y;

/** As far as a path that begins here goes: blanks only where a backslash follows a name without extension. */
function pathText(line: string, from: number): string {
  let end = from;
  for (let words = 0; words < 10; words++) {
    end += taken(pathRun, line, end)?.length ?? 0;
    const name = line.slice(Math.max(from, line.lastIndexOf('\\', end - 1) + 1), end);
    const more = name === '' || name.includes('.') ? undefined : taken(moreWords, line, end);
    if (more === undefined) break;
    end += more.length;
  }
  const value = line.slice(from, end).replace(/[.!]+$/, '');
  const hidden = value.search(unprintable);
  return hidden < 0 ? value : value.slice(0, hidden);
}

function moment(line: string, at: number): readonly LinePart[] | undefined {
  const time = taken(/\d{1,2}:\d\d:\d\d(?:[.:]\d{1,7})?(?![A-Za-z0-9])/y, line, at);
  if (time !== undefined) return [hole('time', '', time)];
  const date = taken(/\d{1,4}[-/]\d{1,2}[-/]\d{1,4}(?![A-Za-z0-9])/y, line, at);
  return date === undefined ? undefined : [hole('date', ':text', date)];
}

function version(line: string, at: number): readonly LinePart[] | undefined {
  const value = taken(/\d{1,10}(?:\.\d{1,10}){1,5}(?![A-Za-z0-9])/y, line, at);
  return value === undefined ? undefined : [hole('version', ':version', value)];
}

/** A code makes the diagnosis: with another number the line would mean something else. */
function code(line: string, at: number): readonly LinePart[] | undefined {
  const hex = taken(/0[xX][0-9A-Fa-f]{1,16}(?![A-Za-z0-9])/y, line, at);
  if (hex !== undefined) return [hole('code', `=${hex}`, hex)];
  const before = line.slice(Math.max(0, at - 24), at);
  if (!/(?:error|code|result|hr|hresult|return|returned|ret|status|#)[ :=(<#'"-]*$/i.test(before)) return undefined;
  const value = taken(/-?\d{1,10}(?![A-Za-z0-9])/y, line, at);
  return value === undefined ? undefined : [hole('code', `=${value}`, value)];
}

function number(line: string, at: number): readonly LinePart[] | undefined {
  const value = taken(/-?\d{1,20}(?![A-Za-z0-9])/y, line, at);
  return value === undefined ? undefined : [hole('number', ':int', value)];
}

function hole(name: string, form: string, value: string): LinePart {
  return { kind: 'hole', name, form, value, needed: false };
}

function isPartOfWord(line: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}]/u.test(line.charAt(at - 1));
}

function taken(pattern: RegExp, line: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0];
}
