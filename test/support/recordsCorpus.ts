const dollar = '$'.repeat(2);

/** One record of every family, by name. */
export const familyLines: Readonly<Record<string, string>> = {
  'sms1-server': `got access to SQL Server~   ${dollar}<SMS_DESPOOLER><Mon Dec 04 15:41:45 1995~><thread=E0>`,
  'sms1-server in parentheses': `{6581} ERROR: Cannot connect.~ ${dollar}(SMS_HIERARCHY_MANAGER)(Mon Jun 26 16:18:55 2000~)(thread=326)`,
  'sms1-client': '[12/02/94 09:49:05] Program Group Control ==> Failed to delete the network connection k:',
  'sms1-client undated': 'Package Command Manager ==> Timed out waiting for the service.',
  'sms1-client path': '[04/16/97 11:44:08] C:\\MS\\SMS\\BIN\\SMSRUN16.EXE => Driver detected.',
  'sms2-server': `~Bootstrap aborted.  ${dollar}<SMS_SITE_COMPONENT_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>`,
  'sms2-client': `Retry in 60 minutes ${dollar}<CCIM32><Tue Jan 04 15:19:28.663 2000><thread=112 (0x70)>`,
  'sms2-client name only': `Card at index 1~  ${dollar}<CliEx32.dll>`,
  'configmgr-server': `SQL>>>>> Done.  ${dollar}<SMS_COLLECTION_EVALUATOR><11-30-2022 01:03:34.174-60><thread=4844 (0x12EC)>`,
  // Stands before another opener, else it would hold all that follows.
  'ccm torn': '<![LOG[never ended',
  ccm: '<![LOG[Releasing content]LOG]!><time="07:03:10.647-330" date="12-23-2014" component="ContentAccess" context="" type="1" thread="6744" file="contentaccessservice.cpp:1861">',
  'ccm empty':
    '<![LOG[]LOG]!><time="00:00:13.4128412" date="11-30-2022" component="A" context="" type="1" thread="12" file="">',
  'ccm bracket':
    '<![LOG[a [b]]LOG]!><time="00:00:13.412" date="11-30-2022" component="A" context="" type="2" thread="12" file="">',
  'ccm two lines':
    '<![LOG[first\r\nsecond €]LOG]!><time="00:00:13.412" date="11-30-2022" component="A" context="x > y" type="3" thread="12" file="">',
  'ccm quotes its own end': '<![LOG[a ]LOG]!> b <![LOG[ c]LOG]!><date="11-30-2022" time="00:00:13.412" component="A">',
  'ccm two on a line':
    '<![LOG[a]LOG]!><time="00:00:13.412" date="11-30-2022" component="A"><![LOG[b]LOG]!><time="00:00:14.412" date="11-30-2022" component="B">',
  'ccm head lost':
    'text]LOG]!><time="00:00:13.412" date="11-30-2022" component="A" context="" type="1" thread="12" file="">',
  setup: '<11-22-1996 13:42:14> Executing upgrade script',
  'setup without brackets': '06-21-1999 15:45:51 Cannot find any PDC',
  'trace-copy': 'INSTANCE WARNING  \tHardware Inventory Agent\t4/2/99 1:01:37 AM\t182 (0xB6)\t',
  'trace-copy with blanks': 'Error in SQL. SMS_SQL_MONITOR 4/29/2000 11:51:03 PM',
  'trace-copy time first': '1/16/2001 2:27:39 PM\tFunction return  \tCliEx32.dll\t4294896193 (0xFFFEEA41)',
  provider: '[18D][Fri 03/17/2000 16:08:23]:\r\n*\r\n*\r\nE:\\SspUtility.cpp(1467) : Error Extracting\r\n*\r\n*',
  backup: '08/23/01 01:53:55 - backup completed. |SMS_SITE_BACKUP |8/23/2001 1:53:55 AM |1180 (0x049C)',
  plain: 'Reading packages             [Done]',
  'plain indented': '    Server\u2028 platform 😀 é',
  'plain with NULs': 'a\u0000\u0000b',
  'plain empty': '',
};

