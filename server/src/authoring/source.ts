import type { Role, Severity, Weight } from '../core/catalogue/types.ts';
import type { Places } from './messages.ts';

/** One failure as its file says it, checked against failure.schema.json; defaults are not filled in. */
export interface FailureFile {
  readonly id: string;
  readonly articles: readonly string[];
  readonly url?: string;
  readonly title: string;
  readonly short: string;
  readonly product: string;
  readonly versions: readonly string[];
  readonly status?: 'draft' | 'stable' | 'retired';
  readonly severity: Severity;
  readonly harmless?: 'true' | 'false';
  readonly symptoms?: readonly string[];
  readonly signals: readonly SignalFile[];
  readonly correlate?: readonly string[];
  readonly per?: 'log' | 'case';
  readonly needs?: readonly NeedFile[];
  readonly certain?: readonly OneOrList[];
  readonly likely?: readonly OneOrList[];
  readonly cause: string;
  readonly remedy: readonly StepFile[];
  readonly fixedIn?: string;
  readonly codes?: readonly string[];
  readonly neighbours?: readonly string[];
  readonly examples?: readonly Example[];
}

export type OneOrList = string | readonly string[];

export interface SignalFile {
  readonly id: string;
  readonly role: Role;
  readonly weight: Weight;
  readonly logs: readonly string[];
  readonly text: string;
  readonly ends?: readonly string[];
  readonly agree?: readonly string[];
}

export interface StepFile {
  readonly do?: string;
  readonly check?: string;
  readonly proves?: string;
  readonly copy?: string;
}

/** One of the seven forms; the schema sees to it that exactly one of them is there, with its own properties. */
export interface NeedFile {
  readonly all?: readonly string[];
  readonly sequence?: readonly string[];
  readonly repeated?: string;
  readonly last?: string;
  readonly gap?: readonly string[];
  readonly 'not-followed'?: string;
  readonly 'not-preceded'?: string;
  readonly times?: string;
  readonly within?: string;
  readonly span?: string;
  readonly of?: 'thread' | 'log';
  readonly quiet?: string;
  readonly over?: string;
  readonly by?: OneOrList;
}

/** A case and what the whole catalogue must find in it. */
export interface Example {
  readonly about?: string;
  readonly 'near-miss'?: string;
  readonly logs: readonly ExampleLog[];
  readonly finds: readonly ExampleFind[];
  readonly also?: readonly string[];
}

export interface ExampleLog {
  readonly name: string;
  /** Given: each line is a message and gets metadata of this family. */
  readonly family?: string;
  readonly lines: string;
}

export interface ExampleFind {
  readonly failure: string;
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly state?: 'open' | 'resolved' | 'expected';
  readonly count?: string;
  readonly captures?: Readonly<Record<string, OneOrList>>;
}

/** One failure file: what it says, with its examples, and where in the text it says it. */
export interface FailureSource {
  /** Name of the file as the caller gave it. */
  readonly file: string;
  readonly entry: FailureFile;
  readonly places: Places;
}

/** One item of a logs/*.yaml file, checked against logs.schema.json. */
export interface LogFileItem {
  readonly key: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly components?: readonly string[];
  readonly side?: string;
  readonly folder?: string;
  readonly about?: string;
  readonly enable?: string;
  readonly product: string;
}

/** One item of a codes/*.yaml file, checked against codes.schema.json. */
export interface CodeItem {
  readonly kind: string;
  readonly value: string;
  readonly name?: string;
  readonly text: string;
  readonly source: string;
}

/** A logs or codes file: its items and where they stand. */
export interface ListSource<Item> {
  readonly file: string;
  readonly items: readonly Item[];
  readonly places: Places;
}
