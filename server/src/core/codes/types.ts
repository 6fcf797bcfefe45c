/** What the words before a number say it is. */
export type CodeHint =
  | 'win32' // Win32 Error = 32
  | 'hresult' // hr=0x87d01004
  | 'exit' // exit code 1603
  | 'return' // return code 5
  | 'sql' // SQL Msg #3023
  | 'idispatch' // IDispatch error #3603
  | 'http' // HTTP status 404
  | 'sms' // STATMSG: ID=679
  | 'event' // event 330
  | 'error' // error 1326, error code = cb, failed (5)
  | 'none'; // nothing but its shape: 0x80070005

/** How a number is written. */
export type CodeNotation = 'hex' | 'bare-hex' | 'decimal' | 'signed';

/** One number in a text that is a code. */
export interface FoundCode {
  /** As written: `0x80070005`. */
  readonly text: string;
  /** UTF-16 offsets in the message. */
  readonly start: number;
  readonly end: number;
  /** The value as an unsigned 32-bit number. */
  readonly unsigned: number;
  readonly notation: CodeNotation;
  readonly hint: CodeHint;
}

/** One thing a code can mean. */
export interface ExplainedMeaning {
  /** `win32`, `hresult`, `winhttp` ...: the kind of the catalogue's entry. */
  readonly kind: string;
  readonly name: string | null;
  /** Null where only the name is known. */
  readonly text: string | null;
  readonly source: string;
}

/** The code that another one wraps. */
export interface InnerCode {
  readonly kind: 'win32' | 'http' | 'hresult';
  readonly value: number;
}

/** One code in a text and what it can mean, the likeliest first; no meanings: unknown. */
export interface ExplainedCode extends FoundCode {
  readonly signed: number;
  /** `0x80070005`, always of eight digits. */
  readonly hex: string;
  /** Parts of an HRESULT; null where the number is none. */
  readonly facility: number | null;
  readonly facilityName: string | null;
  readonly code: number | null;
  /** 0x80070005 wraps Win32 5; null where the number wraps none. */
  readonly inner: InnerCode | null;
  readonly meanings: readonly ExplainedMeaning[];
}

/** Where a code stands: what tells WinHTTP from WinINet, and a Win32 code from one of SQL. */
export interface CodeContext {
  readonly component: string | null;
  /** Key in logs/*.yaml. */
  readonly log: string | null;
}
