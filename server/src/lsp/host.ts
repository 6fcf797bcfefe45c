import type { CompiledCatalogue, Core } from '../core/index.ts';

/** What the machine brings to the server. */
export interface Host {
  readonly files: Files;
  readonly clock: Clock;
  /** The shipped catalogue. `initializationOptions` is what the client sent: a browser's host finds it there. */
  catalogue(initializationOptions: unknown): Promise<CompiledCatalogue>;
  /** The core over catalogues, on this machine's platform. */
  createCore(catalogues: readonly CompiledCatalogue[]): Core;
}

export interface Clock {
  /** Milliseconds; only differences mean something. */
  now(): number;
  /** Calls back once after `milliseconds`; the result stops it. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Lets waiting messages be handled first. */
  turn(): Promise<void>;
}

export interface FileStat {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

export interface FileEntry extends FileStat {
  readonly uri: string;
}

export interface ListOptions {
  /** Both are given paths relative to the folder listed, with `/` between names. */
  enters(folder: string): boolean;
  accepts(file: string): boolean;
  cancelled(): boolean;
  /** Told of each folder that cannot be read; the rest goes on. */
  unreadable(uri: string, why: string): void;
}

/** Files by URI. Every method rejects with an error that people can read when something other than absence goes wrong. */
export interface Files {
  /** All files below a folder, without following links to folders; empty where the host cannot list. */
  list(folder: string, options: ListOptions): Promise<readonly FileEntry[]>;
  /** Undefined where there is no file. */
  stat(uri: string): Promise<FileStat | undefined>;
  /** Undefined where there is no file. */
  open(uri: string): Promise<OpenFile | undefined>;
}

export interface OpenFile {
  /** Fills `buffer` from the byte offset; the number of bytes read, 0 at the end. */
  read(buffer: Uint8Array, offset: number): Promise<number>;
  close(): Promise<void>;
}
