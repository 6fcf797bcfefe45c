import { parseTemplate } from '../../server/src/core/catalogue/template.ts';
import { matchTemplate, stepBudget } from '../../server/src/core/catalogue/templateMatch.ts';
import type { Failure } from '../../server/src/core/catalogue/types.ts';
import { openLog } from '../../server/src/core/records/openLog.ts';
import type { LogDocument, LogRecord } from '../../server/src/core/records/types.ts';
import { shortText } from '../../server/src/core/triage/sightings.ts';
import type { LogReading, Sighting } from '../../server/src/core/triage/types.ts';

/** A text as the editor opens it. */
export function openTestLog(name: string, text: string): LogDocument {
  const indexOf = (bytes: Uint8Array, byte: number, from: number, to: number) => {
    const found = bytes.subarray(from, to).indexOf(byte);
    return found < 0 ? -1 : from + found;
  };
  return openLog(name, new TextEncoder().encode(text), { indexOf }, { components: new Set() });
}

/** The sightings of a log by the real templates, without the automaton. */
export function readTestLog(log: LogDocument, failures: readonly Failure[]): LogReading {
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
