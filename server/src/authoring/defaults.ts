import type { CodeMeaning, Failure, LogFile, Need, Signal, Step } from '../core/catalogue/types.ts';
import type { CodeItem, FailureFile, LogFileItem, NeedFile, OneOrList, SignalFile, StepFile } from './source.ts';

/** Records within which a need must hold where the entry does not say. */
const defaultSpan = 200;

/** Articles that others refer to and that the archive does not have. */
const notArchived = new Set(['Q180094', 'Q166244', 'Q256986', 'Q296812', 'Q281316', 'Q246261', 'Q317337']);

/** The failure with every default filled in, without its examples. */
export function toFailure({ entry }: { readonly entry: FailureFile }): Failure {
  const signals = entry.signals.map(toSignal);
  return {
    id: entry.id,
    articles: entry.articles,
    url: entry.url ?? archivedPage(entry.articles[0] ?? ''),
    title: entry.title,
    short: entry.short,
    product: entry.product,
    versions: entry.versions,
    status: entry.status ?? 'stable',
    severity: entry.severity,
    harmless: entry.harmless === 'true',
    symptoms: entry.symptoms ?? [],
    signals,
    correlate: entry.correlate ?? [],
    per: entry.per ?? 'log',
    needs: (entry.needs ?? []).flatMap((need) => toNeed(need) ?? []),
    certain: entry.certain?.map(toList) ?? signals.filter(isCertainAlone).map((signal) => [signal.id]),
    likely: entry.likely?.map(toList) ?? [],
    cause: trimmed(entry.cause),
    remedy: entry.remedy.map(toStep),
    fixedIn: entry.fixedIn ?? null,
    codes: entry.codes ?? [],
    neighbours: entry.neighbours ?? [],
  };
}

/** The archived page of an article; null where it is no Q number or not in the archive. */
export function archivedPage(article: string): string | null {
  if (!/^Q[0-9]{5,6}$/.test(article) || notArchived.has(article)) return null;
  const folder = article.slice(1).padStart(6, '0').slice(0, 3);
  return `https://jeffpar.github.io/kbarchive/kb/${folder}/${article}/`;
}

/** Milliseconds of `500ms`, `60s`, `10m`, `2h`, `1d`; null where it is nothing of the kind. */
export function milliseconds(duration: string): number | null {
  const parts = /^([0-9]{1,6})(ms|s|m|h|d)$/.exec(duration);
  if (!parts) return null;
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  return Number(parts[1]) * (units[parts[2] ?? ''] ?? 1);
}

export function toLogFile(item: LogFileItem): LogFile {
  return {
    key: item.key,
    name: item.name,
    aliases: item.aliases ?? [],
    components: item.components ?? [],
    side: item.side ?? null,
    folder: item.folder ?? null,
    about: item.about ?? null,
    enable: item.enable ?? null,
    product: item.product,
  };
}

export function toCodeMeaning(item: CodeItem): CodeMeaning {
  return {
    kind: item.kind,
    value: unsigned(item.value),
    name: item.name ?? null,
    text: item.text,
    source: item.source,
  };
}

/** The unsigned 32-bit value of a number as written: decimal, signed or hexadecimal. */
export function unsigned(value: string): number {
  return Number(value) >>> 0;
}

function isCertainAlone(signal: Signal): boolean {
  return signal.role === 'failure' && signal.weight === 'distinctive';
}

function toSignal(signal: SignalFile): Signal {
  return {
    id: signal.id,
    role: signal.role,
    weight: signal.weight,
    logs: signal.logs,
    text: signal.text,
    ends: signal.ends ?? [],
    agree: signal.agree ?? [],
  };
}

function toStep(step: StepFile): Step {
  const kind = step.do === undefined ? 'check' : 'do';
  return {
    kind,
    text: trimmed(step.do ?? step.check ?? ''),
    proves: step.proves ?? null,
    copy: step.copy === undefined ? null : trimmed(step.copy),
  };
}

/** A block scalar ends in a line break that belongs to YAML, not to the sentence. */
function trimmed(text: string): string {
  return text.trim();
}

function toList(value: OneOrList): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function toNeed(need: NeedFile): Need | undefined {
  const span = need.span === undefined ? defaultSpan : Number(need.span);
  const within = need.within === undefined ? null : milliseconds(need.within);
  const by = need.by === undefined ? [] : toList(need.by);
  if (need.all) return { kind: 'all', signals: need.all, span };
  if (need.sequence) return { kind: 'sequence', signals: need.sequence, span };
  if (need.repeated) return { kind: 'repeated', signal: need.repeated, times: Number(need.times), within, span };
  if (need.last)
    return { kind: 'last', signal: need.last, of: need.of ?? 'log', quiet: milliseconds(need.quiet ?? '') ?? 0 };
  if (need['not-followed']) return { kind: 'not-followed', signal: need['not-followed'], by, within, span };
  if (need['not-preceded']) return { kind: 'not-preceded', signal: need['not-preceded'], by, span };
  const [first, second] = need.gap ?? [];
  if (first === undefined || second === undefined) return undefined;
  return { kind: 'gap', signals: [first, second], over: milliseconds(need.over ?? '') ?? 0, span };
}
