import { describe, expect, test } from 'vitest';
import { findCodes, loneCode } from '../../../server/src/core/codes/find.ts';

/** The text with `[ ]` put round each code found, and after it what it was taken for. */
function marked(message: string): string {
  let shown = '';
  let at = 0;
  for (const code of findCodes(message)) {
    expect(message.slice(code.start, code.end)).toBe(code.text);
    shown += `${message.slice(at, code.start)}<<${code.text} ${code.notation} ${code.unsigned} ${code.hint}>>`;
    at = code.end;
  }
  return shown + message.slice(at);
}

describe('a number is a code', () => {
  test.each([
    ['hr=0x87d01004', 'hr=<<0x87d01004 hex 2278559748 hresult>>'],
    ['hr = 0x80070005', 'hr = <<0x80070005 hex 2147942405 hresult>>'],
    ['hr=8007000E', 'hr=<<8007000E bare-hex 2147942414 hresult>>'],
    [
      'String (x), HRESULT=80070057 (e:\\a\\b.cpp,994)',
      'String (x), HRESULT=<<80070057 bare-hex 2147942487 hresult>> (e:\\a\\b.cpp,994)',
    ],
    ['Win32 Error = 32', 'Win32 Error = <<32 decimal 32 win32>>'],
    ['read (Win32 error: 2)', 'read (Win32 error: <<2 decimal 2 win32>>)'],
    ['Win32 return = 2453', 'Win32 return = <<2453 decimal 2453 win32>>'],
    ['(SERVER1); GetLastError 183; SiteConfig', '(SERVER1); GetLastError <<183 decimal 183 win32>>; SiteConfig'],
    ['failed, error code = cb', 'failed, error code = <<cb bare-hex 203 error>>'],
    ['(Error: 000000C8; Source: Windows)', '(Error: <<000000C8 bare-hex 200 error>>; Source: Windows)'],
    [
      'WNetAddConnection2 failed (LOGON32) using d\\a(0000052e)',
      'WNetAddConnection2 failed (LOGON32) using d\\a(<<0000052e bare-hex 1326 none>>)',
    ],
    [
      'Failed to connect to \\\\S\\admin$ using A (67)',
      'Failed to connect to \\\\S\\admin$ using A (<<67 decimal 67 none>>)',
    ],
    ['RPC call failed (1722)', 'RPC call failed (<<1722 decimal 1722 error>>)'],
    [
      'is not authorised to run this application! (5)~',
      'is not authorised to run this application! (<<5 decimal 5 none>>)~',
    ],
    ['unable to open it (5)', 'unable to open it (<<5 decimal 5 none>>)'],
    ['event 330 was logged', 'event <<330 decimal 330 event>> was logged'],
    ['Error launching (#0x5)', 'Error launching (#<<0x5 hex 5 none>>)'],
    ['RPC call failed(1722)', 'RPC call failed(<<1722 decimal 1722 error>>)'],
    ['exit code 1603', 'exit code <<1603 decimal 1603 exit>>'],
    ['Error text: ExitCode: 1603', 'Error text: ExitCode: <<1603 decimal 1603 exit>>'],
    [
      'Process completed with exit code 2147945410',
      'Process completed with exit code <<2147945410 decimal 2147945410 exit>>',
    ],
    ['The exit code is 0xfffffffe', 'The exit code is <<0xfffffffe hex 4294967294 exit>>'],
    [
      'Error locating CAP (-2147467259)',
      'Error locating CAP (<<-2147467259 signed 2147500037 error>>)'.replace('error>>', 'none>>'),
    ],
    ['(Error #-2147217911; Source', '(Error #<<-2147217911 signed 2147749385 error>>; Source'],
    ['exit code -1', 'exit code <<-1 signed 4294967295 exit>>'],
    ['SQL Msg #3023> text', 'SQL Msg #<<3023 decimal 3023 sql>>> text'],
    ['SQL error 3023', 'SQL error <<3023 decimal 3023 sql>>'],
    ['IDispatch error #3603', 'IDispatch error #<<3603 decimal 3603 idispatch>>'],
    ['failed with HTTP status 500', 'failed with HTTP status <<500 decimal 500 http>>'],
    ['ERROR INFO: StatusCode= 403 StatusText=x', 'ERROR INFO: StatusCode= <<403 decimal 403 http>> StatusText=x'],
    ['STATMSG: ID=679 SEV=E', 'STATMSG: ID=<<679 decimal 679 sms>> SEV=E'],
    ['AppRegister return code =1060', 'AppRegister return code =<<1060 decimal 1060 return>>'],
    ['component returned error 1053 for x', 'component returned error <<1053 decimal 1053 error>> for x'],
    ['WMI 0x80041002 (2147749890)', 'WMI <<0x80041002 hex 2147749890 none>> (<<2147749890 decimal 2147749890 none>>)'],
    ['*FAILED* [80244007] Sync', '*FAILED* [<<80244007 bare-hex 2149859335 none>>] Sync'],
    ['ExecStaticMethod failed (80041001) X', 'ExecStaticMethod failed (<<80041001 bare-hex 2147749889 error>>) X'],
    ['failed; 0x80092002', 'failed; <<0x80092002 hex 2148081666 error>>'],
    ['Code(0x80040101)', 'Code(<<0x80040101 hex 2147746049 error>>)'],
    ['sign-extended 0xffffffff80070005', 'sign-extended <<0xffffffff80070005 hex 2147942405 none>>'],
    ['unable on server BDC22, error=5', 'unable on server BDC22, error=<<5 decimal 5 error>>'],
  ])('%s', (message, expected) => {
    expect(marked(message)).toBe(expected);
  });
});

