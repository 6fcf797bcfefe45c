import { COLON, DOT, isDigit, isLetter, MINUS, SLASH, skipBlanks } from '../text/ascii.ts';

/** What reading a date gave; one object, filled again and again. */
export interface DateParts {
  /** Local milliseconds as if it were UTC; NaN where a part is missing or impossible. */
  local: number;
  /** Digits of the fraction; 0 where there is none. */
  fraction: number;
  /** The text ended in the middle of the date. */
  cut: boolean;
  /** The day last asked for and its milliseconds: records of one day stand together. */
  day: number;
  dayStart: number;
}

export function createDateParts(): DateParts {
  return { local: Number.NaN, fraction: 0, cut: false, day: -1, dayStart: 0 };
}

/**
 * Reads `Ddd Mmm dd hh:mm:ss[.fff] yyyy` at `from`; English month, weekday of any letters. Gives the position after the
 * year, or -1. `parts.cut` is true where `to` came too early.
 */
export function readLongDate(bytes: Uint8Array, from: number, to: number, parts: DateParts): number {
  parts.cut = false;
  parts.local = Number.NaN;
  let at = from;
  while (at < to && at - from < 6 && isWeekdayByte(bytes[at])) at++;
  if (at - from < 2 || at >= to) return stop(parts, at, to);
  const monthAt = skipBlanks(bytes, at, to);
  if (monthAt === at || monthAt + 3 > to) return stop(parts, monthAt === at ? at : to, to);
  const month = monthOf(bytes, monthAt);
  if (month === 0) return -1;
  const dayAt = skipBlanks(bytes, monthAt + 3, to);
  const dayEnd = digitsEnd(bytes, dayAt, to, 2);
  const timeAt = skipBlanks(bytes, dayEnd, to);
  const timeEnd = readClock(bytes, timeAt, to, parts);
  if (timeEnd < 0 || dayEnd === dayAt) return stop(parts, parts.cut ? to : timeAt, to);
  const clock = parts.local;
  parts.local = Number.NaN;
  const yearAt = skipBlanks(bytes, timeEnd, to);
  const yearEnd = digitsEnd(bytes, yearAt, to, 4);
  if (yearEnd - yearAt !== 4) return stop(parts, yearEnd, to);
  parts.local = dayMilliseconds(parts, number(bytes, yearAt, yearEnd), month, number(bytes, dayAt, dayEnd)) + clock;
  return yearEnd;
}

/**
 * Reads `M/D/Y[Y][ h:mm:ss[.fff][ AM|PM]]` at `from`, month first; between the numbers `/`, `-` or `.` (with `.` the
 * day comes first, as German copies write it). Years of two digits are 1980 to 2079. Position after it, or -1.
 */
export function readNumericDate(bytes: Uint8Array, from: number, to: number, parts: DateParts): number {
  parts.cut = false;
  parts.local = Number.NaN;
  parts.fraction = 0;
  const firstEnd = digitsEnd(bytes, from, to, 2);
  const separator = bytes[firstEnd];
  if (firstEnd === from || (separator !== SLASH && separator !== MINUS && separator !== DOT)) {
    return stop(parts, firstEnd === from ? from - 1 : firstEnd, to);
  }
  const secondEnd = digitsEnd(bytes, firstEnd + 1, to, 2);
  if (secondEnd === firstEnd + 1 || secondEnd >= to) return stop(parts, secondEnd, to);
  if (bytes[secondEnd] !== separator) return -1;
  const yearEnd = digitsEnd(bytes, secondEnd + 1, to, 4);
  const yearLength = yearEnd - secondEnd - 1;
  if (yearLength !== 2 && yearLength !== 4) return stop(parts, yearEnd, to);
  if (isDigit(bytes[yearEnd]) && yearEnd < to) return -1;

  const first = number(bytes, from, firstEnd);
  const second = number(bytes, firstEnd + 1, secondEnd);
  const year = fullYear(number(bytes, secondEnd + 1, yearEnd), yearLength);
  const day =
    separator === DOT ? dayMilliseconds(parts, year, second, first) : dayMilliseconds(parts, year, first, second);
  const clockAt = skipBlanks(bytes, yearEnd, to);
  const clockEnd = clockAt === yearEnd ? -1 : readClock(bytes, clockAt, to, parts);
  if (clockEnd < 0) {
    parts.local = day;
    parts.cut = false;
    return yearEnd;
  }
  const half = readHalf(bytes, clockEnd, to);
  parts.local = day + toTwentyFour(parts.local, half);
  return half === 0 ? clockEnd : skipBlanks(bytes, clockEnd, to) + 2;
}

