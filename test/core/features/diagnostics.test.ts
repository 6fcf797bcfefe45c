import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { diagnostics } from '../../../server/src/core/features/diagnostics.ts';
import {
  caseOf,
  client,
  clientAlone,
  clientAndServer,
  failures,
  lines,
  repaired,
  server,
  withMarks,
} from '../../support/features.ts';
import { failure } from '../../support/triage.ts';

const severityNames = ['', 'error', 'warning', 'information', 'hint'];

/** Line and severity of each row. */
function rowsOf(rows: ReturnType<typeof diagnostics>): string[] {
  return rows.map(({ range, severity }) => `${range.start.line + 1} ${severityNames[severity!]}`);
}

/** Every log with its diagnostics as marks under the lines. */
function checkDiagnostics(text: string) {
  const { context, triage, logs } = caseOf(text);
  const shown = logs.map((log) => {
    const marks = diagnostics(context, triage, log.name).map(({ range, severity, code, message, tags }) => ({
      range,
      text: `${severityNames[severity!]} ${code ?? '-'}${tags ? ' faded' : ''}: ${message}`,
    }));
    return `=== ${log.name}\n${withMarks(log, marks)}`;
  });
  return expect(`\n${shown.join('\n')}\n`);
}

test('a likely finding names the log that would prove it; its next line in the same thread is no second row', () => {
  checkDiagnostics(clientAlone).toMatchInlineSnapshot(`
    "
    === client/Ccim32.log
    Connecting to the CAP  $$<CCIM32><Wed Nov 21 08:42:00.000 2001><thread=112 (0x70)>
    Warning: Inbox manager token file found (\\\\SERVER01\\CAP_SO1\\clicomp.box\\SWDist\\inboxlck.tok), waiting 10 seconds for directory refresh to finish...  $$<CCIM32><Wed Nov 21 08:42:31.000 2001><thread=112 (0x70)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error Q322967: Software Distribution client component is not upgraded — CAP files in use (2×, last 08:42:41). Likely: not proved yet; look in Inboxmgr.log for "Failed to copy <source> to <root>\\CAP_SO1\\clicomp.box\\SWDist\\<file> because of sharing violation".
    Warning: Directory still in use by inbox manager; skipping operations  $$<CCIM32><Wed Nov 21 08:42:41.000 2001><thread=112 (0x70)>
    "
  `);
});

test('a finding over two logs is a row in each, with the count of the whole', () => {
  checkDiagnostics(clientAndServer).toMatchInlineSnapshot(`
    "
    === client/Ccim32.log
    Connecting to the CAP  $$<CCIM32><Wed Nov 21 08:42:00.000 2001><thread=112 (0x70)>
    Warning: Inbox manager token file found (\\\\SERVER01\\CAP_SO1\\clicomp.box\\SWDist\\inboxlck.tok), waiting 10 seconds for directory refresh to finish...  $$<CCIM32><Wed Nov 21 08:42:31.000 2001><thread=112 (0x70)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error Q322967: Software Distribution client component is not upgraded — CAP files in use (3×, last 08:42:41)
    Warning: Directory still in use by inbox manager; skipping operations  $$<CCIM32><Wed Nov 21 08:42:41.000 2001><thread=112 (0x70)>
    === server/Inboxmgr.log
    Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:41:00.000 2001><thread=300 (0x12C)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error Q322967: Software Distribution client component is not upgraded — CAP files in use (3×, last 08:42:41)
    "
  `);
});

test('a resolved finding is faded information that says where and when', () => {
  checkDiagnostics(repaired).toMatchInlineSnapshot(`
    "
    === client/Ccim32.log
    Connecting to the CAP  $$<CCIM32><Wed Nov 21 08:42:00.000 2001><thread=112 (0x70)>
    Warning: Inbox manager token file found (\\\\SERVER01\\CAP_SO1\\clicomp.box\\SWDist\\inboxlck.tok), waiting 10 seconds for directory refresh to finish...  $$<CCIM32><Wed Nov 21 08:42:31.000 2001><thread=112 (0x70)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information Q322967 faded: Software Distribution client component is not upgraded — CAP files in use (3×, last 08:42:41). Resolved: Inboxmgr.log, line 2, shows on 2001-11-21 at 08:55:00 that the remedy worked.
    Warning: Directory still in use by inbox manager; skipping operations  $$<CCIM32><Wed Nov 21 08:42:41.000 2001><thread=112 (0x70)>
    === server/Inboxmgr.log
    Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:41:00.000 2001><thread=300 (0x12C)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information Q322967 faded: Software Distribution client component is not upgraded — CAP files in use (3×, last 08:42:41). Resolved: Inboxmgr.log, line 2, shows on 2001-11-21 at 08:55:00 that the remedy worked.
    Copying X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe, OK  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:55:00.000 2001><thread=300 (0x12C)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint Q322967: Software Distribution client component is not upgraded: this line shows that the remedy worked.
    "
  `);
});