describe('a number is none', () => {
  test.each([
    'CCIM32 - Retry in 60 minutes',
    'Failed processing 0 files',
    '0 errors, 3 warnings',
    'RegQueryValueEx of Verify Port returned 0',
    'query returned 12 rows',
    'ERROR 4 - Get SW Inventory Sites data failed !!',
    'syntax error Line: 1',
    'Error in version 2.00.1493.4006',
    'error at 10:11:12',
    'failed on {80041002-1111-2222-3333-80070005aaaa}',
    'client\\80041002\\x failed',
    'sspbootimagepackage.cpp(5198) : Failed to inject',
    'Failed: distmgr.cpp(1722)',
    'thread=123 (0x7B)',
    'onerror=alert(1)',
    'failed in Wait(5)',
    'Failed to install SMS (2003)',
    'error 5 times',
    'error: 5% done',
    'the code is bad',
    'Error: a file is missing',
    'Error: be careful',
    'error code = a',
    'error code = Cb',
    'package 80041002',
    'error_code_5x',
    '0x',
    'error 99999999999',
    'Error on server PC0417',
    'error 127.0.0.1',
  ])('%s', (message) => {
    expect(marked(message)).toBe(message);
  });
});

test('offsets are UTF-16 code units', () => {
  expect(findCodes('😀 error 5')).toMatchObject([{ start: 9, end: 10 }]);
});

test('a hostile message gives a bounded number of codes', () => {
  expect(findCodes('error 5 '.repeat(10_000))).toHaveLength(64);
  expect(findCodes(`${'x'.repeat(0x10000)} error 5`)).toEqual([]);
});

test.each([
  ['5', 5, 'decimal'],
  [' 0x80070005\n', 0x80070005, 'hex'],
  ['80070005', 0x80070005, 'bare-hex'],
  ['0000052e', 1326, 'bare-hex'],
  ['-2147467259', 0x80004005, 'signed'],
  ['2147942405', 0x80070005, 'decimal'],
])('the lone text %j is a code', (text, unsigned, notation) => {
  const code = loneCode(text);
  expect(code).toMatchObject({ unsigned, notation });
  expect(text.slice(code!.start, code!.end)).toBe(text.trim());
});

test.each(['', 'error', '5 6', '--5', '-', '0x', '99999999999', 'cb'])('the lone text %j is none', (text) => {
  expect(loneCode(text)).toBeUndefined();
});
