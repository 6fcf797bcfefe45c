import { describe, expect, test } from 'vitest';
import { createCore } from '../../../server/src/core/index.ts';
import { shortText } from '../../../server/src/core/triage/sightings.ts';
import { nodePlatform } from '../../../server/src/node/platform.ts';
import { shippedCatalogue } from '../../support/catalogueFiles.ts';

const core = createCore([shippedCatalogue()], nodePlatform);

function read(name: string, text: string) {
  const reader = core.reader(name);
  reader.push(new TextEncoder().encode(text));
  return reader.end();
}

const failed =
  'Failed to copy X:\\a\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.';
const stamped = (message: string, clock: string, zone = ''): string =>
  `${message}  $$<SMS_INBOX_MANAGER><Fri Jul 14 ${clock} 2000${zone}><thread=66 (0x42)>\r\n`;
const status = 'STATMSG: ID=3807 SEV=W COMP="SMS_X" GMTDATE=Fri Jul 14 12:37:37.180 2000 ISTR0="7"';

describe('the clock of a log', () => {
  const utcOf = (text: string): (string | null)[] =>
    read('Inboxmgr.log', text).sightings.map(({ utc }) => (utc === null ? null : new Date(utc).toISOString()));

  test('a status message calibrates stamps without a zone, before it and after it', () => {
    const text = stamped(failed, '08:30:00.000') + stamped(status, '08:37:37.280') + stamped(failed, '08:40:00.000');
    expect(utcOf(text)).toEqual(['2000-07-14T12:30:00.000Z', '2000-07-14T12:40:00.000Z']);
  });

  test('a zone that the stamp names comes first', () => {
    const text =
      stamped(status, '08:37:37.180', ' Pacific Daylight Time') +
      stamped(failed, '08:40:00.000', ' Pacific Daylight Time');
    expect(utcOf(text)).toEqual(['2000-07-14T15:40:00.000Z']);
  });

  test('without either the time in UTC is not known', () => {
    expect(utcOf(stamped(failed, '08:30:00.000'))).toEqual([null]);
  });
});

describe('which log it is', () => {
  test('by its name, its part too', () => {
    expect(read('PC7_Inboxmgr-20000714-101112.lo_', '')).toMatchObject({ log: 'inboxmgr', part: '20000714-101112' });
  });

  test('by the component most records name where the name is unknown; only its signals count then', () => {
    const reading = read('strange.log', stamped('one', '08:30:00.000') + stamped(failed, '08:30:01.000'));
    expect(reading.log).toBe('inboxmgr');
    expect(new Set(reading.sightings.map(({ failure }) => failure.id))).toContain('Q322967');
    const foreign = read('strange.log', stamped('Unable to write Status MIF.', '08:30:00.000').repeat(3));
    expect(foreign.sightings).toEqual([]);
  });

  test('unknown stays unknown, and then every signal counts', () => {
    const reading = read('strange.log', 'Unable to write Status MIF.\r\n');
    expect(reading.log).toBeNull();
    expect(reading.sightings.map(({ failure }) => failure.id)).toEqual(['Q152651']);
  });
});

test('what is said of the log as a whole', () => {
  const text = `${stamped('one', '08:30:00.000')}${stamped('ERROR: two', '08:20:00.000')}<![LOG[torn\r\n<![LOG[x]LOG]!><time="08:40:00.000+000" date="07-14-2000" component="C" context="" type="1" thread="9" file="a.cpp:1">\r\n`;
  const reading = read('Inboxmgr.log', text);
  expect(reading).toMatchObject({ records: 4, torn: 1, headLost: 0, damaged: 0, bytes: text.length });
  expect(reading.families).toEqual({ 'sms2-client': 2, ccm: 2 });
  expect([reading.from, reading.to].map((time) => new Date(time!).toISOString())).toEqual([
    '2000-07-14T08:20:00.000Z',
    '2000-07-14T08:40:00.000Z',
  ]);
  expect(reading.lastOfThread.get('66')).toBe(1);
  expect(reading.unexplained.map(({ shape, count }) => `${count} ${shape}`)).toEqual(['1 ERROR: two']);
});

test('a reading survives the way to a worker and back', () => {
  const reading = read('Inboxmgr.log', stamped(failed, '08:30:00.000', ' Pacific Daylight Time'));
  const back = core.unpack(structuredClone(core.pack(reading)));
  expect(back).toEqual(reading);
  expect(back.sightings[0]?.failure).toBe(reading.sightings[0]?.failure);
});

test.each([
  ['a\r\n b\t\tc ', 'a b c'],
  ['x'.repeat(400), 'x'.repeat(300)],
  [`${'x'.repeat(299)}😀y`, 'x'.repeat(299)],
])('short text %#', (message, shown) => {
  expect(shortText(message)).toBe(shown);
});
