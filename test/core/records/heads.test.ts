import { expect, test } from 'vitest';
import { onlyRecord, open, recordsOf } from '../../support/records.ts';

test.each([
  [
    '[10/26/96 13:05:16] Program Group Control Start ==> has not been configured.',
    'sms1-client',
    'Program Group Control Start',
    'has not been configured.',
  ],
  [
    '[04/09/97 17:11:08] Package Command Manager => Packages before filter: 1',
    'sms1-client',
    'Package Command Manager',
    'Packages before filter: 1',
  ],
  ['[04/09/97 17:11:08] no arrow', 'sms1-client', null, 'no arrow'],
  ['Program Group Control ==> Could not find object', 'sms1-client', 'Program Group Control', 'Could not find object'],
  ['======>Begin Processing request', 'plain', null, '======>Begin Processing request'],
  ['<11-22-1996 13:42:14>Executing', 'setup', null, 'Executing'],
  ['2-21-2000 11:54:46 Cannot execute', 'setup', null, 'Cannot execute'],
  ['<mm-dd-yyyy hh:mm:ss> Registered', 'plain', null, '<mm-dd-yyyy hh:mm:ss> Registered'],
  ['13-22-1996 13:42:14 no month', 'plain', null, '13-22-1996 13:42:14 no month'],
  ['08/23/01 01:53:55 - backup started', 'backup', null, 'backup started'],
  ['[66C][Thu 09/04/2014 11:30:28]:CcmInstallPXE', 'provider', null, 'CcmInstallPXE'],
  [
    'Package Command Manager executed on 06/19/1998 10:39:28',
    'plain',
    null,
    'Package Command Manager executed on 06/19/1998 10:39:28',
  ],
])('%s', (line, family, component, message) => {
  expect(onlyRecord(line)).toMatchObject({ family, component, message });
});

test('a client message goes on in the next physical line, an empty line ends it', () => {
  const records = recordsOf(
    open('[04/09/97 17:11:08] PCM ==> one\r\ntwo\r\n\r\nthree\r\n[04/09/97 17:11:09] PCM ==> four'),
  );
  expect(records.map(({ message }) => message)).toEqual(['one\ntwo', '', 'three', 'four']);
});

test('the stars round a provider text are no part of it', () => {
  const text =
    '[18D][Fri 03/17/2000 16:08:23]:\n*\n*\nE:\\a.cpp(1467) : Error\nSQL Error: no\n*\n*\n[18E][Fri 03/17/2000 16:08:24]:next';
  const [first, second] = recordsOf(open(text));
  expect(first).toMatchObject({
    message: 'E:\\a.cpp(1467) : Error\nSQL Error: no',
    thread: 0x18d,
    line: 0,
    endLine: 6,
  });
  expect(second).toMatchObject({ message: 'next', line: 7 });
});

test('a family is decided for each record', () => {
  const text = [
    '[04/09/97 17:11:08] PCM ==> one',
    'a  $$<SMS_X1><Mon Dec 04 15:41:45 1995~><thread=E0>',
    '<![LOG[b]LOG]!><time="00:00:13.412" date="11-30-2022" component="A">',
    'b\tX\t4/2/99 1:01:37 AM\t182 (0xB6)',
    'plain',
  ].join('\n');
  expect(recordsOf(open(text)).map(({ family }) => family)).toEqual([
    'sms1-client',
    'sms1-server',
    'ccm',
    'trace-copy',
    'plain',
  ]);
});

test.each([
  ['Thread name = SMS_SQL_MONITOR', 'plain'],
  ['for component Hardware Inventory Agent', 'plain'],
  ['Access is denied. SMS_SQL_MONITOR', 'trace-copy'],
  ['moved from index 4 to 6  CCIM32', 'trace-copy'],
  ['launching (#0x5)  C:\\WINNT\\CLISVCL.EXE>', 'trace-copy'],
  ['launching C:\\WINNT\\CLISVCL.EXE', 'plain'],
])('a bare name at the end: %s is %s', (line, family) => {
  expect(onlyRecord(line).family).toBe(family);
});
