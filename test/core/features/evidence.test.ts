import { describe, expect, test } from 'vitest';
import { evidence, workaroundState } from '../../../server/src/core/features/evidence.ts';
import {
  caseOf,
  client,
  clientAlone,
  clientAndServer,
  failures,
  lines,
  repaired,
  server,
} from '../../support/features.ts';

/** `path:line signal` of the chosen lines, and how many were left out. */
function chosen(text: string, limit: number): string[] {
  const { chosen: at, leftOut } = evidence(caseOf(text).finding, limit);
  return [...at.map(({ log, sighting }) => `${log.path}:${sighting.record + 1} ${sighting.signal.id}`), `+${leftOut}`];
}

describe('evidence', () => {
  test('all of it, in the order of the finding', () => {
    expect(chosen(repaired, 20)).toEqual([
      'client/Ccim32.log:2 token-found',
      'client/Ccim32.log:3 skipped',
      'server/Inboxmgr.log:1 copy-failed',
      'server/Inboxmgr.log:2 copied',
      '+0',
    ]);
  });

  test('first, last and what resolved it come before all others', () => {
    const text = [
      ...Array.from({ length: 9 }, () => server(lines.failed, '08:41:00')),
      server(lines.copied, '08:50:00'),
    ];
    expect(chosen(`=== Inboxmgr.log\n${text.join('\n')}`, 3)).toEqual([
      'Inboxmgr.log:1 copy-failed',
      'Inboxmgr.log:9 copy-failed',
      'Inboxmgr.log:10 copied',
      '+7',
    ]);
  });
});

test('the first line of each signal comes before more of the same', () => {
  const tokens = Array(8).fill(client(lines.token, '08:42:32'));
  const text = [
    '=== client/Ccim32.log',
    ...tokens,
    client(lines.skipped, '08:42:40'),
    client(lines.token, '08:42:50'),
    '=== server/Inboxmgr.log',
    server(lines.failed, '08:41:00'),
  ];
  expect(chosen(text.join('\n'), 4)).toEqual([
    'client/Ccim32.log:1 token-found',
    'client/Ccim32.log:9 skipped',
    'client/Ccim32.log:10 token-found',
    'server/Inboxmgr.log:1 copy-failed',
    '+7',
  ]);
});

test('a log with many lines does not crowd out the others', () => {
  const many = Array(9).fill(client(lines.token, '08:43:00')).join('\n');
  const more = Array(3).fill(server(lines.failed, '08:41:30')).join('\n');
  const text = `${clientAndServer.replace('=== server', `${many}\n=== server`)}${more}`;
  expect(chosen(text, 7)).toEqual([
    'client/Ccim32.log:2 token-found',
    'client/Ccim32.log:3 skipped',
    'client/Ccim32.log:4 token-found',
    'client/Ccim32.log:12 token-found',
    'server/Inboxmgr.log:1 copy-failed',
    'server/Inboxmgr.log:2 copy-failed',
    'server/Inboxmgr.log:3 copy-failed',
    '+8',
  ]);
});

/** The summary, then each step with its proof or what is missing. */
function workaround(text: string, own = failures): string[] {
  const { context, finding } = caseOf(text, own);
  const { summary, steps } = workaroundState(context, finding);
  return [
    summary,
    ...steps.map(({ kind, text: step, proof, missing }) => {
      const state = proof
        ? `proved ${proof.path}:${proof.range.start.line + 1}`
        : missing
          ? `missing ${missing.logs}: ${missing.text}`
          : '-';
      return `${kind} ${step} | ${state}`;
    }),
  ];
}

describe('has the workaround worked', () => {
  test('not yet: what is still to be seen, and where', () => {
    expect(workaround(clientAndServer)).toMatchInlineSnapshot(`
      [
        "Not yet: no line shows that the workaround worked.",
        "do Close every open file on \\CAP_SO1\\clicomp.box\\SWDist of the CAP server SERVER01. | -",
        "check Inboxmgr.log reports the copy with ", OK". | missing Inboxmgr.log: Copying X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe, OK",
      ]
    `);
  });
  test('yes', () => {
    expect(workaround(repaired)).toMatchInlineSnapshot(`
      [
        "Resolved: Inboxmgr.log, line 2, shows on 2001-11-21 at 08:55:00 that the remedy worked.",
        "do Close every open file on \\CAP_SO1\\clicomp.box\\SWDist of the CAP server SERVER01. | -",
        "check Inboxmgr.log reports the copy with ", OK". | proved server/Inboxmgr.log:2",
      ]
    `);
  });
  test('names that no log told name the log that would', () => {
    expect(workaround(`=== Inboxmgr.log\n${server(lines.failed, '08:41:00')}`)[1]).toMatchInlineSnapshot(
      `"do Close every open file on \\CAP_SO1\\clicomp.box\\SWDist of the CAP server <server> (see Ccim32.log). | -"`,
    );
  });
  test('no step can be proved', () => {
    const own = failures.map((failure) => ({
      ...failure,
      remedy: [{ kind: 'check', text: 'Look at it.', proves: null, copy: null } as const],
    }));
    expect(workaround(clientAlone, own)[0]).toMatchInlineSnapshot(
      `"No line of a log can show whether the workaround worked. One check has to be made by hand."`,
    );
  });
  test('some steps, and all steps while the failure is still there', () => {
    const { context, finding } = caseOf(repaired);
    const [step, check] = finding.failure.remedy;
    const of = (proved: boolean) => {
      const failure = { ...finding.failure, remedy: [step!, check!, check!] };
      const proof = finding.proved[1]!;
      return workaroundState(context, {
        ...finding,
        failure,
        state: 'open',
        proved: [null, proof, proved ? proof : null],
      });
    };
    expect(of(false).summary).toBe('Partly: lines prove 1 of 2 steps.');
    expect(of(false).waiting).toContain('Still to be seen in Inboxmgr.log: "Copying ');
    expect(of(true).summary).toBe(
      'Not yet: lines prove every step, but not for all lines of the failure, last seen in Ccim32.log, line 3.',
    );
    expect(of(true).waiting).toBeNull();
  });
  test('a harmless line needs none', () => {
    const own = failures.map((failure) => ({ ...failure, harmless: true }));
    expect(workaround(clientAlone, own)[0]).toContain('Harmless');
  });
});
