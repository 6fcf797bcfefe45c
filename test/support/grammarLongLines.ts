/** Length of the longest line VS Code gives to a grammar (its setting editor.maxTokenizationLineLength). */
const longest = 20_000;

/** Lines of 20,000 characters that make patterns search again and again: what each kind of pattern begins with, repeated. */
export function longLines(): readonly { readonly name: string; readonly line: string }[] {
  const tail = '$$<SMS_X><Wed Nov 21 02:20:04.177 2001><thread=1180 (0x49C)>';
  const attributes =
    '<time="19:33:19.766-330" date="11-28-2014" component="A" context="" type="1" thread="8" file="a.cpp:1">';
  const pieces: readonly (readonly [string, string, string])[] = [
    ['letters', 'a', ''],
    ['words', 'some words of text ', ''],
    ['blanks', ' ', ''],
    ['blanks between two words', ' ', 'end'],
    ['TABs', '\t', ''],
    ['letter and TAB', 'a\t', ''],
    ['digits', '1', ''],
    ['dates', '8/23/2001 1:53:55 AM ', ''],
    ['dates behind TABs', '\tX\t8/23/2001 1:53:55 AM', ''],
    ['service names', 'SMS_SERVICE ', ''],
    ['service names in one word', 'SMS_', ''],
    ['program paths', 'C:\\a\\b.exe ', ''],
    ['drives', 'C:\\', ''],
    ['a long program path', '\\folder.exe', ''],
    ['backslashes', '\\', ''],
    ['double quotes', '"', ''],
    ['an open double quote', 'x ', '"'],
    ['single quotes', "'", ''],
    ['single quotes and letters', "a'b 'c", ''],
    ['dollars', '$', ''],
    ['tail openers', '$$<', ''],
    ['tail openers and names', '$$<SMS_X>', ''],
    ['single tail openers', '$<SMS_X><', ''],
    ['tails in parentheses', '$$(SMS_X)(', ''],
    ['whole tails', tail, ''],
    ['whole tails and text', `text${tail}`, ''],
    ['tails and a letter at the end', `${tail}x`, 'y'],
    ['closers', '><&)~(. ', ''],
    ['a tail and closers', '><&)~(. ', 'x'],
    ['openers of ccm', '<![LOG[', ''],
    ['closers of ccm', ']LOG]!>', ''],
    ['closers of ccm and blanks', ']LOG]!>   ', ''],
    ['tails of ccm', `]LOG]!>${attributes}`, ''],
    ['records of ccm', `<![LOG[message]LOG]!>${attributes}`, ''],
    ['torn tails of ccm', ']LOG]!><time="', ''],
    ['attributes', ']LOG]!><time=a b=c ', ''],
    ['pipes', '|', ''],
    ['columns between pipes', ' |8/23/2001', ''],
    ['codes', '0x80070005 ', ''],
    ['Win32 errors', 'Win32 Error = 5 ', ''],
    ['numbers in parentheses', '(80041002)', ''],
    ['marks before a word', '*#~', 'ERROR'],
    ['names before a colon', 'NAME : ', ''],
    ['arrows', 'a = ', ''],
  ];
  const repeated = pieces.map(([name, piece, end]) => ({ name, line: fill(piece, end) }));
  return [
    ...repeated,
    { name: 'an arrow far away', line: `a${fill(' a', ' ==> x')}`.slice(0, longest) },
    { name: 'a setup stamp and dollars', line: `<11-22-1996 13:42:14>${fill('$', '')}`.slice(0, longest) },
    { name: 'a backup stamp and pipes', line: `08/23/01 01:53:55 - ${fill('| ', '')}`.slice(0, longest) },
    { name: 'a ccm message', line: `<![LOG[${fill('C:\\x "y" 0x5 ]', '')}`.slice(0, longest) },
    { name: 'a tail with a long name', line: `$$<${fill('a ', '')}`.slice(0, longest) },
    { name: 'a date and blanks', line: `8/23/2001 1:53:55 AM${fill(' ', 'x')}`.slice(0, longest) },
  ];
}

function fill(piece: string, end: string): string {
  return piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest - end.length) + end;
}
