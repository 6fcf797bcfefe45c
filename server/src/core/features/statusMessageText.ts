import { parseStatusMessage } from '../codes/statusMessage.ts';
import type { LogRecord } from '../records/types.ts';
import type { FeatureContext } from './context.ts';
import { code, type Markdown, prose } from './markdown.ts';
import { utcText } from './timeText.ts';

/** What the status message of a record says, as Markdown; empty for a record that holds none. */
export function statusMessagePart(context: FeatureContext, record: LogRecord): Markdown {
  const status = parseStatusMessage(record.message);
  if (status === undefined) return '';
  const known = context.codes.get(status.id)?.find(({ kind }) => kind === 'sms-status');
  const meaning = known?.text ? `: ${prose(known.text)} (${prose(known.source)})` : ': not known here.';
  const facts = [
    ...(status.severity === null ? [] : [prose(status.severity)]),
    ...(status.component === null ? [] : [`component ${code(status.component, 120)}`]),
    ...(status.system === null ? [] : [`computer ${code(status.system, 120)}`]),
    ...(status.site === null ? [] : [`site ${code(status.site, 20)}`]),
    ...(status.utc === null ? [] : [code(utcText(status.utc))]),
  ];
  const strings = status.strings.map(({ number, text }) => `- string ${number}: ${code(text, 200)}`);
  return [`**Status message** ${code(String(status.id))}${meaning}`, facts.join(', '), strings.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}
