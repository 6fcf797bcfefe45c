import type { Range } from 'vscode-languageserver-types';
import type { LogDocument } from '../records/types.ts';

/** Names for the manifest's semanticTokenTypes and semanticTokenModifiers, in the order of their numbers. */
export const semanticTokenLegend = {
  types: [
    'smsComponent',
    'smsTime',
    'smsThread',
    'smsSeverity',
    'smsContext',
    'smsFile',
    'smsMarker',
    'smsCode',
    'smsMessage',
  ],
  modifiers: ['error', 'warning', 'verbose', 'success'],
} as const;

/** Token data for the lines of `range`, or for the whole text: five integers per token as LSP wants them. */
export function semanticTokens(log: LogDocument, range?: Range): number[] {
  void log;
  void range;
  return [];
}
