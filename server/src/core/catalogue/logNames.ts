import type { LogFile } from './types.ts';

/** What the name of a file tells. */
export interface LogName {
  /** Key in logs/*.yaml; null for a name that no spelling there fits. */
  readonly key: string | null;
  /** Lower case base name without extension, date, copy number and, where the rest is known, machine prefix. */
  readonly base: string;
  /** Lower case `pc0417` of `PC0417_Ccim32.log`; null where there is none or the name is unknown. */
  readonly machine: string | null;
  /** Which part of a rolled-over log: `lo_`, `20011121`, `20011121-101112`; null for the log itself. */
  readonly part: string | null;
  /** The number of `Ccim32 (2).log`; null for the first. */
  readonly copy: string | null;
}

/** Which logs there are, by name and by component. */
export interface LogIndex {
  readonly files: ReadonlyMap<string, LogFile>;
  /** What a path or URI tells by its last part, in any spelling. */
  logKey(path: string): LogName;
  /** Keys of the logs that a component writes, in the order of the catalogue; empty for an unknown one. */
  keysOf(component: string): readonly string[];
}

const mostRemembered = 1000;

/** Makes the look-ups over the logs of one or more catalogues; a later description of a key replaces the first. */
export function indexLogs(logs: readonly LogFile[]): LogIndex {
  const files = new Map<string, LogFile>();
  for (const log of logs) files.set(log.key, log);
  const spellings = spellingsOf(files.values());
  const components = componentsOf(files.values());
  return {
    files,
    logKey: (path) => readName(path, spellings),
    keysOf: remember((component) => components.get(componentKey(component)) ?? []),
  };
}

/** How components compare: the program of a path, without `.exe` and `.dll`, case and blanks around it. */
export function componentKey(component: string): string {
  const name = component.slice(Math.max(component.lastIndexOf('\\'), component.lastIndexOf('/')) + 1);
  const plain = lower(name).trim();
  return plain.endsWith('.exe') || plain.endsWith('.dll') ? plain.slice(0, -4) : plain;
}

/** A log names the same few components over and over; a log full of names must not fill the memory. */
function remember(find: (component: string) => readonly string[]): (component: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (component) => {
    const keys = known.get(component) ?? find(component);
    if (known.size < mostRemembered) known.set(component, keys);
    return keys;
  };
}

function spellingsOf(files: Iterable<LogFile>): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  const later: [string, string][] = [];
  for (const { key, name, aliases } of files) {
    spellings.set(key, key);
    for (const spelling of [name, ...aliases]) {
      later.push([lower(spelling), key], [withoutExtension(lower(spelling)), key]);
    }
  }
  // A key stands for itself whatever another log's other spelling says.
  for (const [spelling, key] of later) if (!spellings.has(spelling)) spellings.set(spelling, key);
  return spellings;
}

function componentsOf(files: Iterable<LogFile>): ReadonlyMap<string, readonly string[]> {
  const components = new Map<string, string[]>();
  for (const { key, components: named } of files) {
    // Client programs write their own name; a log whose component nobody noted is taken to be written by its namesake.
    for (const component of named.length > 0 ? named : [key]) {
      const name = componentKey(component);
      const keys = components.get(name) ?? [];
      if (!keys.includes(key)) keys.push(key);
      components.set(name, keys);
    }
  }
  return components;
}

function readName(path: string, spellings: ReadonlyMap<string, string>): LogName {
  const name = lower(fileName(path));
  const whole = spellings.get(name);
  if (whole !== undefined) return { key: whole, base: whole, machine: null, part: null, copy: null };
  const stem = withoutExtension(name);
  const rolled = name.endsWith('.lo_') ? 'lo_' : null;
  const direct = spellings.get(stem);
  if (direct !== undefined) return { key: direct, base: stem, machine: null, part: rolled, copy: null };

  const { base, part, copy } = withoutStamps(stem);
  const found = findSpelling(base, spellings);
  return { ...found, part: part ?? rolled, copy };
}

/** The spelling itself, or what follows one of its `_`, the longest first: `wn_logon` is a name, `pc1_wn_logon` a prefix and a name. */
function findSpelling(
  base: string,
  spellings: ReadonlyMap<string, string>,
): { readonly key: string | null; readonly base: string; readonly machine: string | null } {
  const key = spellings.get(base);
  if (key !== undefined) return { key, base, machine: null };
  for (let at = base.indexOf('_'); at >= 0; at = base.indexOf('_', at + 1)) {
    const rest = base.slice(at + 1);
    const known = spellings.get(rest);
    if (known !== undefined && at > 0) return { key: known, base: rest, machine: base.slice(0, at) };
  }
  return { key: null, base, machine: null };
}

/** Takes copy numbers and dates off the end, in whatever order they stand. */
function withoutStamps(stem: string): {
  readonly base: string;
  readonly part: string | null;
  readonly copy: string | null;
} {
  let base = stem;
  let part: string | null = null;
  let copy: string | null = null;
  for (let round = 0; round < 4; round += 1) {
    const tail = base.slice(-24);
    const numbered = / ?\(([0-9]{1,4})\)$/.exec(tail);
    const dated = /-([0-9]{8}(?:-[0-9]{6})?)$/.exec(tail);
    if (numbered) copy = copy ?? numbered[1] ?? null;
    else if (dated) part = part ?? dated[1] ?? null;
    else if (tail.endsWith(' - copy')) copy = copy ?? '1';
    else break;
    const length = (numbered ?? dated)?.[0].length ?? ' - copy'.length;
    base = base.slice(0, -length);
    // `Ccim32.log (2)` and `Ccim32.log-20011121` hide the extension behind the stamp.
    if (base.endsWith('.log') || base.endsWith('.lo_')) base = base.slice(0, -4);
  }
  return base.length > 0 ? { base, part, copy } : { base: stem, part: null, copy: null };
}

/** The last part of a path or URI. A URI's `%20` is a blank. */
function fileName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (!path.includes('://') || !name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  // An extension is short; `client.msi.log` keeps `client.msi`, `Ccim32.log (2)` is looked at later.
  return dot > 0 && name.length - dot <= 5 ? name.slice(0, dot) : name;
}

/** A-Z only: the names are ASCII, and a locale's rules would differ between machines. */
function lower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
