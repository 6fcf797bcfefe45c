import { BLANK, COLON, DOT, GREATER, isDigit, MINUS, PLUS } from '../../text/ascii.ts';

/** End of `MM-DD-YYYY hh:mm:ss.mmm±bias` at `time` where `>` follows; -1 else. */
export function configmgrServerTimeEnd(bytes: Uint8Array, time: number, end: number): number {
  if (bytes[time + 2] !== MINUS || bytes[time + 5] !== MINUS || bytes[time + 10] !== BLANK) return -1;
  if (bytes[time + 13] !== COLON || bytes[time + 16] !== COLON || bytes[time + 19] !== DOT) return -1;
  let at = time + 20;
  while (at < end && isDigit(bytes[at])) at++;
  if (bytes[at] !== PLUS && bytes[at] !== MINUS) return -1;
  at++;
  while (at < end && isDigit(bytes[at])) at++;
  return at < end && bytes[at] === GREATER ? at : -1;
}
