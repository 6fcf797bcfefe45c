/** How sure a line is evidence of one failure. */
export type Weight = 'distinctive' | 'shared' | 'generic';
export type Role = 'failure' | 'context' | 'success' | 'resolved';
export type Severity = 'error' | 'warning' | 'information';

/** One recognisable line of a failure. */
export interface Signal {
  readonly id: string;
  readonly role: Role;
  readonly weight: Weight;
  /** Keys of the logs that write it; `any` means every log. */
  readonly logs: readonly string[];
  /** The template (see template.ts). */
  readonly text: string;
  /** Signals of the same failure that this one undoes, and the holes that must agree besides `correlate`. */
  readonly ends: readonly string[];
  readonly agree: readonly string[];
}

/** One step of a remedy: something to do, or something to check that shows it worked. */
export interface Step {
  readonly kind: 'do' | 'check';
  /** Text with holes: `{server}`. */
  readonly text: string;
  /** Signal whose line proves the step. */
  readonly proves: string | null;
  /** Text to copy, with holes; never run. */
  readonly copy: string | null;
}

/** A condition on repetition, order or absence (design rule 8). Durations are milliseconds, spans are records. */
export type Need =
  | { readonly kind: 'all'; readonly signals: readonly string[]; readonly span: number }
  | { readonly kind: 'sequence'; readonly signals: readonly string[]; readonly span: number }
  | {
      readonly kind: 'repeated';
      readonly signal: string;
      readonly times: number;
      readonly within: number | null;
      readonly span: number;
    }
  | { readonly kind: 'last'; readonly signal: string; readonly of: 'thread' | 'log'; readonly quiet: number }
  | { readonly kind: 'gap'; readonly signals: readonly [string, string]; readonly over: number; readonly span: number }
  | {
      readonly kind: 'not-followed';
      readonly signal: string;
      readonly by: readonly string[];
      readonly within: number | null;
      readonly span: number;
    }
  | { readonly kind: 'not-preceded'; readonly signal: string; readonly by: readonly string[]; readonly span: number };

/** One known problem: one catalogue file, defaults filled in, without its examples. */
export interface Failure {
  readonly id: string;
  readonly articles: readonly string[];
  /** Page of the first article; null where none is known. */
  readonly url: string | null;
  readonly title: string;
  readonly short: string;
  readonly product: string;
  readonly versions: readonly string[];
  readonly status: 'draft' | 'stable' | 'retired';
  readonly severity: Severity;
  readonly harmless: boolean;
  readonly symptoms: readonly string[];
  readonly signals: readonly Signal[];
  readonly correlate: readonly string[];
  /** Without `correlate`: one finding per log, or one over all logs. */
  readonly per: 'log' | 'case';
  readonly needs: readonly Need[];
  /** Alternatives: one of the lists complete is enough. Defaults are filled in by the compiler. */
  readonly certain: readonly (readonly string[])[];
  readonly likely: readonly (readonly string[])[];
  readonly cause: string;
  readonly remedy: readonly Step[];
  readonly fixedIn: string | null;
  readonly codes: readonly string[];
  readonly neighbours: readonly string[];
}

/** What is known of one log file, under one key. */
export interface LogFile {
  /** Lower case base name: `ccim32`. */
  readonly key: string;
  /** Name as shown: `Ccim32.log`. */
  readonly name: string;
  /** Every other spelling, without extension, lower case. */
  readonly aliases: readonly string[];
  /** Components that write it, as written. */
  readonly components: readonly string[];
  readonly side: string | null;
  readonly folder: string | null;
  readonly about: string | null;
  /** How logging is turned on, where it is off by default. */
  readonly enable: string | null;
  readonly product: string;
}

/** One meaning of one number in one context. */
export interface CodeMeaning {
  /** `win32`, `hresult`, `winhttp`, `sms` ... */
  readonly kind: string;
  /** Unsigned value. */
  readonly value: number;
  readonly name: string | null;
  /** What it means, in our own words; null where only the name is known. */
  readonly text: string | null;
  readonly source: string;
}

/** What the build makes of server/catalogue: texts, and the stored automaton over all anchors. */
export interface CompiledCatalogue {
  /** Short hash of the content. */
  readonly revision: string;
  readonly failures: readonly Failure[];
  readonly logs: readonly LogFile[];
  readonly codes: readonly CodeMeaning[];
  /** See automaton.ts; made by `compileAutomaton` from the signals in order of failures and signals. */
  readonly automaton: Uint16Array;
}
