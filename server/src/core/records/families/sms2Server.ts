import { BLANK, GREATER, LESS } from '../../text/ascii.ts';

/** End of the zone's name that follows the year (`sms2DateEnd`) and is closed by `>`; -1 else. */
export function sms2ServerTimeEnd(bytes: Uint8Array, dateEnd: number, end: number): number {
  if (bytes[dateEnd] !== BLANK) return -1;
  let at = dateEnd;
  while (at < end && bytes[at] !== GREATER && bytes[at] !== LESS) at++;
  return at < end && bytes[at] === GREATER ? at : -1;
}
