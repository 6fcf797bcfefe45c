import { parseTemplate } from '../../server/src/core/catalogue/template.ts';
import { matchTemplate, stepBudget } from '../../server/src/core/catalogue/templateMatch.ts';
import type { Failure } from '../../server/src/core/catalogue/types.ts';
import type { FieldSpan, LogDocument, LogRecord } from '../../server/src/core/records/types.ts';
import type { Range } from '../../server/src/core/text/position.ts';
import { shortText } from '../../server/src/core/triage/sightings.ts';
import type { LogReading, Sighting } from '../../server/src/core/triage/types.ts';

interface Line {
  readonly record: LogRecord;
  readonly length: number;
  readonly spans: readonly FieldSpan[];
}

/** A log of one record per line, as far as the features need one: message, and at most one `$$<` tail. */
export function openFakeLog(name: string, text: string): LogDocument {
  const lines = text.split('\n').map(lineOf);
  const at = (number: number, start: number, end: number): Range => ({
    start: { line: number, character: start },
    end: { line: number, character: end },
  });
  const messageRange = (number: number) => at(number, 0, lines[number]!.record.message.length);
  return {
    name,
    bytes: new TextEncoder().encode(text),
    count: lines.length,
    lineCount: lines.length,
    record: (number) => lines[number]!.record,
    recordAt: ({ line }) => (line < lines.length ? line : -1),
    messageBytes: () => ({ start: 0, end: 0 }),
    messageRange,
    headRange: messageRange,
    recordRange: (number) => at(number, 0, lines[number]!.length),
    spans: (number) => lines[number]!.spans,
    positionInMessage: (number, offset) => ({ line: number, character: offset }),
  };
}

const tail = /^( {2}\$\$<)([^>]*)(><)([^>]*)(><thread=)(\d+ \(0x[0-9A-F]+\))(>)$/;
const tailFields = ['marker', 'component', 'marker', 'time', 'marker', 'thread', 'marker'] as const;

function lineOf(line: string, number: number): Line {
  const cut = line.lastIndexOf('  $$<');
  const parts = cut < 0 ? null : tail.exec(line.slice(cut));
  const message = parts ? line.slice(0, cut) : line;
  const time = parts ? Date.parse(`${parts[4]} UTC`) : null;
  const spans: FieldSpan[] = [];
  let start = 0;
  const add = (field: FieldSpan['field'], text: string) => {
    const end = start + text.length;
    if (text !== '')
      spans.push({
        field,
        range: { start: { line: number, character: start }, end: { line: number, character: end } },
      });
    start = end;
  };
  add('message', message);
  for (const [index, field] of tailFields.entries()) if (parts) add(field, parts[index + 1]!);
  const error = message.startsWith('Failed');
  const warning = message.startsWith('Warning');
  const record: LogRecord = {
    number,
    line: number,
    endLine: number,
    family: parts ? 'sms2-client' : 'plain',
    message,
    component: parts ? parts[2]! : null,
    thread: parts ? Number.parseInt(parts[6]!, 10) : null,
    time,
    utc: null,
    utcRule: 'none',
    bias: null,
    zone: null,
    type: null,
    severity: error ? 'error' : warning ? 'warning' : 'none',
    context: null,
    file: null,
    flags: [],
  };
  return { record, length: line.length, spans };
}

/** The sightings of a log by the real templates, without the automaton. */
export function readFakeLog(log: LogDocument, failures: readonly Failure[]): LogReading {
  const key = log.name
    .slice(log.name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/\.log$/, '');
  const records = Array.from({ length: log.count }, (_, number) => log.record(number));
  const times = records.flatMap(({ time }) => (time === null ? [] : [time]));
  return {
    path: log.name,
    log: key,
    bytes: log.bytes.length,
    encoding: 'utf-8',
    families: { 'sms2-client': log.count },
    records: log.count,
    torn: 0,
    headLost: 0,
    damaged: 0,
    from: times.length > 0 ? Math.min(...times) : null,
    to: times.length > 0 ? Math.max(...times) : null,
    toUtc: null,
    zone: null,
    part: null,
    lastOfThread: new Map(records.map(({ thread, number }) => [String(thread ?? ''), number])),
    sightings: records.flatMap((record) => sightingsOf(log, record, failures)),
    unexplained: [],
  };
}

function sightingsOf(log: LogDocument, record: LogRecord, failures: readonly Failure[]): Sighting[] {
  return failures.flatMap((failure) =>
    failure.signals.flatMap((signal): Sighting[] => {
      const template = parseTemplate(signal.text);
      if ('problem' in template) throw new Error(template.problem);
      const captures = matchTemplate(template, record.message, stepBudget(record.message.length));
      if (captures === null || captures === 'limited') return [];
      const { number, time, utc, component, thread, message } = record;
      const range = log.messageRange(number);
      const head = log.headRange(number);
      return [
        {
          failure,
          signal,
          record: number,
          range,
          head,
          time,
          utc,
          component,
          thread,
          captures,
          text: shortText(message),
        },
      ];
    }),
  );
}
