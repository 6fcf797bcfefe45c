import { BLANK, GREATER, LESS } from '../../text/ascii.ts';

/** End of the zone's name that follows the year (`sms2DateEnd`) and is closed by `>`; -1 else. */
export function sms2ServerTimeEnd(bytes: Uint8Array, dateEnd: number, end: number): number {
  if (bytes[dateEnd] !== BLANK) return -1;
  let at = dateEnd;
  let byte = bytes[at];
  while (byte !== GREATER && byte !== LESS && at < end) byte = bytes[++at];
  return at < end && byte === GREATER ? at : -1;
}
