import { type Law, type LawContext, lawMessage, lengthOfLiterals, signalShape } from './law.ts';
import type { Message, NodePath } from './messages.ts';
import type { FailureSource } from './source.ts';

/** The laws that look at what an entry says. */
export const textLaws: readonly Law[] = [
  { name: 'shares what other failures list too', check: sharedSignals },
  { name: 'has distinctive templates of 12 characters', check: longEnough },
  { name: 'begins each step with a verb', check: stepsBeginWithVerb },
  { name: 'is written in plain sentences', check: plainSentences },
];

/** Two entries that look for the same line: it is evidence for neither alone. */
function sharedSignals(source: FailureSource, context: LawContext): Message[] {
  return source.entry.signals.flatMap((signal, place) => {
    if (signal.weight !== 'distinctive' || source.entry.status === 'retired') return [];
    const others = (context.shapes.get(signalShape(signal.text)) ?? []).filter(
      (other) => other.failure.id !== source.entry.id && logsMeet(other.signal.logs, signal.logs),
    );
    if (others.length === 0) return [];
    const names = [...new Set(others.map(({ failure }) => failure.id))].join(', ');
    return [
      lawMessage(source, ['signals', place, 'weight'], `"${signal.id}" stands in ${names} too, so it is shared.`),
    ];
  });
}

function logsMeet(one: readonly string[], other: readonly string[]): boolean {
  return one.includes('any') || other.includes('any') || one.some((log) => other.includes(log));
}

const leastLiterals = 12;

function longEnough(source: FailureSource): Message[] {
  return source.entry.signals.flatMap((signal, place) => {
    const length = lengthOfLiterals(signal.text);
    if (signal.weight !== 'distinctive' || length >= leastLiterals) return [];
    const text = `${length} characters outside holes; a distinctive template has at least ${leastLiterals}.`;
    return [lawMessage(source, ['signals', place, 'text'], text)];
  });
}

/** Words that begin a sentence and are no verb: an open list of verbs would have to grow with every entry. */
const noVerbs = new Set(
  `a an the this that these those it its they there he she we i you your our their one each every all any some no none
  both either neither if when where while because since as although though unless until before after once then now so
  thus also but and or nor yet in on at by for from with without within into onto to of off over under above below
  between through during against about near via per next first second third finally last later otherwise please not
  never always only just even maybe perhaps normally usually optionally alternatively possibly afterwards nothing
  something anything what which who whose why how`.split(/\s+/),
);

function stepsBeginWithVerb(source: FailureSource): Message[] {
  return source.entry.remedy.flatMap((step, place) => {
    if (step.do === undefined || beginsWithVerb(step.do)) return [];
    const text = 'begins with no verb; say first what to do: "Stop ...", "Run ... on each client".';
    return [lawMessage(source, ['remedy', place, 'do'], text)];
  });
}

/** An imperative: one plain word with a capital that is no function word and has no ending a bare verb lacks. */
function beginsWithVerb(text: string): boolean {
  const word = /^[A-Z][a-z]+(?=[ -])/.exec(text)?.[0].toLowerCase();
  if (word === undefined || noVerbs.has(word)) return false;
  if (/[^s]s$/.test(word) || /(?:tion|ment|ly)$/.test(word))
    return ['apply', 'reply', 'supply', 'implement', 'rely', 'bias'].includes(word);
  if (/ing$/.test(word)) return ['bring', 'ping', 'ring', 'string'].includes(word);
  return !/[^e]ed$/.test(word) || word === 'embed' || word === 'shed';
}

/** Style of texts for people: no exclamation mark at the end of a word, no "please", a full stop at the end. */
function plainSentences(source: FailureSource): Message[] {
  const { entry } = source;
  const texts: [NodePath, string][] = [
    [['title'], entry.title],
    [['short'], entry.short],
    [['cause'], entry.cause],
    ...(entry.symptoms ?? []).map((text, place): [NodePath, string] => [['symptoms', place], text]),
    ...entry.remedy.map((step, place): [NodePath, string] => [
      ['remedy', place, step.do === undefined ? 'check' : 'do'],
      step.do ?? step.check ?? '',
    ]),
  ];
  return texts.flatMap(([path, text]) => {
    if (/[A-Za-z]!(?:\s|$)/.test(text)) return [lawMessage(source, path, 'an exclamation mark; say it plainly.')];
    if (/\bplease\b/i.test(text)) return [lawMessage(source, path, '"please"; say what to do.')];
    const sentence = path[0] !== 'title' && path[0] !== 'short';
    if (sentence && !/[.:"')]$/.test(text.trim())) return [lawMessage(source, path, 'no full stop at the end.')];
    if (!sentence && text.trim().endsWith('.'))
      return [lawMessage(source, path, 'a full stop at the end; it is a headline.')];
    return [];
  });
}
