import type { CodeHint } from './types.ts';

/** The words before a number: what they say it is, and how they are joined to it. */
export interface WordsBefore {
  readonly hint: CodeHint;
  /** The words speak of a code only where the number is hexadecimal or joined by `=`, `:` or `#`: "returned 12 rows". */
  readonly weak: boolean;
  /** `=`, `:` or `#` stands between the words and the number. */
  readonly joined: boolean;
  /** It is `=`. */
  readonly equals: boolean;
}

const nothing: WordsBefore = { hint: 'none', weak: false, joined: false, equals: false };

/** Phrases before a number, longest first within one hint; a number after a weak one needs more to be a code. */
const phrases: readonly (readonly [phrase: string, hint: CodeHint, strength: 'strong' | 'weak'])[] = [
  ['idispatch error', 'idispatch', 'strong'],
  ['sql msg', 'sql', 'strong'],
  ['sql message', 'sql', 'strong'],
  ['sql error', 'sql', 'strong'],
  ['sql error code', 'sql', 'strong'],
  ['sql server error', 'sql', 'strong'],
  ['native error', 'sql', 'strong'],
  ['http status', 'http', 'strong'],
  ['http status code', 'http', 'strong'],
  ['http error', 'http', 'strong'],
  ['http error code', 'http', 'strong'],
  ['status code', 'http', 'strong'],
  ['win32', 'win32', 'strong'],
  ['win32 error', 'win32', 'strong'],
  ['win32 error code', 'win32', 'strong'],
  ['win32 return', 'win32', 'strong'],
  ['win32 return code', 'win32', 'strong'],
  ['win32 code', 'win32', 'strong'],
  ['win32 status', 'win32', 'strong'],
  ['windows error', 'win32', 'strong'],
  ['windows error code', 'win32', 'strong'],
  ['system error', 'win32', 'strong'],
  ['last error', 'win32', 'strong'],
  ['lasterror', 'win32', 'strong'],
  ['gle', 'win32', 'strong'],
  ['hresult', 'hresult', 'strong'],
  ['hr', 'hresult', 'strong'],
  ['scode', 'hresult', 'strong'],
  ['exit code', 'exit', 'strong'],
  ['exitcode', 'exit', 'strong'],
  ['exit status', 'exit', 'strong'],
  ['exited with', 'exit', 'strong'],
  ['exited with code', 'exit', 'strong'],
  ['return code', 'return', 'strong'],
  ['returncode', 'return', 'strong'],
  ['returned code', 'return', 'strong'],
  ['returned error', 'error', 'strong'],
  ['event', 'event', 'strong'],
  ['event id', 'event', 'strong'],
  ['rc', 'return', 'weak'],
  ['returned', 'return', 'weak'],
  ['return', 'return', 'weak'],
  ['error', 'error', 'strong'],
  ['err', 'error', 'strong'],
  ['errno', 'error', 'strong'],
  ['error code', 'error', 'strong'],
  ['error number', 'error', 'strong'],
  ['errorcode', 'error', 'strong'],
  ['failed with', 'error', 'strong'],
  ['code', 'error', 'strong'],
  ['failed', 'error', 'weak'],
  ['failure', 'error', 'weak'],
  ['status', 'error', 'weak'],
  ['result', 'error', 'weak'],
];

const separators = new Set(' \t=:#([<{"\'~,;');
const longestPhrase = 24;

/**
 * What the words before offset `at` of a message say of the number there. Looks at 48 UTF-16 code units at most.
 * `STATMSG: ID=` is SMS's own numbering (formats.md, Severity, rule 10).
 */
export function wordsBefore(message: string, at: number): WordsBefore {
  let end = at;
  let joined = false;
  let equals = false;
  while (end > 0 && at - end < 8 && separators.has(message[end - 1]!)) {
    end--;
    if ('=:#'.includes(message[end]!)) joined = true;
    if (message[end] === '=') equals = true;
  }
  if (end === 0) return nothing;
  if (joined && message.startsWith('STATMSG: ID', 0) && end === 'STATMSG: ID'.length) {
    return { hint: 'sms', weak: false, joined, equals };
  }
  const words = foldWords(message.slice(Math.max(0, end - 48), end));
  const text = words.replace(/ (?:is|was|of)$/, '');
  return { ...hintOf(text), joined, equals };
}

function hintOf(text: string): Pick<WordsBefore, 'hint' | 'weak'> {
  let best: (typeof phrases)[number] | undefined;
  const tail = text.slice(-longestPhrase);
  for (const phrase of phrases) {
    if (best && phrase[0].length <= best[0].length) continue;
    if (tail === phrase[0] || tail.endsWith(` ${phrase[0]}`)) best = phrase;
  }
  return best ? { hint: best[1], weak: best[2] === 'weak' } : nothing;
}

/** Lower case, every run of other characters one blank, `GetLastError` as three words. Text that goes on with a separator has no last word. */
function foldWords(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (!isWord(character)) {
      if (!folded.endsWith(' ')) folded += ' ';
      continue;
    }
    const upper = character >= 'A' && character <= 'Z';
    const before = text[index - 1] ?? ' ';
    if (upper && before >= 'a' && before <= 'z') folded += ' ';
    folded += character.toLowerCase();
  }
  return folded;
}

function isWord(character: string): boolean {
  return (
    (character >= '0' && character <= '9') ||
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z')
  );
}

const failing = ['fail', 'error', 'cannot', 'could not', 'unable', 'not authori', 'denied', 'connect to'];

/** True where the 160 code units before `at` speak of something that went wrong: then `(5)` is a code. */
export function speaksOfFailure(message: string, at: number): boolean {
  const lineStart = Math.max(message.lastIndexOf('\n', at - 1) + 1, at - 160);
  const before = message.slice(lineStart, at).toLowerCase();
  return failing.some((word) => before.includes(word));
}
