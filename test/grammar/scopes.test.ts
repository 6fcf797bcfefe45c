import { expect, test } from 'vitest';
import { loadGrammar } from '../support/grammar.ts';
import { wrongScopes } from '../support/grammarMarkers.ts';

const tokenize = await loadGrammar();

const cases: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: 'an SMS 1.x tail keeps its tilde in the time',
    text: `
got access to SQL Server~   $$<SMS_DESPOOLER><Mon Dec 04 15:41:45 1995~><thread=E0>
#                            ^^^ comment.marker
#                               ^^^^^^^^^^^^^ entity.name.type.component
#                                              ^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                                                                ^^ constant.numeric.thread
`,
  },
  {
    name: 'a tail ends at the last opener of the line: quoted ones stay message',
    text: `
Cannot parse $$<SMS_X> or $ or <y>  $$<SMS_Y><Fri Dec 10 01:12:40.304 1999 Pacific Standard Time><thread=322 (0x142)>
#             ^^^^^^^^^ -entity.name.type.component
#                                       ^^^^^ entity.name.type.component
#                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                                                                                         ^^^^^^^^^^^ constant.numeric.thread
`,
  },
  {
    name: 'two records on one line, where a complete tail is followed at once by another record',
    text: `
one$$<A><Mon Nov 15 08:38:12.050 1999><thread=1 (0x1)>two  $$<B><Mon Nov 15 08:38:12.051 1999><thread=2 (0x2)>
#      ^ entity.name.type.component
#                                              ^^^^^^^ constant.numeric.thread
#                                                              ^ entity.name.type.component
Got "one$$<A><Mon Nov 15 08:38:12.050 1999><thread=1 (0x1)>" back  $$<B><Mon Nov 15 08:38:12.051 1999><thread=2 (0x2)>
#           ^ -entity.name.type.component
#                                                                      ^ entity.name.type.component
`,
  },
  {
    name: 'damaged tails give what they hold',
    text: String.raw`
~SQL Msg #3606> Arithmetic overflow occurred.~ $<SMS_DISTRIBUTION_MANAGER>
#                                                 ^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
failed $$>SMS_DESPOOLER><Thu Sep 10 09:55:37 1998~><thread=1D0>
#          ^^^^^^^^^^^^^ entity.name.type.component
#                                                           ^^^ constant.numeric.thread
last done $$<CCIM32<Tue Jun 22 01:26:12.050 1999><thread=4294798339 (0xFFFD6C03)>
#             ^^^^^^ entity.name.type.component
#                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
Retry in 10 mins... <$$C:\BIN\BOOT32WN.EXE> <Wed May 10 09:15:12.470 2000> <thread=4294758987 (0xFFFCD24B)>
#                       ^^^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
slow link~  $$<APM><Thu Apr 22 09:36:15.716 1999>>thread=561 (0x231)>
#                                                         ^^^^^^^^^^^ constant.numeric.thread
deleted  $$<SMS_X><Fri Oct 15 17:09:46.677 1999
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
deleted  $$<SMS_X><Fri Oct 15 17:09:46.677 19
#            ^^^^^ entity.name.type.component
#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ -constant.numeric.time
could not find TEST $$SMS_NT_LOGON_SERVER_MANAGER
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
Removing the inbox... $$ SMS_INBOX_MANAGER Fri Dec 17 18:02:16.791 1999 Eastern Standard Time thread=320 (0x140)
#                         ^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
Re-run your command~~   $$<SMS_ALERTER>...
#                           ^^^^^^^^^^^ entity.name.type.component
{6581} ERROR: no connection.~ $$(SMS_HIERARCHY_MANAGER)(Mon Jun 26 16:18:55 2000~)(thread=326)
#                                 ^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                                        ^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                                                                          ^^^ constant.numeric.thread
The price is $5 <net>
#             ^^ -comment.marker
`,
  },
  {
    name: 'ccm: attributes in the usual order, types as severities',
    text: `
<![LOG[Failed, hr=0x80070005]LOG]!><time="13:59:35.672-60" date="11-29-2022" component="CcmExec" context="x" type="3" thread="153" file="a.cpp:12">
#^^^^^^^ comment.marker
#                  ^^^^^^^^^^ constant.other.code
#                                          ^^^^^^^^^^^^^^^ constant.numeric.time
#                                                                 ^^^^^^^^^^ constant.numeric.time
#                                                                                        ^^^^^^^ entity.name.type.component
#                                                                                                          ^ variable.parameter.context
#                                                                                                                   ^ token.error-token
#                                                                                                                              ^^^ constant.numeric.thread
#                                                                                                                                         ^^^^^^^^ string.other.file
<![LOG[Late]LOG]!><time="13:59:35.672-60" date="11-29-2022" component="CcmExec" context="" type="2" thread="153" file="">
#                                                                                                 ^ token.warn-token
<![LOG[Fine]LOG]!><time="13:59:35.672-60" date="11-29-2022" component="CcmExec" context="" type="1" thread="153" file="">
#                                                                                                 ^ keyword.control.severity
#                                                                                                 ^ -token.error-token
`,
  },
  {
    name: 'ccm: other orders, unknown attributes, a > inside quotes',
    text: `
<![LOG[x]LOG]!> <date="11-29-2022" note="a > component=" Component="C" type="3" time="01:02:03" thread="7">
#                       ^^^^^^^^^^ constant.numeric.time
#                                                                    ^ entity.name.type.component
#                                                                             ^ token.error-token
#                                                                                      ^^^^^^^^ constant.numeric.time
#                                                                                                         ^^ comment.marker
`,
  },
  {
    name: 'ccm: a message that quotes its closer, and one that ends in a bracket',
    text: `
<![LOG[Saw "]LOG]!>" in [file]]LOG]!><time="01:02:03" date="1-2-2015" component="C" context="" type="1" thread="7" file="">
#             ^^^^^^^ -comment.marker
#                                            ^^^^^^^^ constant.numeric.time
`,
  },
  {
    name: 'ccm: a message of several lines; an opener at the start of a line ends one that got no tail',
    text: `
<![LOG[instance of X
  Value = "<![LOG[";
Error 0x80004005]LOG]!><time="01:02:03" date="1-2-2015" component="C" context="" type="1" thread="7" file="">
#^^^^ -token.error-token
#                              ^^^^^^^^ constant.numeric.time
<![LOG[torn here
<![LOG[next]LOG]!><time="01:02:04" date="1-2-2015" component="C" context="" type="1" thread="7" file="">
#^^^^^^^ comment.marker
#                         ^^^^^^^^ constant.numeric.time
plain after it
#^^^^ -meta.message
`,
  },
  {
    name: 'ccm: a head that was lost, and two records on one line',
    text: `
end of a message]LOG]!><time="01:02:03" date="1-2-2015" component="C" context="" type="1" thread="7" file=""><![LOG[two]LOG]!><time="01:02:04" date="1-2-2015" component="D" context="" type="1" thread="8" file="">
#                              ^^^^^^^^ constant.numeric.time
#                                                                                                   ^^^^^^^^^^^^^^^^^ comment.marker
#                                                                                                                                                                          ^ entity.name.type.component
`,
  },
  {
    name: 'heads: sms1-client, setup, provider, backup',
    text: String.raw`
[04/16/97 11:44:08] C:\MS\SMSRUN16.EXE ==> ERROR: no driver.
# ^^^^^^^^^^^^^^^^^ constant.numeric.time
#                    ^^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                           ^^^^^ token.error-token
Package Command Manager ==> Timed out.
#^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
<11-22-1996 13:42:14>Executing script SITE.SRV
# ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
06-21-1999 15:45:51 Cannot find it, Win32 return = 2453
#^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                                   ^^^^ constant.other.code
[18D][Fri 03/17/2000 16:08:23]:
# ^^^ constant.numeric.thread
#          ^^^^^^^^^^^^^^^^^^^ constant.numeric.time
08/23/01 01:53:55 - backup | done. |SMS_SITE_BACKUP |8/23/2001 1:53:55 AM |1180 (0x049C)
#^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                    ^^^^^^^^^^^^^^^ entity.name.type.component
#                                                                           ^^^^^^^^^^^^^ constant.numeric.thread
stopping. |SMS_SITE_BACKUP |8/23/2001 1:53:55 AM |1180 (0x049C)
#                            ^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
`,
  },
  {
    name: 'copied columns with TABs and with blanks',
    text: String.raw`
Enumeration Timeout  ⇥Hardware Inventory Agent⇥4/2/99 1:01:37 AM⇥182 (0xB6)⇥
#                      ^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                               ^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                                                 ^^^^^^^^^^ constant.numeric.thread
1/16/2001 2:27:39 PM⇥Not assigned  ⇥CliEx32.dll⇥4294896193 (0xFFFEEA41)
#^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                    ^^^^^^^^^^^ entity.name.type.component
The statement ended. SMS_DISCOVERY_DATA_MANAGER 12/20/1999 10:23:49 AM 472 (0x1D8)
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                                ^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
Error locating CAP C:\temp\CCMBtLdr.exe 4/18/2000 1:28:24 PM 235 (0xEB)
#                   ^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
The job ran at 4/18/2000 1:28:24 PM
#               ^^^^^^^^^^^^^^^^^^^^ -constant.numeric.time
`,
  },
  {
    name: 'severity words where a message starts, never inside it',
    text: `
#$#$# ERROR: The service is not authorised (5)~
#      ^^^^^ token.error-token
NAL[4] - WARNING: no connection
#         ^^^^^^^ token.warn-token
SCHEDULER   : ERROR: Unable to connect
#              ^^^^^ token.error-token
{818} FATAL problem
#      ^^^^^ token.error-token
Warn>: Interval 8 not found
#^^^^^ token.warn-token
Error: WARNING: both
#^^^^^ token.error-token
#       ^^^^^^^ -token.warn-token
Setting ContinueOnError, 0 errors, no ERROR here
#                  ^^^^^ -token.error-token
#                                      ^^^^^ -token.error-token
Errors were found
#^^^^^ -token.error-token
Failed to delete, Win32 Error = 32
#                  ^^^^^^^^^^^^^^ token.error-token
#                                ^^ constant.other.code
Failed to delete, Win32 Error = 0
#                  ^^^^^^^^^^^ -token.error-token
SQL Msg #3023> Backup must wait
#^^^^^^^^^ token.error-token
#         ^^^^ constant.other.code
`,
  },
  {
    name: 'codes, quoted strings and paths',
    text: String.raw`
Process "clicore.exe /S" of 'don't' ended with exit code 1603 (80041002), see \\SRV\C$\a.log or C:\b.txt, HRESULT=80070002
#        ^^^^^^^^^^^^^^^^ string.quoted.double
#                                                        ^^^^ -string.quoted.single
#                                                         ^^^^ constant.other.code
#                                                               ^^^^^^^^ constant.other.code
#                                                                              ^^^^^^^^^^^^^^ string.unquoted.path
#                                                                                                ^^^^^^^^ string.unquoted.path
#                                                                                                                  ^^^^^^^^ constant.other.code
`,
  },
  {
    name: 'more damaged tails: cut right behind the opener, one $ lost, parentheses',
    text: `
Copying the file $$<
#                 ^^^ comment.marker
failed $<Hardware Inventory Agent><Thu Sep 10 09:55:37.123 1998><thread=12 (0xC)>
#         ^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.type.component
#                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                                                        ^^^^^^^^ constant.numeric.thread
no connection.~ $$(SMS_X)(Mon Jun 26 16:18:55 2000~)(thread=326)
#                ^^^ comment.marker
#                   ^^^^^ entity.name.type.component
`,
  },
  {
    name: 'ccm: context and file in another order',
    text: String.raw`
<![LOG[x]LOG]!><file="a.cpp:1" context="DOM\user" component="C">
#                      ^^^^^^^ string.other.file
#                                        ^^^^^^^^ variable.parameter.context
`,
  },
  {
    name: 'copied columns in other orders, the TABs turned to blanks',
    text: `
1/16/2001 2:27:39 PM Not assigned SMS_EXECUTIVE 123 (0x7B)
#^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                  ^^^^^^^^^^^^^ entity.name.type.component
#                                                ^^^^^^^^^^ constant.numeric.thread
Not assigned 1/16/2001 2:27:39 PM SMS_EXECUTIVE 123 (0x7B)
#             ^^^^^^^^^^^^^^^^^^^^ constant.numeric.time
#                                  ^^^^^^^^^^^^^ entity.name.type.component
#                                                ^^^^^^^^^^ constant.numeric.thread
`,
  },
  {
    name: 'single quotes that are no apostrophes, and codes of SQL Server',
    text: String.raw`
Can't open 'C:\a b\c.txt', SQL error 3023
#           ^^^^^^^^^^^^^^ string.quoted.single
#                                     ^^^^ constant.other.code
`,
  },
];

test.each(cases)('$name', ({ text }) => {
  expect(wrongScopes(tokenize, text).join('\n\n')).toBe('');
});
