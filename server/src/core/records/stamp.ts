import { CLOSE_PARENTHESIS, isDigit, MINUS, PLUS, skipBlanks, TILDE, trimBlanks } from '../text/ascii.ts';
import { type DateParts, digitsEnd, number, readClock, readLongDate, readNumericDate } from './dates.ts';
import { type Entry, familyNumber } from './entry.ts';
import type { CcmAttributes } from './families/ccmTail.ts';
import type { Intern } from './intern.ts';
import type { UtcRule } from './types.ts';
import { biasOfZone } from './zones.ts';

/** What a record's time means; one object, filled again and again. */
export interface Stamp {
  /** Local milliseconds as if it were UTC, and UTC; null where unknown. */
  local: number | null;
  utc: number | null;
  rule: UtcRule;
  bias: number | null;
  zone: string | null;
  /** The zone last looked up and what was found: the records of a log share one. */
  knownZone: string;
  knownBias: number | undefined;
}

export function createStamp(): Stamp {
  return { local: null, utc: null, rule: 'none', bias: null, zone: null, knownZone: '', knownBias: undefined };
}

const largestBias = 14 * 60;
const minute = 60_000;

/** Time of a record of any family but `ccm`, from its time span. `zoneName` turns the bytes of a zone into text. */
export function readStamp(bytes: Uint8Array, entry: Entry, parts: DateParts, zoneName: Intern, into: Stamp): void {
  clear(into);
  const { timeStart, timeEnd } = entry;
  if (timeEnd <= timeStart) return;
  if (!isDigit(bytes[timeStart])) {
    const end = readLongDate(bytes, timeStart, timeEnd, parts);
    if (end < 0) return;
    into.local = orNull(parts.local);
    const zone = skipBlanks(bytes, end, timeEnd);
    let zoneEnd = trimBlanks(bytes, zone, timeEnd);
    while (zoneEnd > zone && (bytes[zoneEnd - 1] === TILDE || bytes[zoneEnd - 1] === CLOSE_PARENTHESIS)) zoneEnd--;
    if (zoneEnd > zone) setZone(zoneName(bytes, zone, zoneEnd), into);
    return;
  }
  const end = readNumericDate(bytes, timeStart, timeEnd, parts);
  if (end < 0) return;
  into.local = orNull(parts.local);
  if (entry.family === familyNumber['configmgr-server'] && end < timeEnd) readNativeBias(bytes, end, timeEnd, into);
}

/** Time of a `ccm` record: what the offset means depends on who wrote it (formats.md, Time). */
export function readCcmStamp(bytes: Uint8Array, at: CcmAttributes, parts: DateParts, into: Stamp): void {
  clear(into);
  if (at.timeStart < 0) return;
  const clockEnd = readClock(bytes, at.timeStart, at.timeEnd, parts);
  const clock = parts.local;
  const fraction = parts.fraction;
  if (at.dateStart >= 0 && clockEnd > 0) {
    const dateEnd = readNumericDate(bytes, at.dateStart, at.dateEnd, parts);
    if (dateEnd === at.dateEnd) into.local = orNull(parts.local + clock);
  }
  if (clockEnd < 0) return;
  const writer = writerOf(bytes, at);
  if (clockEnd === at.timeEnd) {
    if (fraction === 5 || fraction === 6) setFused(bytes, clockEnd, fraction, into);
    return;
  }
  readOffset(bytes, clockEnd, at.timeEnd, into);
  if (into.bias === null) {
    into.rule = 'unknown-zone';
    return;
  }
  if (writer === 'mdt' && into.bias === 0) into.rule = 'mdt';
  else if (into.rule === 'none') applyBias(into, writer === 'script' ? 'script-bias' : ruleOf(writer));
  else applyBias(into, into.rule);
}

/** Who wrote a `ccm` record. `unknown`: neither its file nor its thread and context tell. */
export type Writer = 'native' | 'script' | 'mdt' | 'unknown';

/** `x.cpp:12` is native; a script's path, or a user in `context`, is a script; an empty thread without either is MDT. */
export function writerOf(bytes: Uint8Array, at: CcmAttributes): Writer {
  if (at.fileStart >= 0 && at.fileEnd > at.fileStart) {
    if (isScriptPath(bytes, at.fileStart, at.fileEnd)) return 'script';
    if (isSourceLine(bytes, at.fileStart, at.fileEnd)) return 'native';
  }
  if (at.threadStart >= 0 && at.threadEnd === at.threadStart) return 'mdt';
  if (at.contextStart >= 0 && at.contextEnd > at.contextStart) return 'script';
  return at.fileStart >= 0 && at.fileEnd > at.fileStart ? 'unknown' : 'native';
}

