import { CLOSE_BRACKET, COLON, hexDigit, isLetter, OPEN_BRACKET, skipBlanks } from '../../text/ascii.ts';
import { readNumericDate } from '../dates.ts';
import { DAMAGED_TAIL, type Entry, familyNumber } from '../entry.ts';
import type { LineContext } from './lineContext.ts';

/**
 * `[18D][Fri 03/17/2000 16:08:23]:text`: thread in hex, then the time; the text may stand on the lines below. A lost
 * first `[` is a damaged head.
 */
export function readProviderHead(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): boolean {
  const whole = bytes[start] === OPEN_BRACKET;
  const thread = whole ? start + 1 : start;
  let at = thread;
  while (at < end && at - thread < 9 && hexDigit(bytes[at]) >= 0) at++;
  if (at === thread || at + 16 > end || bytes[at] !== CLOSE_BRACKET || bytes[at + 1] !== OPEN_BRACKET) return false;
  let date = at + 2;
  while (date < end && date - at < 8 && (isLetter(bytes[date]) || (bytes[date] ?? 0) > 0x7f)) date++;
  date = skipBlanks(bytes, date, end);
  const dateEnd = readNumericDate(bytes, date, end, context.parts);
  if (dateEnd < 0 || bytes[dateEnd] !== CLOSE_BRACKET || bytes[dateEnd + 1] !== COLON || dateEnd + 1 >= end)
    return false;
  entry.family = familyNumber.provider;
  if (!whole) entry.flags |= DAMAGED_TAIL;
  entry.threadStart = thread;
  entry.threadEnd = at;
  entry.timeStart = date;
  entry.timeEnd = dateEnd;
  entry.messageStart = skipBlanks(bytes, dateEnd + 2, end);
  return true;
}
