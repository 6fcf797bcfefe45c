import { expect, test } from 'vitest';
import { codeTable } from '../../../server/src/core/codes/explain.ts';
import { hover } from '../../../server/src/core/features/hover.ts';
import {
  caseOf,
  client,
  clientAlone,
  clientAndServer,
  failures,
  lines,
  repaired,
  server,
} from '../../support/features.ts';

/** The hover at `<|>`, as Markdown. */
function checkHover(text: string, own = failures) {
  const { context, log, triage, position } = caseOf(text, own);
  const shown = hover(context, log, triage, position);
  if (!shown) return expect(undefined);
  return expect(`\n${(shown.contents as { value: string }).value}\n`);
}

test('a line of a likely failure: cause, next step, state, then component, log and time', () => {
  checkHover(clientAlone.replace('Warning: Dir', 'Warning: <|>Dir')).toMatchInlineSnapshot(`
    "
    **Software Distribution client component is not upgraded** ([Q322967](<https://example.org/kb/Q322967>))

    This line is there because of this failure.

    Clients hold files on the CAP open, so Inbox Manager cannot replace \`<file>\` (see Inboxmgr.log) and its lock file stays.

    **Next:** Close every open file on \`\\CAP_SO1\\clicomp.box\\SWDist\` of the CAP server \`SERVER01\`.

    **Open, likely:** not proved yet; look in Inboxmgr.log for \`Failed to copy <source> to <root>\\CAP_SO1\\clicomp.box\\SWDist\\<file> because of sharing violation.\`. Seen 2 times in 10 s, first on 2001-11-21 at 08:42:31 in Ccim32.log, line 2, last on 2001-11-21 at 08:42:41 in Ccim32.log, line 3.

    **Component** \`CCIM32\` · **Thread** \`112\`

    **Log** \`Ccim32.log\`: Installs and upgrades the client components. Written on: client.

    **Time** \`2001-11-21 08:42:41.000\` local. UTC is not known: the record names no zone.
    "
  `);
});

test('a certain failure is filled with the names of all logs', () => {
  checkHover(clientAndServer.replace('Failed to', 'Failed <|>to')).toMatchInlineSnapshot(`
    "
    **Software Distribution client component is not upgraded** ([Q322967](<https://example.org/kb/Q322967>))

    This line is there because of this failure.

    Clients hold files on the CAP open, so Inbox Manager cannot replace \`i386\\swdist32.exe\` and its lock file stays.

    **Next:** Close every open file on \`\\CAP_SO1\\clicomp.box\\SWDist\` of the CAP server \`SERVER01\`.

    **Open, certain:** the lines prove this failure, and no later line shows that it is over. Seen 3 times in 1 min 41 s, first on 2001-11-21 at 08:41:00 in Inboxmgr.log, line 1, last on 2001-11-21 at 08:42:41 in Ccim32.log, line 3.

    **Component** \`SMS_INBOX_MANAGER\` · **Thread** \`300\`

    **Log** \`Inboxmgr.log\`: Copies files to the client access points. Written on: site server.

    **Time** \`2001-11-21 08:41:00.000\` local. UTC is not known: the record names no zone.
    "
  `);
});

test('the line that resolved it, and no next step', () => {
  checkHover(repaired.replace('Copying X', 'Copying <|>X')).toMatchInlineSnapshot(`
    "
    **Software Distribution client component is not upgraded** ([Q322967](<https://example.org/kb/Q322967>))

    This line shows that the remedy worked.

    Clients hold files on the CAP open, so Inbox Manager cannot replace \`i386\\swdist32.exe\` and its lock file stays.

    **Resolved:** Inboxmgr.log, line 2, shows on 2001-11-21 at 08:55:00 that the remedy worked. Seen 3 times in 1 min 41 s, first on 2001-11-21 at 08:41:00 in Inboxmgr.log, line 1, last on 2001-11-21 at 08:42:41 in Ccim32.log, line 3.

    **Component** \`SMS_INBOX_MANAGER\` · **Thread** \`300\`

    **Log** \`Inboxmgr.log\`: Copies files to the client access points. Written on: site server.

    **Time** \`2001-11-21 08:55:00.000\` local. UTC is not known: the record names no zone.
    "
  `);
});

test('the next step is the first that no line proves', () => {
  const [first] = failures;
  const own = [{ ...first!, remedy: [...first!.remedy].reverse() }];
  const twoFiles = [clientAndServer, server(lines.copied, '08:55:00'), server(lines.failed, '08:56:00')].join('\n');
  const { context, log, triage } = caseOf(twoFiles, own);
  const [finding] = triage.findings;
  const half = { ...finding!, state: 'open' as const, proved: [finding!.last, null] };
  const shown = hover(context, log, { ...triage, findings: [half] }, { line: 1, character: 0 });
  expect((shown!.contents as { value: string }).value).toContain('**Next:** Close every open file');
});

