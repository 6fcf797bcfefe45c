import type { LogIndex } from '../core/catalogue/logNames.ts';
import { milliseconds } from './defaults.ts';
import type { Example, ExampleLog } from './source.ts';

/** A log as it would stand on disk. */
export interface RawLog {
  readonly name: string;
  readonly text: string;
}

/**
 * Makes the raw texts of an example's logs. With `family` each line is a message and gets metadata: the first component
 * that logs/ names for the log, a thread of its own, and times one second apart, on one clock over all logs of the
 * example, in US Eastern Standard Time. A line may begin with `@{...}` (see `readLine`). Without `family` the lines are
 * the log.
 */
export function exampleTexts(example: Example, index: LogIndex): RawLog[] {
  let clock = startOfClock;
  return example.logs.map((log, number) => {
    if (log.family === undefined) return { name: log.name, text: log.lines };
    const texts: string[] = [];
    for (const line of linesOf(log)) {
      const { message, settings } = readLine(line);
      clock = (settings.time ?? clock + second) + (settings.step === null ? 0 : settings.step - second);
      const record: ExampleRecord = {
        message,
        time: clock,
        component: settings.component ?? componentOf(log, index),
        thread: settings.thread ?? 112 + 16 * number,
        type: settings.type ?? 1,
      };
      texts.push(layout(log.family, record));
    }
    return { name: log.name, text: texts.map((text) => `${text}\r\n`).join('') };
  });
}

/** What an `@{...}` before a message says; null where it says nothing. */
export interface LineSettings {
  /** Local time in milliseconds since 1970, as if it were UTC. */
  readonly time: number | null;
  /** Milliseconds since the line before, instead of one second. */
  readonly step: number | null;
  readonly thread: number | null;
  /** `type` of a ccm record. */
  readonly type: number | null;
  readonly component: string | null;
}

/**
 * Reads one line of an example. In `@{...}` stand, with blanks between: a local time (`2001-11-21T08:42:31.120`), a step
 * (`+30m`), `thread=7`, `type=3`, and last `component=NAME`, whose name may hold blanks. What is not understood is
 * named in `problem`.
 */
export function readLine(line: string): {
  readonly message: string;
  readonly settings: LineSettings;
  readonly problem?: string;
} {
  const none: LineSettings = { time: null, step: null, thread: null, type: null, component: null };
  if (!line.startsWith('@{')) return { message: line, settings: none };
  const close = line.indexOf('}');
  if (close < 0) return { message: line, settings: none, problem: 'the @{ that begins this line is not closed.' };
  const named = line.slice(2, close).split('component=');
  let settings: LineSettings = { ...none, component: named[1]?.trim() ?? null };
  const words = (named[0] ?? '').split(' ').filter((word) => word !== '');
  const message = line.slice(close + 1).replace(/^ /, '');
  for (const word of words) {
    const setting = readSetting(word);
    if (!setting) return { message, settings, problem: `found "${word}" in @{...}, expected ${expectedSettings}.` };
    settings = { ...settings, ...setting };
  }
  return { message, settings };
}

/** One record on its way to a line. */
export interface ExampleRecord {
  readonly message: string;
  /** Local time in milliseconds since 1970, as if it were UTC. */
  readonly time: number;
  readonly component: string;
  readonly thread: number;
  readonly type: number;
}

/** One record as its family writes it, without the last line end; an unknown family gives the bare message. */
export function layout(family: string, record: ExampleRecord): string {
  const { message, component, thread, type } = record;
  const at = partsOf(record.time);
  const hex = thread.toString(16).toUpperCase();
  const numbers = `${thread} (0x${hex.padStart(4, '0')})`;
  const dayTime = `${at.weekday} ${at.monthName} ${at.day} ${at.clock}`;
  switch (family) {
    case 'sms1-server':
      return `${message}~   $$<${component}><${dayTime} ${at.year}~><thread=${hex}>`;
    case 'sms1-client':
      return `[${at.month}/${at.day}/${at.shortYear} ${at.clock}] ${component} ==> ${message}`;
    case 'sms2-server':
      return `${message}~  $$<${component}><${dayTime}.${at.fraction} ${at.year} Eastern Standard Time><thread=${thread} (0x${hex})>`;
    case 'sms2-client':
      return `${message}~  $$<${component}><${dayTime}.${at.fraction} ${at.year}><thread=${thread} (0x${hex})>`;
    case 'configmgr-server':
      return `${message}  $$<${component}><${at.month}-${at.day}-${at.year} ${at.clock}.${at.fraction}+300><thread=${numbers}>`;
    case 'ccm': {
      const when = `time="${at.clock}.${at.fraction}+300" date="${at.month}-${at.day}-${at.year}"`;
      return `<![LOG[${message}]LOG]!><${when} component="${component}" context="" type="${type}" thread="${thread}" file="source.cpp:100">`;
    }
    case 'setup':
      return `<${at.month}-${at.day}-${at.year} ${at.clock}> ${message}`;
    case 'trace-copy':
      return `${message}\t${component}\t${at.plainDate} ${at.halfDay}\t${numbers}`;
    case 'provider':
      return [
        `[${hex}][${at.weekday} ${at.month}/${at.day}/${at.year} ${at.clock}]:`,
        '*',
        '*',
        `d:\\smsprov\\provider.cpp(1467) : ${message}`,
        '*',
        '*',
      ].join('\r\n');
    case 'backup':
      return `${at.month}/${at.day}/${at.shortYear} ${at.clock} - ${message} |${component} |${at.plainDate} ${at.halfDay} |${numbers}`;
    default:
      return message;
  }
}

const second = 1000;
/** Wednesday, 21 November 2001, 08:40:00. */
const startOfClock = Date.UTC(2001, 10, 21, 8, 40, 0);
const expectedSettings = 'a time (2001-11-21T08:42:31), a step (+30m), thread=7, type=3 or component=NAME';

function readSetting(word: string): Partial<LineSettings> | undefined {
  if (word.startsWith('+')) {
    const step = milliseconds(word.slice(1));
    return step === null ? undefined : { step };
  }
  const pair = /^(thread|type)=([0-9]{1,10})$/.exec(word);
  if (pair) return { [pair[1] ?? '']: Number(pair[2]) };
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?$/.test(word)) return undefined;
  const time = Date.parse(`${word}Z`);
  return Number.isNaN(time) ? undefined : { time };
}

function linesOf({ lines }: ExampleLog): string[] {
  const list = lines.split('\n');
  while (list.at(-1) === '') list.pop();
  return list;
}

function componentOf({ name }: ExampleLog, index: LogIndex): string {
  const { key, base } = index.logKey(name);
  return (key === null ? undefined : index.files.get(key)?.components[0]) ?? base.toUpperCase();
}

/** The parts of a time as the families write them. */
function partsOf(time: number) {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = date.getUTCHours();
  const minutes = `${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const year = date.getUTCFullYear();
  return {
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][date.getUTCDay()],
    monthName: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][date.getUTCMonth()],
    month: two(date.getUTCMonth() + 1),
    day: two(date.getUTCDate()),
    year,
    shortYear: two(year % 100),
    clock: `${two(hours)}:${minutes}`,
    fraction: String(date.getUTCMilliseconds()).padStart(3, '0'),
    plainDate: `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${year}`,
    halfDay: `${hours % 12 === 0 ? 12 : hours % 12}:${minutes} ${hours < 12 ? 'AM' : 'PM'}`,
  };
}