/** The damaged tails of formats.md rule 3, each named after its damage, with what it must still give. */
export const damagedTails: readonly {
  readonly name: string;
  readonly line: string;
  readonly message: string;
  readonly component: string | null;
  readonly time: string | null;
  readonly thread: number | null;
}[] = [
  tail('one dollar sign', 'a b.~ $<SMS_DISTRIBUTION_MANAGER>', 'a b.', 'SMS_DISTRIBUTION_MANAGER', null, null),
  tail(
    'a closing bracket instead of the opening one',
    `a b ${dollar}>SMS_DESPOOLER><Thu Sep 10 09:55:37 1998~><thread=1D0>`,
    'a b',
    'SMS_DESPOOLER',
    '1998-09-10T09:55:37.000',
    0x1d0,
  ),
  tail(
    'component not closed',
    `a b ${dollar}<CCIM32<Tue Jun 22 01:26:12.050 1999><thread=4294798339 (0xFFFD6C03)>`,
    'a b',
    'CCIM32',
    '1999-06-22T01:26:12.050',
    4294798339,
  ),
  tail(
    'bracket before the dollar signs, blanks between',
    `a b... <${dollar}C:\\MS\\BOOT32WN.EXE> <Wed May 10 09:15:12.470 2000> <thread=4294758987 (0xFFFCD24B)>`,
    'a b...',
    'C:\\MS\\BOOT32WN.EXE',
    '2000-05-10T09:15:12.470',
    4294758987,
  ),
  tail(
    'blanks between the brackets',
    `a b ${dollar}<SMS_SQL_MONITOR> <Thu Oct 21 15:12:43.046 1999 Eastern Daylight Time><thread=282 (0x11A)>`,
    'a b',
    'SMS_SQL_MONITOR',
    '1999-10-21T15:12:43.046',
    282,
  ),
  tail(
    'blank before a bracket',
    `a b ${dollar}<X.EXE> <Wed May 10 09:15:12.360 2000 > <thread=12 (0xC)>`,
    'a b',
    'X.EXE',
    '2000-05-10T09:15:12.360',
    12,
  ),
  tail(
    'two closing brackets before the thread',
    `a b~  ${dollar}<APM><Thu Apr 22 09:36:15.716 1999>>thread=561 (0x231)>`,
    'a b',
    'APM',
    '1999-04-22T09:36:15.716',
    561,
  ),
  tail('cut in the year', `a b  ${dollar}<SMS_X1><Fri Oct 15 17:09:46.677 19`, 'a b', 'SMS_X1', null, null),
  tail(
    'cut behind the year',
    `a b  ${dollar}<SMS_X1><Fri Oct 15 17:09:46.677 1999`,
    'a b',
    'SMS_X1',
    '1999-10-15T17:09:46.677',
    null,
  ),
  tail('cut in the month', `a b  ${dollar}<SMS_X1><Fri O`, 'a b', 'SMS_X1', null, null),
  tail('cut in the component', `a b  ${dollar}<SMS_DESP`, 'a b', 'SMS_DESP', null, null),
  tail('cut behind the bracket', `a b  ${dollar}<`, 'a b', null, null, null),
  tail(
    'cut in the thread',
    `a b  ${dollar}<APM><Thu Apr 22 09:36:15.716 1999><thread=561 (0x2`,
    'a b',
    'APM',
    '1999-04-22T09:36:15.716',
    561,
  ),
  tail('no brackets', `a b ${dollar}SMS_NT_LOGON_SERVER_MANAGER`, 'a b', 'SMS_NT_LOGON_SERVER_MANAGER', null, null),
  tail(
    'no brackets, all parts',
    `a b... ${dollar} SMS_INBOX_MANAGER Fri Dec 17 18:02:16.791 1999 Eastern Standard Time thread=320 (0x140)`,
    'a b...',
    'SMS_INBOX_MANAGER',
    '1999-12-17T18:02:16.791',
    320,
  ),
  tail('dots for the rest', `a b~~   ${dollar}<SMS_ALERTER>...`, 'a b', 'SMS_ALERTER', null, null),
  tail('dots for the time', `a b ${dollar}<SMS_X1>...<thread=1720 (0x6B8)>`, 'a b', 'SMS_X1', null, 1720),
  tail(
    'ampersands of an escape',
    `a b ${dollar}&<Hardware Inventory Agent&>&<Fri May 05 10:00:14.466 2000&>&<thread=175 (0xAF)&>`,
    'a b',
    'Hardware Inventory Agent',
    '2000-05-05T10:00:14.466',
    175,
  ),
  tail('known name in brackets', 'exit code = 1. <CCIM32>', 'exit code = 1.', 'CCIM32', null, null),
];

function tail(
  name: string,
  line: string,
  message: string,
  component: string | null,
  time: string | null,
  thread: number | null,
) {
  return { name, line, message, component, time, thread };
}

/** Every line above, by name. */
export const allLines: readonly (readonly [string, string])[] = [
  ...Object.entries(familyLines),
  ...damagedTails.map(({ name, line }) => [name, line] as const),
];

/** Every line above, with the line ends mixed, seventeen records of a `$$<` family in a row, and bare lines after them. */
export function mixedLog(): string {
  const ends = ['\r\n', '\n', '\r', '\n'];
  const run = Array.from(
    { length: 20 },
    (_, index) => `${familyLines['sms2-server']?.replace('281', String(index + 1))}\n`,
  );
  const lines = [...Object.values(familyLines), ...damagedTails.map(({ line }) => line)];
  const mixed = lines.map((line, index) => line + (ends[index % ends.length] ?? '\n'));
  const twoTails = `${familyLines['sms2-client']}${familyLines['sms2-client']}\n`;
  const bare = ['bare line', '', '  indented', familyLines['sms2-server'], 'pending at the end'].join('\r\n');
  return mixed.join('') + run.join('') + twoTails + bare;
}
