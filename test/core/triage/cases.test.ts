import { describe, expect, test } from 'vitest';
import { shown, triageOf } from '../../support/triage.ts';
import { neighbours } from '../../support/triageFailures.ts';

const client = `
  ccim32@08:42:31 t112 Q322967.token-found server=SERVER01 cap=CAP_SO1 inbox=SWDist
  ccim32@08:42:41 t112 Q322967.skipped
  ccim32@08:42:42 t112 Q322967.no-cap component=Software_Distribution
  ccim32@+ Q264630.no-cap component=Software_Distribution`;
const failed = 'inboxmgr@08:45:00 t9 Q322967.copy-failed root=X: cap=CAP_SO1 inbox=SWDist file=i386';
const copied = (cap: string, file: string): string =>
  `inboxmgr@08:50:00 t9 Q322967.copied root=X: cap=${cap} inbox=SWDist file=${file}`;

const cases: readonly { readonly what: string; readonly logs: string; readonly finds: readonly string[] }[] = [
  {
    what: 'the client alone',
    logs: client,
    finds: ['Q322967#1 likely open error n=3 cap=CAP_SO1 also=Q264630'],
  },
  {
    what: 'client and server',
    logs: `${client}\n${failed}`,
    finds: ['Q322967#1 certain open error n=4 cap=CAP_SO1 also=Q264630'],
  },
  {
    what: 'a copy to a CAP whose name has a digit zero resolves nothing',
    logs: `${client}\n${failed}\n${copied('CAP_S01', 'i386')}`,
    finds: ['Q322967#1 certain open error n=4 cap=CAP_SO1 also=Q264630'],
  },
  {
    what: 'the copy that worked',
    logs: `${client}\n${failed}\n${copied('CAP_SO1', 'i386')}`,
    finds: ['Q322967#1 certain resolved information n=4 cap=CAP_SO1 also=Q264630'],
  },
  {
    what: 'a copy of another file resolves nothing',
    logs: `${failed}\n${copied('CAP_SO1', 'alpha')}`,
    finds: ['Q322967#1 certain open error n=1 cap=CAP_SO1'],
  },
  {
    what: 'two CAPs, one of them done, clocks 30 s apart',
    logs: `
      inboxmgr@08:45:00 t9 Q322967.copy-failed root=X: cap=CAP_A inbox=SWDist file=i386
      inboxmgr@08:45:01 t9 Q322967.copy-failed root=\\\\S2 cap=CAP_B inbox=SWDist file=i386
      inboxmgr@08:50:00 t9 Q322967.copied root=X: cap=CAP_A inbox=SWDist file=i386
      ccim32@08:42:31 t112 Q322967.token-found server=S1 cap=CAP_A inbox=SWDist
      ccim32@08:42:32 t112 Q322967.skipped
      ccim32@08:43:31 t112 Q322967.token-found server=S2 cap=CAP_B inbox=SWDist
      ccim32@08:43:32 t112 Q322967.skipped
      ccim32@08:43:33 t112 Q322967.no-cap
      ccim32@+ Q264630.no-cap
      ccim32@08:50:50 t112 Q322967.token-found server=S1 cap=CAP_A inbox=SWDist`,
    finds: [
      'Q322967#2 certain open error n=4 cap=CAP_B also=Q264630',
      'Q322967#1 certain resolved information n=4 cap=CAP_A',
    ],
  },
  {
    what: 'two clients, one CAP',
    logs: `
      a/ccim32@08:42:31 t112 Q322967.token-found server=S1 cap=CAP_SO1 inbox=SWDist
      a/ccim32@08:42:41 t112 Q322967.skipped
      b/ccim32@08:42:31 t112 Q322967.token-found server=S1 cap=CAP_SO1 inbox=SWDist
      b/ccim32@08:42:41 t112 Q322967.skipped
      ${failed}`,
    finds: ['Q322967#1 certain open error n=5 cap=CAP_SO1'],
  },
  { what: 'another component gives no sighting', logs: 'inboxmgr@08:45:00 t9 -', finds: [] },
  {
    what: 'a line that two failures share, alone',
    logs: 'ccim32@08:42:42 Q322967.no-cap\nccim32@+ Q264630.no-cap',
    finds: ['Q264630#1 possible open information n=1 also=Q322967'],
  },
  {
    what: 'the same with the release line of one of them',
    logs: 'ccim32@08:42:40 Q264630.release\nccim32@08:42:42 Q322967.no-cap\nccim32@+ Q264630.no-cap',
    finds: ['Q264630#1 certain open error n=2 also=Q322967'],
  },
  {
    what: 'a locked lookup file',
    logs: 'inboxmgr@08:45:00 t9 Q280515.locked root=X: cap=CAP_SO1 code=32',
    finds: ['Q280515#1 certain open error n=1 cap=CAP_SO1'],
  },
];

describe('what triage says of Q322967 and its neighbours', () => {
  test.each(cases)('$what', ({ logs, finds }) => {
    expect(shown(triageOf(logs, neighbours), 'cap')).toEqual(finds);
  });
});