test('other sightings are hints, repeated lines once', () => {
  checkDiagnostics(
    [
      '=== Inboxmgr.log',
      server(lines.failed, '08:41:00'),
      server('Waiting', '08:41:01'),
      server(lines.failed, '08:42:00'),
      server('Waiting', '08:42:01'),
      server(lines.failed.replaceAll('swdist32', 'odpsys32'), '08:43:00'),
      server('Waiting', '08:43:01'),
      server(lines.failed.replaceAll('swdist32', 'odpsys32'), '08:44:00'),
    ].join('\n'),
  ).toMatchInlineSnapshot(`
    "
    === Inboxmgr.log
    Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:41:00.000 2001><thread=300 (0x12C)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error Q322967: Software Distribution client component is not upgraded — CAP files in use (4×, last 08:44:00)
    Waiting  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:41:01.000 2001><thread=300 (0x12C)>
    Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:42:00.000 2001><thread=300 (0x12C)>
    Waiting  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:42:01.000 2001><thread=300 (0x12C)>
    Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\odpsys32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\odpsys32.exe because of sharing violation.  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:43:00.000 2001><thread=300 (0x12C)>
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint Q322967: Software Distribution client component is not upgraded: this line is there because of it.
    Waiting  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:43:01.000 2001><thread=300 (0x12C)>
    Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\odpsys32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\odpsys32.exe because of sharing violation.  $$<SMS_INBOX_MANAGER><Wed Nov 21 08:44:00.000 2001><thread=300 (0x12C)>
    "
  `);
});

test('a harmless line says so', () => {
  const harmless = failures.map((failure) => ({ ...failure, harmless: true }));
  const { context, triage } = caseOf(clientAndServer, harmless);
  const [row] = diagnostics(context, triage, 'server/Inboxmgr.log');
  expect(row).toMatchObject({ severity: DiagnosticSeverity.Information, tags: [DiagnosticTag.Unnecessary] });
  expect(row!.message).toMatchInlineSnapshot(
    `"Software Distribution client component is not upgraded — CAP files in use (3×, last 08:42:41). Harmless: logs hold this line although nothing is wrong, and nothing needs to be done."`,
  );
});

test('code, link, source, data and related lines of other logs', () => {
  const { context, triage } = caseOf(repaired);
  const [row] = diagnostics(context, triage, 'client/Ccim32.log');
  expect(row).toMatchObject({
    code: 'Q322967',
    codeDescription: { href: 'https://example.org/kb/Q322967' },
    source: 'SMS',
    data: 'Q322967#1',
  });
  const related = row!.relatedInformation!.map(
    ({ location, message }) => `${location.uri}:${location.range.start.line + 1} ${message}`,
  );
  expect(`\n${related.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    client/Ccim32.log:3 08:42:41 Warning: Directory still in use by inbox manager; skipping operations
    server/Inboxmgr.log:1 08:41:00 Failed to copy X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.
    server/Inboxmgr.log:2 08:55:00 Copying X:\\SMS\\inboxes\\clicomp.src\\SWDist\\i386\\swdist32.exe to X:\\CAP_SO1\\clicomp.box\\SWDist\\i386\\swdist32.exe, OK (shows that the remedy worked)
    "
  `);
});

test('no link where the article has no page', () => {
  const { context, triage } = caseOf(
    ['=== Inboxmgr.log', String.raw`Copying X:\a to X:\CAP_SO1\clidata.box\client.lkp, Failed, Win32 Error = 32`].join(
      '\n',
    ),
  );
  const [row] = diagnostics(context, triage, 'Inboxmgr.log');
  expect(row!.message).toBe('Client lookup file is in use — client.lkp locked');
  expect(row).not.toHaveProperty('codeDescription');
});

test('the time of one line stands alone, a finding over days has the date', () => {
  const once = caseOf(['=== Inboxmgr.log', server(lines.failed, '08:41:00')].join('\n'));
  expect(diagnostics(once.context, once.triage, 'Inboxmgr.log')[0]!.message).toContain('(08:41:00)');
  const days = caseOf(
    [
      '=== Inboxmgr.log',
      server(lines.failed, '08:41:00'),
      server(lines.failed, '08:42:00').replace('Nov 21', 'Nov 22'),
    ].join('\n'),
  );
  expect(diagnostics(days.context, days.triage, 'Inboxmgr.log')[0]!.message).toContain(
    '(2×, last 2001-11-22 08:42:00)',
  );
});

