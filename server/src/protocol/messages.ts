import type { Location } from 'vscode-languageserver-types';

/** A request of our own: its method, and the types of what goes in and out. */
export interface RequestName<Params, Result> {
  readonly method: string;
  /** Never present; carries the types. */
  readonly types?: (params: Params) => Result;
}

/** A notification of our own. */
export interface NotificationName<Params> {
  readonly method: string;
  readonly types?: (params: Params) => void;
}

/** Names one finding: the log it was asked at tells the case. */
export interface FindingParams {
  readonly uri: string;
  /** `Q322967#1`. */
  readonly finding: string;
}

/** Asks for the page of a failure; with a log and a finding, filled in with what that case captured. */
export interface ArticlePageParams {
  readonly failure: string;
  readonly uri?: string | undefined;
  readonly finding?: string | undefined;
}

export interface ArticlePage {
  readonly title: string;
  /** Markdown, everything from a log escaped. */
  readonly text: string;
}

export interface Evidence {
  readonly title: string;
  /** In order of the logs, then of the records. */
  readonly locations: readonly Location[];
}

export interface WorkaroundCheck {
  readonly title: string;
  readonly state: 'open' | 'resolved' | 'expected' | 'gone';
  /** Plain sentences; names out of a log may stand in them. */
  readonly text: string;
  /** The line that shows it: the resolving one, or the last failure line. */
  readonly location: Location | null;
}

export interface UnreadableLog {
  readonly uri: string;
  readonly why: string;
}

export interface CaseStatus {
  readonly busy: boolean;
  readonly logs: number;
  readonly open: number;
  readonly resolved: number;
  readonly expected: number;
  readonly unreadable: readonly UnreadableLog[];
  /** Logs left out because of the size settings. */
  readonly leftOut: readonly string[];
}

export interface DocumentStatus extends CaseStatus {
  /** Family of most records. */
  readonly family: string | null;
  readonly records: number;
}

/** One thing a text can mean; plain text. */
export interface LookedUp {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Id of the failure whose page explains it; null for a code. */
  readonly failure: string | null;
}

/** Says whether the first 64 KiB of a document are those of a log. */
export const detectRequest: RequestName<{ readonly uri: string; readonly head: string }, boolean> = {
  method: 'smsLogs/detect',
};
export const articlePageRequest: RequestName<ArticlePageParams, ArticlePage | null> = {
  method: 'smsLogs/articlePage',
};
/** The address of a failure's archived article, from the catalogue; http and https only. */
export const articleUrlRequest: RequestName<ArticlePageParams, string | null> = { method: 'smsLogs/articleUrl' };
/** The text of a first file for a failure, made from a line (zero-based) of an open log; null where none can be. */
export const newFailureRequest: RequestName<
  { readonly uri: string; readonly line: number; readonly id: string },
  string | null
> = { method: 'smsLogs/newFailure' };
export const ticketRequest: RequestName<FindingParams, string | null> = { method: 'smsLogs/ticket' };
export const evidenceRequest: RequestName<FindingParams, Evidence | null> = { method: 'smsLogs/evidence' };
/** Reads the logs of the case again, then says how the finding stands. */
export const workaroundCheckRequest: RequestName<FindingParams, WorkaroundCheck | null> = {
  method: 'smsLogs/workaroundCheck',
};
export const documentStatusRequest: RequestName<{ readonly uri: string }, DocumentStatus> = {
  method: 'smsLogs/documentStatus',
};
/** Reads a folder of logs, inside or outside the workspace. */
export const triageFolderRequest: RequestName<{ readonly uri: string }, CaseStatus> = {
  method: 'smsLogs/triageFolder',
};
/** Everything known of a code, an ID of a message, or a line; `log` is the name or URI of the log it stands in. */
export const lookUpRequest: RequestName<{ readonly text: string; readonly log?: string }, readonly LookedUp[]> = {
  method: 'smsLogs/lookUp',
};
/** Sent when findings, or what is known of the logs, changed. */
export const casesChangedNotification: NotificationName<{ readonly busy: boolean }> = {
  method: 'smsLogs/casesChanged',
};

/** What a client may hand over at the start: a browser's server cannot read the bundled catalogue itself. */
export interface InitializationOptions {
  readonly catalogue?: { readonly texts: string; readonly automaton: Uint8Array };
}

/** What is in a folder, asked of the client by a server that sees no files; null where there is none. */
export const readFolderRequest: RequestName<
  { readonly uri: string },
  readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'other' }[] | null
> = { method: 'smsLogs/files/readFolder' };
/** Size in bytes and time of the last change in milliseconds; null where there is no file. */
export const statFileRequest: RequestName<
  { readonly uri: string },
  { readonly size: number; readonly modified: number } | null
> = { method: 'smsLogs/files/stat' };
/** A whole file; null where there is none. */
export const readFileRequest: RequestName<{ readonly uri: string }, Uint8Array | null> = {
  method: 'smsLogs/files/read',
};
