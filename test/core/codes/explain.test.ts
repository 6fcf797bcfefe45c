import { describe, expect, test } from 'vitest';
import type { CodeMeaning } from '../../../server/src/core/catalogue/types.ts';
import { codeLabel, codeNumbers, codeParts } from '../../../server/src/core/codes/describe.ts';
import { codeTable, explainCodes } from '../../../server/src/core/codes/explain.ts';

const table = codeTable(
  (
    [
      ['win32', 0, 'ERROR_SUCCESS'],
      ['win32', 5, 'ERROR_ACCESS_DENIED'],
      ['hresult', 5, 'NOT_A_REAL_HRESULT'],
      ['hresult', 0x80041002, 'WBEM_E_NOT_FOUND'],
      ['hresult', 0x80041013, 'WBEM_E_PROVIDER_LOAD_FAILURE'],
      ['wininet', 12175, 'ERROR_INTERNET_DECODING_FAILED'],
      ['winhttp', 12175, 'ERROR_WINHTTP_SECURE_FAILURE'],
      ['win32', 1603, 'ERROR_INSTALL_FAILURE'],
      ['sql', 3023, 'SQL_3023'],
      ['win32', 3023, 'WIN32_3023'],
      ['http', 401, 'Unauthorized'],
      ['win32', 401, 'WIN32_401'],
      ['sms-status', 679, 'SMS_679'],
      ['win32', 679, 'WIN32_679'],
      ['event', 330, 'EVENT_330'],
      ['win32', 330, 'WIN32_330'],
      ['win32', 203, 'ERROR_ENVVAR_NOT_FOUND'],
      ['sms', 203, 'DESPOOLER_CB'],
    ] as const
  ).map(([kind, value, name]): CodeMeaning => ({ kind, value, name, text: `${name} text`, source: 'test' })),
);

/** `label: meanings | numbers | parts` of each code. */
function explained(message: string, component: string | null = null): string[] {
  return explainCodes(table, message, { component, log: null }).map((code) => {
    const meanings = code.meanings.map(({ kind, name }) => `${kind} ${name}`).join(', ') || 'unknown';
    return [`${codeLabel(code)}: ${meanings}`, codeNumbers(code), codeParts(code)].filter((part) => part).join(' | ');
  });
}

describe('the meaning of a number depends on its context', () => {
  test.each([
    [
      'hr = 0x80070005',
      'Win32 5: win32 ERROR_ACCESS_DENIED | 2147942405, -2147024891, Win32 5 | facility 7 (WIN32), code 5',
    ],
    [
      'exit code 2147942405',
      'Win32 5: win32 ERROR_ACCESS_DENIED | 0x80070005, -2147024891, Win32 5 | facility 7 (WIN32), code 5',
    ],
    ['Win32 Error = 5', 'Win32 5: win32 ERROR_ACCESS_DENIED | 0x00000005'],
    ['Win32 Error = 0', 'Win32 0: win32 ERROR_SUCCESS | 0x00000000'],
    [
      '(80041002) failed hr=80041002',
      '0x80041002: hresult WBEM_E_NOT_FOUND | 0x80041002, 2147749890, -2147217406 | facility 4 (ITF), code 4098',
    ],
    [
      'IDispatch error #3603',
      'HRESULT 0x80041013: hresult WBEM_E_PROVIDER_LOAD_FAILURE | 0x00000E13, HRESULT 0x80041013',
    ],
    ['SQL Msg #3023>', 'SQL 3023: sql SQL_3023 | 0x00000BCF'],
    ['Win32 Error = 3023', 'Win32 3023: win32 WIN32_3023 | 0x00000BCF'],
    ['HTTP status 401', 'HTTP 401: http Unauthorized | 0x00000191'],
    ['hr=0x80190191', 'HTTP 401: http Unauthorized | 2149122449, -2145844847, HTTP 401 | facility 25 (HTTP), code 401'],
    ['event 330', 'event 330: event EVENT_330 | 0x0000014A'],
    ['error 330', 'code 330: win32 WIN32_330 | 0x0000014A'],
    ['SQL said: error 3023', 'code 3023: win32 WIN32_3023, sql SQL_3023 | 0x00000BCF'],
    ['error 3023', 'code 3023: win32 WIN32_3023 | 0x00000BCF'],
    ['hr=0x80070191', 'Win32 401: win32 WIN32_401 | 2147942801, -2147024495, Win32 401 | facility 7 (WIN32), code 401'],
    ['STATMSG: ID=679 SEV=E', 'SMS status 679: sms-status SMS_679 | 0x000002A7'],
    ['error code = cb', 'code 203: sms DESPOOLER_CB, win32 ERROR_ENVVAR_NOT_FOUND | 0x000000CB, 203'],
    ['Win32 Error = 203', 'Win32 203: win32 ERROR_ENVVAR_NOT_FOUND, sms DESPOOLER_CB | 0x000000CB'],
  ])('%s', (message, expected) => {
    expect(explained(message).at(-1)).toBe(expected);
  });

  test('12175 is WinHTTP first, WinINet first where the text or component names it', () => {
    expect(explained('failed with error 12175')[0]).toContain('winhttp ERROR_WINHTTP_SECURE_FAILURE, wininet');
    expect(explained('WinINet failed with error 12175')[0]).toContain(
      'wininet ERROR_INTERNET_DECODING_FAILED, winhttp',
    );
    expect(explained('failed with error 12175', 'WININET')[0]).toContain(
      'wininet ERROR_INTERNET_DECODING_FAILED, winhttp',
    );
    expect(explained('hr = 0x80072f8f')[0]).toContain('winhttp ERROR_WINHTTP_SECURE_FAILURE, wininet');
  });
});

test('an unknown code gets no meaning, only what its bits say', () => {
  expect(explained('hr=0x87d01004')).toEqual([
    '0x87D01004: unknown | 2278559748, -2016407548 | facility 2000 (Configuration Manager), code 4100',
  ]);
  expect(explained('status 0xC0000999')).toEqual([
    '0xC0000999: unknown | 3221227929, -1073739367 | laid out as an NTSTATUS value',
  ]);
  expect(explained('Win32 Error = 65000')).toEqual(['Win32 65000: unknown | 0x0000FDE8']);
});

test('a number of one row of numbers never gets a meaning of another', () => {
  expect(explained('SQL error 5')).toEqual(['SQL 5: unknown | 0x00000005']);
  expect(explained('HTTP status 5')).toEqual(['HTTP 5: unknown | 0x00000005']);
  expect(explained('IDispatch error #5')[0]).toContain('unknown');
});