test('a log of the case without lines of the finding has no rows', () => {
  const { context, triage } = caseOf(clientAndServer);
  expect(diagnostics(context, triage, 'other.log')).toEqual([]);
});

test('two findings of one failure are told apart by what differs', () => {
  const { context, triage } = caseOf(
    ['=== Inboxmgr.log', lines.failed, 'Other', lines.failed.replaceAll('CAP_SO1', 'CAP_SO2')].join('\n'),
  );
  expect(diagnostics(context, triage, 'Inboxmgr.log').map(({ message }) => message)).toEqual([
    'Software Distribution client component is not upgraded — CAP files in use: CAP_SO1',
    'Software Distribution client component is not upgraded — CAP files in use: CAP_SO2',
  ]);
});

test('the row stands at a failure line, not at a line that goes with it before', () => {
  const own = [
    failure('Q1', {
      signals: `
        before context generic any: Getting ready
        met failure distinctive any: It did not work`,
    }),
  ];
  const { context, triage } = caseOf('=== a.log\nIt did not work\nOther\nGetting ready\nOther\nIt did not work', own);
  expect(rowsOf(diagnostics(context, triage, 'a.log'))).toEqual(['1 error', '3 hint', '5 hint']);
  const later = caseOf('=== a.log\nGetting ready\nOther\nIt did not work', own);
  expect(rowsOf(diagnostics(later.context, later.triage, 'a.log'))).toContain('3 error');
});

describe('what was left out', () => {
  test('the worst rows are kept, wherever they stand', () => {
    const names = Array.from({ length: 210 }, (_, number) => `Q${number}`);
    const own = names.map((id, number) =>
      failure(id, {
        signals: `met failure distinctive any: Failure number ${number} met`,
        severity: number > 204 ? 'error' : 'warning',
      }),
    );
    const text = names.map((_, number) => `Failure number ${number} met`);
    const { context, triage } = caseOf(`=== a.log\n${text.join('\n')}`, own);
    const rows = rowsOf(diagnostics(context, triage, 'a.log'));
    expect(rows.filter((row) => row.endsWith('error'))).toEqual([
      '206 error',
      '207 error',
      '208 error',
      '209 error',
      '210 error',
    ]);
    expect(rows.slice(0, 3)).toEqual(['1 warning', '2 warning', '3 warning']);
    expect(rows.slice(194, 196)).toEqual(['195 warning', '206 error']);
  });

  test('200 rows, the worst first, and one that counts the others', () => {
    const text = Array.from({ length: 230 }, (_, number) =>
      client(lines.failed.replace('CAP_SO1', `CAP${number}`), '08:41:00').replace('thread=112', `thread=${number}`),
    );
    const { context, triage } = caseOf(`=== Inboxmgr.log\n${text.join('\n')}`);
    const shown = diagnostics(context, triage, 'Inboxmgr.log');
    expect(shown).toHaveLength(201);
    expect(shown.at(-1)!.message).toMatchInlineSnapshot(
      `"30 more findings in this log are not shown here: the list ends at 200. The command line shows them all."`,
    );
    expect(shown.at(-1)!.severity).toBe(DiagnosticSeverity.Information);
  });

  test('lines alone are left out without a row in the panel', () => {
    const text = Array.from({ length: 230 }, (_, number) =>
      client(lines.failed.replaceAll('swdist32', `f${number}`), '08:41:00').replace('thread=112', `thread=${number}`),
    );
    const { context, triage } = caseOf(`=== Inboxmgr.log\n${text.join('\n')}`);
    const shown = diagnostics(context, triage, 'Inboxmgr.log');
    expect(shown).toHaveLength(202);
    expect(shown.at(-1)).toMatchObject({ severity: DiagnosticSeverity.Hint });
    expect(shown.at(-1)!.message).toContain('29 more lines of findings');
  });

  test('repeats are no related lines, but the last one is', () => {
    const text = Array.from({ length: 50 }, (_, number) =>
      server(lines.failed, `08:41:${String(number).padStart(2, '0')}`),
    );
    const { context, triage } = caseOf(`=== Inboxmgr.log\n${text.join('\n')}`);
    const [row] = diagnostics(context, triage, 'Inboxmgr.log');
    expect(row!.relatedInformation!.map(({ location }) => location.range.start.line)).toEqual([49]);
  });

  test('at most 8 related lines over many logs', () => {
    const logs = Array.from({ length: 20 }, (_, number) => {
      return `=== pc${number}/Inboxmgr.log\n${server(lines.failed, '08:41:00')}`;
    });
    const { context, triage } = caseOf(logs.join('\n'));
    const [row] = diagnostics(context, triage, 'pc0/Inboxmgr.log');
    expect(row!.relatedInformation).toHaveLength(8);
  });
});
