import {
  BLANK,
  CLOSE_PARENTHESIS,
  COLON,
  DOT,
  GREATER,
  hexDigit,
  isDigit,
  OPEN_PARENTHESIS,
} from '../../text/ascii.ts';

/** End of `Ddd Mmm dd hh:mm:ss.mmm yyyy` at `time` in its exact columns; what follows is the caller's to look at. -1 else. */
export function sms2DateEnd(bytes: Uint8Array, time: number): number {
  if (bytes[time + 3] !== BLANK || bytes[time + 7] !== BLANK || bytes[time + 10] !== BLANK) return -1;
  if (bytes[time + 13] !== COLON || bytes[time + 16] !== COLON) return -1;
  return bytes[time + 19] === DOT && bytes[time + 23] === BLANK ? time + 28 : -1;
}

/** The client writes no zone: `>` follows the year. */
export function sms2ClientTimeEnd(bytes: Uint8Array, dateEnd: number): number {
  return bytes[dateEnd] === GREATER ? dateEnd : -1;
}

/** End of `DEC (0xHEX)` before `>`; -1 else. */
export function decimalThreadEnd(bytes: Uint8Array, thread: number, end: number): number {
  let at = thread;
  while (at < end && isDigit(bytes[at])) at++;
  if (at === thread || bytes[at] !== BLANK || bytes[at + 1] !== OPEN_PARENTHESIS) return -1;
  at += 4;
  while (at < end && hexDigit(bytes[at]) >= 0) at++;
  return at + 1 < end && bytes[at] === CLOSE_PARENTHESIS && bytes[at + 1] === GREATER ? at + 1 : -1;
}
