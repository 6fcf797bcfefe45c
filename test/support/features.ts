import { indexLogs } from '../../server/src/core/catalogue/logNames.ts';
import type { CodeMeaning, Failure, LogFile } from '../../server/src/core/catalogue/types.ts';
import { codeTable } from '../../server/src/core/codes/explain.ts';
import { type FeatureContext, featureContext } from '../../server/src/core/features/context.ts';
import type { LogDocument } from '../../server/src/core/records/types.ts';
import type { Position, Range } from '../../server/src/core/text/position.ts';
import { relate } from '../../server/src/core/triage/findings.ts';
import type { Finding, Triage } from '../../server/src/core/triage/types.ts';
import { openTestLog, readTestLog } from './featuresLog.ts';
import { neighbours } from './triageFailures.ts';

/** Q322967 and its neighbours with the texts that people read, and one harmless line. */
export const failures: readonly Failure[] = neighbours.map((failure) => ({ ...failure, ...texts(failure.id) }));

function texts(id: string): Partial<Failure> {
  const url = `https://example.org/kb/${id}`;
  if (id === 'Q322967') {
    return {
      url,
      title: 'Software Distribution client component is not upgraded',
      short: 'CAP files in use',
      symptoms: ['Control Panel shows the component as "Repair Pending".'],
      fixedIn: 'SMS 2.0 SP5',
      neighbours: ['Q264630'],
    };
  }
  if (id === 'Q264630') return { url, title: 'CAP and client are of different releases', short: 'Mixed releases' };
  return { url: null, title: 'Client lookup file is in use', short: 'client.lkp locked' };
}

const logs: readonly LogFile[] = [
  logFile('ccim32', 'Ccim32.log', ['CCIM32'], 'Installs and upgrades the client components'),
  logFile('inboxmgr', 'Inboxmgr.log', ['SMS_INBOX_MANAGER'], 'Copies files to the client access points'),
];

function logFile(key: string, name: string, components: readonly string[], about: string): LogFile {
  return {
    key,
    name,
    aliases: [],
    components,
    side: key === 'ccim32' ? 'client' : 'site server',
    folder: null,
    about,
    enable: null,
    product: 'sms',
  };
}

const codes: readonly CodeMeaning[] = [
  { kind: 'win32', value: 5, name: 'ERROR_ACCESS_DENIED', text: 'Access is denied.', source: 'winerror.h' },
  { kind: 'win32', value: 32, name: 'ERROR_SHARING_VIOLATION', text: 'The file is in use.', source: 'winerror.h' },
];

/** Look-ups over the failures, logs and codes of the tests. */
export function testContext(own: readonly Failure[] = failures): FeatureContext {
  const { files, logKey } = indexLogs(logs);
  const logFile = (path: string) => files.get(logKey(path).key ?? '');
  return featureContext({ failures: own, logs, codes: codeTable(codes), logFile });
}

export interface TestCase {
  readonly context: FeatureContext;
  readonly triage: Triage;
  readonly logs: readonly LogDocument[];
  /** The log and the place of `<|>`; the start of the first log where the text has none. */
  readonly log: LogDocument;
  readonly position: Position;
  readonly finding: Finding;
}

/**
 * A case from text: `=== path` begins a log, the lines below it are its lines, `<|>` is the pointer. A line ends in
 * nothing, or in `$$<COMPONENT><Wed Nov 21 08:42:31.120 2001><thread=112 (0x70)>`.
 */
export function caseOf(text: string, own: readonly Failure[] = failures): TestCase {
  const documents: LogDocument[] = [];
  let log: LogDocument | undefined;
  let position: Position = { line: 0, character: 0 };
  for (const part of text.replace(/^\n/, '').split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    const body = part.slice(end + 1).replace(/\n$/, '');
    const pointer = body.indexOf('<|>');
    const document = openTestLog(part.slice(0, end), body.replace('<|>', ''));
    documents.push(document);
    if (pointer < 0) continue;
    log = document;
    const before = body.slice(0, pointer).split('\n');
    position = { line: before.length - 1, character: before.at(-1)!.length };
  }
  const triage = relate(
    documents.map((document) => readTestLog(document, own)),
    { failures: own },
  );
  return {
    context: testContext(own),
    triage,
    logs: documents,
    log: log ?? documents[0]!,
    position,
    get finding() {
      const [finding] = triage.findings;
      if (!finding) throw new Error('The case has no finding.');
      return finding;
    },
  };
}

/** The lines of a log, each mark under its line: `#` and `^` shifted by one, then what is expected there. */
export function withMarks(
  log: LogDocument,
  marks: readonly { readonly range: Range; readonly text: string }[],
): string {
  const lines = new TextDecoder().decode(log.bytes).split('\n');
  return lines
    .flatMap((line, number) => [
      line,
      ...marks
        .filter(({ range }) => range.start.line === number)
        .map(({ range, text }) => {
          const end = range.end.line === number ? range.end.character : line.length;
          return `#${' '.repeat(range.start.character)}${'^'.repeat(Math.max(1, end - range.start.character))} ${text}`;
        }),
    ])
    .join('\n');
}

const tail = (component: string, time: string, thread: number) =>
  `  $$<${component}><Wed Nov 21 ${time}.000 2001><thread=${thread} (0x${thread.toString(16).toUpperCase()})>`;

/** A client's line with its metadata. */
export const client = (message: string, time: string) => message + tail('CCIM32', time, 112);
/** A server's line with its metadata. */
export const server = (message: string, time: string) => message + tail('SMS_INBOX_MANAGER', time, 300);

export const lines = {
  token: String.raw`Warning: Inbox manager token file found (\\SERVER01\CAP_SO1\clicomp.box\SWDist\inboxlck.tok), waiting 10 seconds for directory refresh to finish...`,
  skipped: 'Warning: Directory still in use by inbox manager; skipping operations',
  failed: String.raw`Failed to copy X:\SMS\inboxes\clicomp.src\SWDist\i386\swdist32.exe to X:\CAP_SO1\clicomp.box\SWDist\i386\swdist32.exe because of sharing violation.`,
  copied: String.raw`Copying X:\SMS\inboxes\clicomp.src\SWDist\i386\swdist32.exe to X:\CAP_SO1\clicomp.box\SWDist\i386\swdist32.exe, OK`,
} as const;

/** The client's log alone: likely. */
export const clientAlone = [
  '=== client/Ccim32.log',
  client('Connecting to the CAP', '08:42:00'),
  client(lines.token, '08:42:31'),
  client(lines.skipped, '08:42:41'),
  '',
].join('\n');

/** Client and server: certain. */
export const clientAndServer = [`${clientAlone}=== server/Inboxmgr.log`, server(lines.failed, '08:41:00'), ''].join(
  '\n',
);

/** The copy went well later: resolved. */
export const repaired = [clientAndServer + server(lines.copied, '08:55:00'), ''].join('\n');