/** Reads `h:mm:ss[.fff]`, 1 to 7 digits of fraction, into `parts.local` as milliseconds of the day. */
export function readClock(bytes: Uint8Array, from: number, to: number, parts: DateParts): number {
  parts.local = Number.NaN;
  parts.fraction = 0;
  const hourEnd = digitsEnd(bytes, from, to, 2);
  if (hourEnd === from || hourEnd >= to || bytes[hourEnd] !== COLON) return stop(parts, hourEnd, to);
  const minuteEnd = digitsEnd(bytes, hourEnd + 1, to, 2);
  if (minuteEnd === hourEnd + 1 || minuteEnd >= to || bytes[minuteEnd] !== COLON) return stop(parts, minuteEnd, to);
  const secondEnd = digitsEnd(bytes, minuteEnd + 1, to, 2);
  if (secondEnd === minuteEnd + 1) return stop(parts, secondEnd, to);
  const hour = number(bytes, from, hourEnd);
  const minute = number(bytes, hourEnd + 1, minuteEnd);
  const second = number(bytes, minuteEnd + 1, secondEnd);
  let end = secondEnd;
  let milliseconds = 0;
  if (end < to && bytes[end] === DOT && isDigit(bytes[end + 1])) {
    end = digitsEnd(bytes, secondEnd + 1, to, 9);
    parts.fraction = end - secondEnd - 1;
    milliseconds = fractionMilliseconds(bytes, secondEnd + 1, end);
  }
  if (hour < 24 && minute < 60 && second < 60) {
    parts.local = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  }
  return end;
}

/** Milliseconds since 1970 of a day; NaN for a day that does not exist. */
export function dayMilliseconds(parts: DateParts, year: number, month: number, day: number): number {
  const key = (year * 16 + month) * 32 + day;
  if (key === parts.day) return parts.dayStart;
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return Number.NaN;
  parts.day = key;
  parts.dayStart = Date.UTC(year, month - 1, day);
  return parts.dayStart;
}

/** Unsigned decimal number of digits only. */
export function number(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + ((bytes[at] ?? 0x30) - 0x30);
  return value;
}

/** End of the run of at most `most` digits at `from`. */
export function digitsEnd(bytes: Uint8Array, from: number, to: number, most: number): number {
  const limit = Math.min(to, from + most);
  let at = from;
  while (at < limit && isDigit(bytes[at])) at++;
  return at;
}

/** The first three digits of a fraction of a second, as milliseconds. */
export function fractionMilliseconds(bytes: Uint8Array, from: number, to: number): number {
  const digits = Math.min(3, to - from);
  return number(bytes, from, from + digits) * (digits === 1 ? 100 : digits === 2 ? 10 : 1);
}

function stop(parts: DateParts, at: number, to: number): number {
  parts.cut = at >= to;
  parts.local = Number.NaN;
  return -1;
}

function fullYear(year: number, digits: number): number {
  if (digits === 4) return year;
  return year >= 80 ? 1900 + year : 2000 + year;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 1 for AM, 2 for PM, 0 for neither; at most one blank or TAB run before it. */
function readHalf(bytes: Uint8Array, from: number, to: number): number {
  const at = skipBlanks(bytes, from, to);
  if (at + 2 > to || ((bytes[at + 1] ?? 0) | 0x20) !== 0x6d) return 0;
  if (at + 2 < to && isLetter(bytes[at + 2])) return 0;
  const letter = (bytes[at] ?? 0) | 0x20;
  return letter === 0x61 ? 1 : letter === 0x70 ? 2 : 0;
}

function toTwentyFour(milliseconds: number, half: number): number {
  const hour = 3_600_000;
  if (half === 0) return milliseconds;
  const twelve = milliseconds >= 12 * hour && milliseconds < 13 * hour;
  if (half === 1) return twelve ? milliseconds - 12 * hour : milliseconds;
  return twelve || milliseconds >= 13 * hour ? milliseconds : milliseconds + 12 * hour;
}

/** Letters of any code page: localised weekdays occur. */
function isWeekdayByte(byte: number | undefined): boolean {
  return isLetter(byte) || (byte !== undefined && byte > 0x7f) || byte === DOT;
}

function monthOf(bytes: Uint8Array, at: number): number {
  const key = (((bytes[at] ?? 0) | 0x20) << 16) | (((bytes[at + 1] ?? 0) | 0x20) << 8) | ((bytes[at + 2] ?? 0) | 0x20);
  switch (key) {
    case 0x6a616e:
      return 1;
    case 0x666562:
      return 2;
    case 0x6d6172:
      return 3;
    case 0x617072:
      return 4;
    case 0x6d6179:
      return 5;
    case 0x6a756e:
      return 6;
    case 0x6a756c:
      return 7;
    case 0x617567:
      return 8;
    case 0x736570:
      return 9;
    case 0x6f6374:
      return 10;
    case 0x6e6f76:
      return 11;
    case 0x646563:
      return 12;
    default:
      return 0;
  }
}
