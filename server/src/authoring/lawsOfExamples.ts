import type { Failure } from '../core/catalogue/types.ts';
import { type Law, type LawContext, lawMessage } from './law.ts';
import { type Message, quote } from './messages.ts';
import type { FoundFailure } from './runCase.ts';
import type { Example, ExampleFind, FailureSource, OneOrList, SignalFile } from './source.ts';

/** The laws that run the examples, and the healthy logs, through the whole catalogue. */
export const exampleLaws: readonly Law[] = [
  { name: 'shows every failure signal in an example', check: everySignalIsShown },
  { name: 'has a near miss that finds nothing', check: hasNearMiss },
  { name: 'finds in each example exactly what it says', check: examplesFindExactly },
  { name: 'shows a failure of several logs in an example of several logs', check: severalLogs },
  { name: 'fires with no distinctive signal on a healthy log', check: silentOnHealthyLogs },
];

function everySignalIsShown(source: FailureSource, context: LawContext): Message[] {
  if (isRetired(source)) return [];
  const seen = new Set(
    (source.entry.examples ?? []).flatMap((example) =>
      context.run(example).sightings.flatMap(({ failure, signal }) => (failure === source.entry.id ? [signal] : [])),
    ),
  );
  return source.entry.signals.flatMap((signal, place) => {
    if (signal.role !== 'failure' || seen.has(signal.id)) return [];
    return [
      lawMessage(source, ['signals', place], `no line of an example is met by the failure signal "${signal.id}".`),
    ];
  });
}

function hasNearMiss(source: FailureSource): Message[] {
  const examples = source.entry.examples ?? [];
  if (isRetired(source) || examples.some((example) => example['near-miss'] && example.finds.length === 0)) return [];
  return [
    lawMessage(
      source,
      ['examples'],
      'no near miss with "finds: []"; show a line that looks like the failure and is not.',
    ),
  ];
}

function examplesFindExactly(source: FailureSource, context: LawContext): Message[] {
  if (isRetired(source)) return [];
  return (source.entry.examples ?? []).flatMap((example, place) =>
    differences(example, context.run(example).findings, context.failures).map(({ text, find }) =>
      lawMessage(source, find === undefined ? ['examples', place] : ['examples', place, 'finds', find], text),
    ),
  );
}

/** What an example says and what was found; `find` is the place in `finds`, where the difference belongs to one. */
export function differences(
  example: Example,
  found: readonly FoundFailure[],
  failures: ReadonlyMap<string, Failure>,
): { readonly text: string; readonly find?: number }[] {
  const left = [...found];
  const list: { text: string; find?: number }[] = [];
  const unmet: [number, ExampleFind][] = [];
  for (const [place, find] of example.finds.entries()) {
    const at = left.findIndex((finding) => mismatches(find, finding, failures).length === 0);
    if (at >= 0) left.splice(at, 1);
    else unmet.push([place, find]);
  }
  for (const [place, find] of unmet) {
    const nearest = nearestOf(find, left, failures);
    if (!nearest) {
      list.push({ find: place, text: `expected ${find.failure} ${find.confidence}, found nothing of it.` });
      continue;
    }
    left.splice(left.indexOf(nearest), 1);
    list.push({ find: place, text: `${mismatches(find, nearest, failures).join('; ')}.` });
  }
  for (const finding of left) {
    if (example.also?.includes(finding.failure)) continue;
    list.push({
      text: `found ${finding.failure} ${finding.confidence} ${finding.state} (${finding.count}) as well; name it in finds, or in also where the same lines can mean it.`,
    });
  }
  return list;
}

function nearestOf(find: ExampleFind, left: readonly FoundFailure[], failures: ReadonlyMap<string, Failure>) {
  const same = left.filter((finding) => finding.failure === find.failure);
  const distance = (finding: FoundFailure) => mismatches(find, finding, failures).length;
  return same.reduce<FoundFailure | undefined>(
    (best, finding) => (best && distance(best) <= distance(finding) ? best : finding),
    undefined,
  );
}

/** In what a finding differs from what the example says of it; another failure differs in all. */
function mismatches(find: ExampleFind, finding: FoundFailure, failures: ReadonlyMap<string, Failure>): string[] {
  if (find.failure !== finding.failure) return ['another failure'];
  const list: string[] = [];
  const compare = (name: string, expected: string, found: string) => {
    if (expected !== found) list.push(`expected ${name} ${expected}, found ${found}`);
  };
  compare('confidence', find.confidence, finding.confidence);
  compare('state', find.state ?? (failures.get(find.failure)?.harmless ? 'expected' : 'open'), finding.state);
  if (find.count !== undefined) compare('count', find.count, String(finding.count));
  for (const [hole, value] of Object.entries(find.captures ?? {})) {
    compare(`{${hole}}`, shown(listOf(value)), shown(finding.captures[hole] ?? []));
  }
  return list;
}

function listOf(value: OneOrList): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function shown(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.map(quote).join(', ');
}

/** Where no single log writes all failure and resolved lines, one example must hold more than one log. */
function severalLogs(source: FailureSource): Message[] {
  const { signals, examples = [] } = source.entry;
  const telling = signals.filter(({ role }) => role === 'failure' || role === 'resolved');
  if (isRetired(source) || !crossesLogs(telling) || examples.some(({ logs }) => logs.length > 1)) return [];
  return [lawMessage(source, ['examples'], 'the lines stand in several logs; one example must show them together.')];
}

function crossesLogs(signals: readonly SignalFile[]): boolean {
  const named = signals.filter(({ logs }) => !logs.includes('any'));
  const common = named.reduce<readonly string[] | undefined>(
    (logs, signal) => logs?.filter((log) => signal.logs.includes(log)) ?? signal.logs,
    undefined,
  );
  return common?.length === 0;
}

function silentOnHealthyLogs(source: FailureSource, context: LawContext): Message[] {
  return source.entry.signals.flatMap((signal, place) => {
    const judged = signal.weight === 'distinctive' && (signal.role === 'failure' || signal.role === 'context');
    const fired = judged ? context.healthy().get(`${source.entry.id} ${signal.id}`) : undefined;
    if (!fired) return [];
    const text = `"${signal.id}" is distinctive and fires on a healthy log (${fired.log}, line ${fired.line}).`;
    return [lawMessage(source, ['signals', place], text)];
  });
}

function isRetired({ entry }: FailureSource): boolean {
  return entry.status === 'retired';
}
