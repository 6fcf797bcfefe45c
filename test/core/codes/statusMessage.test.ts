import { expect, test } from 'vitest';
import { parseStatusMessage } from '../../../server/src/core/codes/statusMessage.ts';

const head = 'SEV=W LEV=M SOURCE="SMS Server" COMP="SMS_OFFER_STATUS_SUMMARIZER" SYS=ECGJ01 SITE=OH1 PID=259 TID=170';

test('every field of a whole message', () => {
  const text = `STATMSG: ID=3807 ${head} GMTDATE=Tue Jul 18 21:38:07.530 2000 ISTR0="8" ISTR1="" ISTR9="C:\\a b" NUMATTRS=0`;
  expect(parseStatusMessage(text)).toEqual({
    id: 3807,
    severity: 'warning',
    component: 'SMS_OFFER_STATUS_SUMMARIZER',
    system: 'ECGJ01',
    site: 'OH1',
    utc: Date.UTC(2000, 6, 18, 21, 38, 7, 530),
    strings: [
      { number: 0, text: '8' },
      { number: 9, text: 'C:\\a b' },
    ],
  });
});

test('a string that looks like fields stays one string', () => {
  const status = parseStatusMessage(`STATMSG: ID=1 SEV=E ISTR0="see SYS=OTHER ID=2" SYS=REAL`);
  expect(status).toMatchObject({ id: 1, system: 'REAL', strings: [{ number: 0, text: 'see SYS=OTHER ID=2' }] });
});

test('single quotes, and what is cut off', () => {
  const status = parseStatusMessage(
    "STATMSG: ID=8212 SEV=I LEV=M SOURCE='SMS Server' COMP='SMS_PACKAGE_TRANSFER_MANAGER' SYS=P01",
  );
  expect(status).toMatchObject({
    id: 8212,
    severity: 'information',
    component: 'SMS_PACKAGE_TRANSFER_MANAGER',
    utc: null,
  });
  expect(parseStatusMessage('STATMSG: ID=8211 SEV=E ISTR0="cut off here')).toMatchObject({
    strings: [{ text: '"cut off here' }],
  });
});

test.each(['', 'STATMSG:', 'STATMSG: ID=', 'STATMSG: ID=x SEV=E', `${'x'.repeat(300)}STATMSG: ID=1`, 'ID=679 SEV=E'])(
  'no status message: %s',
  (text) => expect(parseStatusMessage(text)).toBeUndefined(),
);

test('a hostile message of a megabyte is read in part', () => {
  expect(parseStatusMessage(`STATMSG: ID=5 ${'A=" '.repeat(300_000)}`)).toMatchObject({ id: 5 });
});