test('other failures that the same lines could mean', () => {
  const line = 'Warning - could not find a site CAP with uplevel version of component Software Distribution';
  checkHover(`=== Ccim32.log\n${client(`<|>${line}`, '08:41:00')}`).toMatch(
    /The same lines could also mean: \[Q\d+\]\(<https:\/\/example.org\/kb\/Q\d+>\) /,
  );
});

test('the component tells the log where the name of the file does not', () => {
  checkHover(`=== unknown.log\n${client('Connecting<|>', '08:41:00')}`).toContain('**Log** `Ccim32.log`: Installs');
});

test('an ordinary line: what is known of its component, log and time', () => {
  checkHover(`=== Ccim32.log\n${client('Connecting<|>', '08:41:00')}`).toMatchInlineSnapshot(`
    "
    **Component** \`CCIM32\` · **Thread** \`112\`

    **Log** \`Ccim32.log\`: Installs and upgrades the client components. Written on: client.

    **Time** \`2001-11-21 08:41:00.000\` local. UTC is not known: the record names no zone.
    "
  `);
});

test('the code under the pointer comes first, an unknown one shows its bits', () => {
  checkHover(`=== x.log\nCopy failed, Win32 Error = 32, then hr=0x8<|>7d01004, then 0x80070005`).toMatchInlineSnapshot(`
    "
    - \`0x87d01004\` (2278559748, -2016407548): not known here; facility 2000 (Configuration Manager), code 4100.
    - \`32\` (0x00000020): \`ERROR_SHARING_VIOLATION\` The file is in use. (win32, winerror.h)
    - \`0x80070005\` (2147942405, -2147024891, Win32 5): \`ERROR_ACCESS_DENIED\` Access is denied. (win32, winerror.h)
    "
  `);
});

test('the time in UTC with the rule used, and what is odd about a record', () => {
  checkHover(
    `=== x.log\nHello<|>  $$<SMS_DISTRIBUTION_MANAGER><11-21-2001 08:42:31.120+480><thread=112 (0x70)>`,
  ).toMatchInlineSnapshot(`
    "
    **Component** \`SMS_DISTRIBUTION_MANAGER\` · **Thread** \`112\`

    **Time** \`2001-11-21 08:42:31.120\` local, \`2001-11-21T16:42:31.120Z\`. UTC is the local time plus 480 minutes: the record holds the offset +480.
    "
  `);
  checkHover(
    '=== x.log\ncut off <|>here]LOG]!><time="10:11:12.123" date="11-21-2001" component="C" context="me" type="1" thread="7" file="a.cpp:1">',
  ).toMatchInlineSnapshot(`
    "
    **Component** \`C\` · **Thread** \`7\` · **Context** \`me\`

    **Time** \`2001-11-21 10:11:12.123\` local. UTC is not known: the record names no zone.

    The beginning of this record is lost; its end is all that stands here.
    "
  `);
});

test('nothing on a plain line and beyond the end', () => {
  checkHover('=== x.log\nhel<|>lo').toBeUndefined();
  const { context, log, triage } = caseOf('=== x.log\nhello');
  expect(hover(context, log, triage, { line: 7, character: 0 })).toBeUndefined();
});

test('the range is the whole record', () => {
  const { context, log, triage, position } = caseOf(`=== Ccim32.log\n${client(`<|>${lines.skipped}`, '08:41:00')}`);
  expect(hover(context, log, triage, position)!.range).toEqual(log.recordRange(0));
});

test('a line of many failures shows three and names the others', () => {
  const many = Array.from({ length: 5 }, (_, number) => ({
    ...failures[0]!,
    id: `Q${number}`,
    articles: [`Q${number}`],
    title: `Failure ${number}`,
  }));
  const { context, log, triage, position } = caseOf(
    `=== Inboxmgr.log\n${server(`<|>${lines.failed}`, '08:41:00')}`,
    many,
  );
  const { value } = hover(context, log, triage, position)!.contents as { value: string };
  expect(value.match(/\*\*Failure \d\*\*/g)).toEqual(['**Failure 0**', '**Failure 1**', '**Failure 2**']);
  expect(value).toContain('Also: Q3, Q4');
});

test('a status message is explained by its ID, with its fields and its strings', () => {
  const text =
    'STATMSG: ID=3807 SEV=W COMP="SMS_X" SYS=ECG[x](y) SITE=OH1 GMTDATE=Tue Jul 18 21:38:07.530 2000 ISTR0="8"';
  const { context, log, triage, position } = caseOf(`=== Ccim32.log\n<|>${text}`);
  const meaning = { kind: 'sms-status', value: 3807, name: null, text: 'An interval is missing.', source: 'Q271181' };
  const shown = hover({ ...context, codes: codeTable([meaning]) }, log, triage, position);
  expect(
    (shown!.contents as { value: string }).value,
  ).toContain(`**Status message** \`3807\`: An interval is missing. (Q271181)

warning, component \`SMS_X\`, computer \`ECG[x](y)\`, site \`OH1\`, \`2000-07-18T21:38:07.530Z\`

- string 0: \`8\``);
});
