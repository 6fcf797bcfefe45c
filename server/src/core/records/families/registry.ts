import { isDigit, LESS, OPEN_BRACKET } from '../../text/ascii.ts';
import { type Entry, familyNumber } from '../entry.ts';
import { readBackupLine, readPipedLine } from './backup.ts';
import type { LineContext } from './lineContext.ts';
import { continuesPlainText } from './plain.ts';
import { readProviderHead } from './provider.ts';
import { readSetupLine } from './setup.ts';
import { readDatedClientLine, readUndatedClientLine } from './sms1Client.ts';
import { readBareComponentLine, readTraceLine } from './traceCopy.ts';

/** What a line without a `$$<` or `ccm` tail is: `plain`, a record of one line, or the head of one that may go on. */
export type LineKind = 'plain' | 'line' | 'head';

/**
 * Asks the families that know their records by a head or by the columns of a copied table, the surest first. Fills the
 * entry; a `plain` line leaves it as it was.
 */
export function readHeadLine(
  context: LineContext,
  bytes: Uint8Array,
  start: number,
  end: number,
  entry: Entry,
): LineKind {
  if (end - start < 4) return 'plain';
  const first = bytes[start];
  if (readProviderHead(context, bytes, start, end, entry)) return 'head';
  if (first === OPEN_BRACKET && readDatedClientLine(context, bytes, start, end, entry)) return 'head';
  const dated = isDigit(first);
  if (dated && readBackupLine(context, bytes, start, end, entry)) return 'line';
  if (readPipedLine(context, bytes, start, end, entry)) return 'line';
  if (readTraceLine(context, bytes, start, end, entry)) return 'line';
  if ((dated || first === LESS) && readSetupLine(context, bytes, start, end, entry)) return 'line';
  if (readUndatedClientLine(bytes, start, end, entry)) return 'head';
  return !context.inDollarRun && readBareComponentLine(context, bytes, start, end, entry) ? 'line' : 'plain';
}

/** True where a line that is no record may belong to the open one before it. */
export function continuesHead(held: Entry, bytes: Uint8Array, start: number, end: number): boolean {
  return held.family === familyNumber.provider || continuesPlainText(bytes, start, end);
}
