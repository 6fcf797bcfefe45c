import { type Connection, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Core, LogDocument, LogReading } from '../core/index.ts';
import { isTeamFile } from './teamFolder.ts';
import { normalUri } from './uris.ts';

/** A failure of a team as it stands in the editor, saved or not. */
export interface OpenTeamFile {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** The logs open in the editor. Their text stands in for their file. URIs are in normal spelling. */
export interface OpenLogs {
  readonly sync: typeof TextDocumentSyncKind.Incremental;
  uris(): readonly string[];
  version(uri: string): number | undefined;
  /** The client's own spelling of a URI. */
  shownAs(uri: string): string;
  /** UTF-16 code units. */
  length(uri: string): number;
  /** The index of the text as it is now; made once per version. */
  log(uri: string, core: Core): LogDocument | undefined;
  /** What the text as it is now gave; made once per version. */
  reading(uri: string, core: Core): LogReading | undefined;
  /** The open files of teams' own failures: they are no logs, and in none of the lists above. */
  teamFiles(): readonly OpenTeamFile[];
}

export interface OpenLogEvents {
  /** Called for a file of a team, opened, changed or closed, too. */
  changed(uri: string): void;
  closed(uri: string): void;
}

interface Indexed {
  readonly version: number;
  readonly core: Core;
  readonly log: LogDocument;
  reading: LogReading | undefined;
}

/** The left side of a comparison and our own pages are no logs of a case. */
const foreignSchemes = ['git:', 'sms-logs:', 'output:'];

/** Listens to the connection and keeps the open logs. */
export function openLogs(connection: Connection, events: OpenLogEvents): OpenLogs {
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, TextDocument>();
  const indexed = new Map<string, Indexed>();
  const teamFiles = new Map<string, TextDocument>();

  documents.onDidChangeContent(({ document }) => {
    if (foreignSchemes.some((scheme) => document.uri.startsWith(scheme))) return;
    const uri = normalUri(document.uri);
    (isTeamFile(uri) ? teamFiles : open).set(uri, document);
    events.changed(uri);
  });
  documents.onDidClose(({ document }) => {
    const uri = normalUri(document.uri);
    if (teamFiles.delete(uri)) events.changed(uri);
    if (!open.delete(uri)) return;
    indexed.delete(uri);
    events.closed(uri);
  });
  documents.listen(connection);

  function index(uri: string, core: Core): Indexed | undefined {
    const document = open.get(uri);
    if (!document) return undefined;
    const known = indexed.get(uri);
    if (known && known.version === document.version && known.core === core) return known;
    const log = core.openText(uri, document.getText());
    const fresh: Indexed = { version: document.version, core, log, reading: undefined };
    indexed.set(uri, fresh);
    return fresh;
  }

  return {
    sync: TextDocumentSyncKind.Incremental,
    uris: () => [...open.keys()],
    version: (uri) => open.get(uri)?.version,
    shownAs: (uri) => (open.get(uri) ?? teamFiles.get(uri))?.uri ?? uri,
    length: (uri) => open.get(uri)?.getText().length ?? 0,
    log: (uri, core) => index(uri, core)?.log,
    reading(uri, core) {
      const entry = index(uri, core);
      if (!entry) return undefined;
      entry.reading ??= core.read(entry.log);
      return entry.reading;
    },
    teamFiles: () =>
      [...teamFiles].map(([uri, document]) => ({ uri, version: document.version, text: document.getText() })),
  };
}