function ruleOf(writer: Writer): UtcRule {
  return writer === 'native' ? 'native-bias' : 'unknown-zone';
}

function clear(into: Stamp): void {
  into.local = null;
  into.utc = null;
  into.rule = 'none';
  into.bias = null;
  into.zone = null;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function setZone(name: string, into: Stamp): void {
  into.zone = name;
  if (name !== into.knownZone) {
    into.knownZone = name;
    into.knownBias = biasOfZone(name);
  }
  const bias = into.knownBias;
  if (bias === undefined) {
    into.rule = 'unknown-zone';
    return;
  }
  into.rule = 'zone-name';
  if (into.local !== null) into.utc = into.local + bias * minute;
}

function readNativeBias(bytes: Uint8Array, from: number, to: number, into: Stamp): void {
  const sign = bytes[from];
  const end = digitsEnd(bytes, from + 1, to, 4);
  if ((sign !== PLUS && sign !== MINUS) || end === from + 1 || end !== to) {
    into.rule = 'unknown-zone';
    return;
  }
  into.bias = number(bytes, from + 1, end) * (sign === MINUS ? -1 : 1);
  applyBias(into, 'native-bias');
}

/** `±d`, `+-d` and ` d`; the last two, and fewer digits than native writers give, are scripts' or nobody's. */
function readOffset(bytes: Uint8Array, from: number, to: number, into: Stamp): void {
  let at = from;
  const sign = bytes[at];
  const bare = sign !== PLUS && sign !== MINUS;
  if (bare) at = skipBlanks(bytes, from, to);
  else at++;
  let negative = sign === MINUS;
  const doubled = !bare && (bytes[at] === MINUS || bytes[at] === PLUS);
  if (doubled) {
    negative = bytes[at] === MINUS;
    at++;
  }
  const end = digitsEnd(bytes, at, to, 4);
  if (end === at || trimBlanks(bytes, end, to) !== end || (bare && at === from)) return;
  const size = number(bytes, at, end);
  into.bias = negative && size > 0 ? -size : size;
  if (bare || doubled) into.rule = 'script-bias';
  else if (size === 0 && end - at < 3) into.rule = 'unknown-zone';
}

/** `.935600`: three digits of fraction with the offset behind them, its sign lost; only scripts write so. */
function setFused(bytes: Uint8Array, end: number, digits: number, into: Stamp): void {
  into.bias = number(bytes, end - digits + 3, end);
  applyBias(into, 'script-bias');
}

function applyBias(into: Stamp, rule: UtcRule): void {
  const bias = into.bias ?? 0;
  into.rule = Math.abs(bias) > largestBias ? 'unknown-zone' : rule;
  if (into.local === null) return;
  if (into.rule === 'native-bias') into.utc = into.local + bias * minute;
  if (into.rule === 'script-bias') into.utc = into.local - bias * minute;
}

function isSourceLine(bytes: Uint8Array, from: number, to: number): boolean {
  let at = to;
  while (at > from && isDigit(bytes[at - 1])) at--;
  return at < to && at > from + 1 && bytes[at - 1] === 0x3a && hasExtension(bytes, from, at - 1);
}

function isScriptPath(bytes: Uint8Array, from: number, to: number): boolean {
  let end = to;
  while (end > from && isDigit(bytes[end - 1])) end--;
  if (bytes[end - 1] !== 0x3a || end === to) end = to;
  else end--;
  return scriptExtensions.some((extension) => endsWith(bytes, from, end, extension));
}

function hasExtension(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = to - 1; at > from && to - at <= 5; at--) if (bytes[at] === 0x2e) return true;
  return false;
}

const scriptExtensions = ['.ps1', '.psm1', '.psd1', '.vbs', '.wsf', '.js', '.cmd', '.bat', '.exe', '.py'];

function endsWith(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  if (to - from < text.length) return false;
  for (let index = 0; index < text.length; index++) {
    if (((bytes[to - text.length + index] ?? 0) | 0x20) !== (text.charCodeAt(index) | 0x20)) return false;
  }
  return true;
}
