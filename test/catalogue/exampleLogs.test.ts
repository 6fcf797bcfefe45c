import { expect, test } from 'vitest';
import { exampleTexts, layout, readLine } from '../../server/src/authoring/exampleLogs.ts';
import { indexLogs } from '../../server/src/core/catalogue/logNames.ts';
import { families } from '../../server/src/core/records/types.ts';
import { compileSmall } from '../support/catalogueFiles.ts';

const index = indexLogs(compileSmall().catalogue.logs);

test('each family writes a record in its own way', () => {
  const record = {
    message: 'Waiting',
    time: Date.UTC(2001, 2, 4, 15, 6, 7, 89),
    component: 'DOORMAN',
    thread: 301,
    type: 3,
  };
  const lines = families.map((family) => `${family}: ${layout(family, record)}`);
  expect(lines.join('\n').replaceAll('\t', '<TAB>').replaceAll('\r', '')).toMatchInlineSnapshot(`
    "plain: Waiting
    sms1-server: Waiting~   $$<DOORMAN><Sun Mar 04 15:06:07 2001~><thread=12D>
    sms1-client: [03/04/01 15:06:07] DOORMAN ==> Waiting
    sms2-server: Waiting~  $$<DOORMAN><Sun Mar 04 15:06:07.089 2001 Eastern Standard Time><thread=301 (0x12D)>
    sms2-client: Waiting~  $$<DOORMAN><Sun Mar 04 15:06:07.089 2001><thread=301 (0x12D)>
    configmgr-server: Waiting  $$<DOORMAN><03-04-2001 15:06:07.089+300><thread=301 (0x012D)>
    ccm: <![LOG[Waiting]LOG]!><time="15:06:07.089+300" date="03-04-2001" component="DOORMAN" context="" type="3" thread="301" file="source.cpp:100">
    setup: <03-04-2001 15:06:07> Waiting
    trace-copy: Waiting<TAB>DOORMAN<TAB>3/4/2001 3:06:07 PM<TAB>301 (0x012D)
    provider: [12D][Sun 03/04/2001 15:06:07]:
    *
    *
    d:\\smsprov\\provider.cpp(1467) : Waiting
    *
    *
    backup: 03/04/01 15:06:07 - Waiting |DOORMAN |3/4/2001 3:06:07 PM |301 (0x012D)"
  `);
});

test('an example has one clock, a thread per log, and the component of the log', () => {
  const [door, truck, other, raw] = exampleTexts(
    {
      finds: [],
      logs: [
        { name: 'PC1_Door.log', family: 'sms2-client', lines: 'one\ntwo\n' },
        {
          name: 'Truck.log',
          family: 'sms2-client',
          lines: '@{+30m} three\nfour\n@{2002-01-02T03:04:05.678 thread=7 component=A B} five',
        },
        { name: 'Other.log', family: 'ccm', lines: '@{type=2} six\n' },
        { name: 'Door.log', lines: '@{+1s} raw\n' },
      ],
    },
    index,
  );
  expect(door?.text).toBe(
    'one~  $$<DOORMAN><Wed Nov 21 08:40:01.000 2001><thread=112 (0x70)>\r\n' +
      'two~  $$<DOORMAN><Wed Nov 21 08:40:02.000 2001><thread=112 (0x70)>\r\n',
  );
  expect(truck?.text).toBe(
    'three~  $$<TRUCK><Wed Nov 21 09:10:02.000 2001><thread=128 (0x80)>\r\n' +
      'four~  $$<TRUCK><Wed Nov 21 09:10:03.000 2001><thread=128 (0x80)>\r\n' +
      'five~  $$<A B><Wed Jan 02 03:04:05.678 2002><thread=7 (0x7)>\r\n',
  );
  expect(other?.text).toBe(
    '<![LOG[six]LOG]!><time="03:04:06.678+300" date="01-02-2002" component="OTHER" context="" type="2" thread="144" file="source.cpp:100">\r\n',
  );
  expect(raw).toEqual({ name: 'Door.log', text: '@{+1s} raw\n' });
});

test('a setting that is not understood is named, and a message may begin with @', () => {
  const problem = (line: string) => readLine(line).problem?.split(',')[0];
  expect(readLine('@{+1s}{house} waits').message).toBe('{house} waits');
  expect(readLine('@home').message).toBe('@home');
  expect(problem('@{+1s thread=7 type=3 2001-02-03T04:05:06 component=A} x')).toBeUndefined();
  expect(problem('@{+1} x')).toBe('found "+1" in @{...}');
  expect(problem('@{thread=x} x')).toBe('found "thread=x" in @{...}');
  expect(problem('@{2001-99-03T04:05:06} x')).toBe('found "2001-99-03T04:05:06" in @{...}');
  expect(problem('@{+1s x')).toBe('the @{ that begins this line is not closed.');
});
