import { skipBlanks } from '../../text/ascii.ts';

/** A message that goes on in the next physical line does so at once: an empty line ends it. */
export function continuesPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  return skipBlanks(bytes, start, end) < end;
}
