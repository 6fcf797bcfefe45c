/** How a failure is shown: `off` hides it, the others replace the severity its entry gives. */
export type FailureLevel = 'off' | 'information' | 'warning' | 'error';

/** The settings below `smsLogs`, as the server reads them for one resource. */
export interface Settings {
  readonly failures: Readonly<Record<string, FailureLevel>>;
  /** Whether errors that no failure explains get a row. */
  readonly unexplained: boolean;
  readonly triage: {
    readonly enabled: boolean;
    /** Globs, relative to the workspace folder. */
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    /** MiB. */
    readonly maxFileSize: number;
    readonly maxTotalSize: number;
  };
  readonly case: 'workspaceFolder' | 'folder';
  readonly detection: boolean;
  /** Label for a log that does not tell its encoding. */
  readonly encoding: string;
  /** Folders or files with further failures; relative ones start at the workspace folder. */
  readonly catalogues: readonly string[];
}

export const section = 'smsLogs';

export const defaultSettings: Settings = {
  failures: {},
  unexplained: true,
  triage: {
    enabled: true,
    include: ['**/*.{log,lo_}'],
    exclude: ['**/{node_modules,.git}/**'],
    maxFileSize: 512,
    maxTotalSize: 2048,
  },
  case: 'workspaceFolder',
  detection: true,
  encoding: 'windows-1252',
  catalogues: [],
};

/**
 * The settings in a raw configuration value. A workspace may write anything into its settings, so a value of the
 * wrong kind gives the default of that setting alone.
 */
export function readSettings(raw: unknown): Settings {
  const settings = asObject(raw);
  const triage = asObject(settings.triage);
  const fallback = defaultSettings.triage;
  return {
    failures: asLevels(settings.failures),
    unexplained: asFlag(settings.unexplained, defaultSettings.unexplained),
    triage: {
      enabled: asFlag(triage.enabled, fallback.enabled),
      include: asTexts(triage.include, fallback.include),
      exclude: asTexts(triage.exclude, fallback.exclude),
      maxFileSize: asSize(triage.maxFileSize, fallback.maxFileSize),
      maxTotalSize: asSize(triage.maxTotalSize, fallback.maxTotalSize),
    },
    case: settings.case === 'folder' ? 'folder' : defaultSettings.case,
    detection: asFlag(settings.detection, defaultSettings.detection),
    encoding: typeof settings.encoding === 'string' ? settings.encoding : defaultSettings.encoding,
    catalogues: asTexts(settings.catalogues, defaultSettings.catalogues),
  };
}

const levels: ReadonlySet<unknown> = new Set<FailureLevel>(['off', 'information', 'warning', 'error']);

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asFlag(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function asSize(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= 0 ? value : fallback;
}

function asTexts(value: unknown, fallback: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : fallback;
}

function asLevels(value: unknown): Readonly<Record<string, FailureLevel>> {
  const known = Object.entries(asObject(value)).filter(([, level]) => levels.has(level));
  return Object.fromEntries(known) as Record<string, FailureLevel>;
}
