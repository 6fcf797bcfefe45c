import { expect, test } from 'vitest';
import { onlyRecord } from '../../support/records.ts';

test.each([
  ['ERROR: no', 'error'],
  ['Error locating CAP (-2147467259)', 'error'],
  ['~*** ERROR no', 'error'],
  ['#$#$#$#$#$ ERROR: The Client Service', 'error'],
  ['{6581} ERROR: Cannot establish', 'error'],
  ['NAL[4] - ERROR: failed', 'error'],
  ['NAL [2] - Warning: redirector', 'warning'],
  ['ACCOUNT MGR : ERROR: failed', 'error'],
  ['SCHEDULER   : all is well', 'none'],
  ['FATAL problem', 'error'],
  ['WARNING - Delete failed', 'warning'],
  ['---> Warning: slow', 'warning'],
  ['Warn>: Interval 8 not found', 'warning'],
  ['Copying a to b, Failed, Win32 Error = 32', 'error'],
  ['Copying a to b, Win32 Error = 0', 'none'],
  ['SQL Msg #3606> Arithmetic overflow', 'error'],
  ["ContinueOnError='' Gather Logs on Failure", 'none'],
  ['Failed processing 0 files', 'none'],
  ['0 errors', 'none'],
  ['Errors: 0', 'none'],
  ['ERRORLEVEL is 0', 'none'],
  ['INSTANCE WARNING - Enumeration Timeout', 'none'],
  ['', 'none'],
])('%j says %s', (message, severity) => {
  expect(onlyRecord(`${message}  $$<SMS_X1><11-30-2022 01:03:34.174-60><thread=4 (0x4)>`).severity).toBe(severity);
});

const ccm = (type: string, rest: string, message = 'a'): string =>
  `<![LOG[${message}]LOG]!><time="00:00:13.412+000" date="11-30-2022" component="A" ${type} ${rest}>`;
const native = 'thread="12" file="x.cpp:12"';
const script = 'context="PC\\user" thread="12" file="C:\\x.ps1"';

test.each([
  [ccm('type="1"', native, 'ERROR: harmless'), 'information'],
  [ccm('type="2"', native), 'warning'],
  [ccm('type="3"', native), 'error'],
  [ccm('type="0"', native), 'verbose'],
  [ccm('type="0"', script), 'success'],
  [ccm('type=""', native), 'none'],
  [ccm('type=""', native, 'ERROR: bad'), 'error'],
  [ccm('type="4"', native), 'none'],
  [ccm('', native), 'none'],
])('%s says %s', (line, severity) => {
  expect(onlyRecord(line).severity).toBe(severity);
});
