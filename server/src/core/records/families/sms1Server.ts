import { BLANK, COLON, GREATER, hexDigit, TILDE } from '../../text/ascii.ts';

/** End of `Ddd Mmm dd hh:mm:ss yyyy~` at `time` where `>` follows in its exact column; -1 else. */
export function sms1ServerTimeEnd(bytes: Uint8Array, time: number): number {
  if (bytes[time + 3] !== BLANK || bytes[time + 10] !== BLANK || bytes[time + 13] !== COLON) return -1;
  if (bytes[time + 19] !== BLANK || bytes[time + 24] !== TILDE || bytes[time + 25] !== GREATER) return -1;
  return time + 25;
}

/** End of a thread in bare hex before `>`; -1 else. */
export function sms1ServerThreadEnd(bytes: Uint8Array, thread: number, end: number): number {
  let at = thread;
  while (at < end && hexDigit(bytes[at]) >= 0) at++;
  return at > thread && at < end && bytes[at] === GREATER ? at : -1;
}
