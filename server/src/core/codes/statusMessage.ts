import { createDateParts, readLongDate } from '../records/dates.ts';
import { bytesOfText } from '../text/bytesOfText.ts';

/** What an SMS status message in a log says of itself (formats.md, rule 10). */
export interface StatusMessage {
  /** SMS's own number of the message. */
  readonly id: number;
  readonly severity: 'information' | 'warning' | 'error' | null;
  readonly component: string | null;
  /** Name of the computer, and code of the site. */
  readonly system: string | null;
  readonly site: string | null;
  /** Milliseconds UTC. */
  readonly utc: number | null;
  /** Insertion strings that are not empty, with their numbers. */
  readonly strings: readonly { readonly number: number; readonly text: string }[];
}

/** UTF-16 code units that are looked at; the longest real message has under 1,000. */
const longest = 8192;

/** Reads `STATMSG: ID=679 SEV=E ... GMTDATE=Tue Mar 23 15:38:31.973 1999 ISTR0="" ...`; undefined for another message. */
export function parseStatusMessage(message: string): StatusMessage | undefined {
  const start = message.slice(0, 200).indexOf('STATMSG: ID=');
  if (start < 0) return undefined;
  const fields = readFields(message.slice(start + 'STATMSG: '.length, start + longest));
  const id = /^[0-9]{1,9}(?=\s|$)/.exec(fields.get('ID') ?? '')?.[0];
  if (id === undefined) return undefined;
  const strings = Array.from({ length: 10 }, (_, number) => ({ number, text: fields.get(`ISTR${number}`) ?? '' }));
  return {
    id: Number(id),
    severity: severities[fields.get('SEV') ?? ''] ?? null,
    component: fields.get('COMP') ?? null,
    system: fields.get('SYS') ?? null,
    site: fields.get('SITE') ?? null,
    utc: readGmtDate(fields.get('GMTDATE') ?? ''),
    strings: strings.filter(({ text }) => text !== ''),
  };
}

const severities: Readonly<Record<string, StatusMessage['severity']>> = { I: 'information', W: 'warning', E: 'error' };

/** `NAME=value` and `NAME="value"` one after the other; a value without quotes ends where the next name begins. */
function readFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const names = [...text.matchAll(/(?:^|\s)([A-Z]{2,8}[0-9]?)=/g)];
  let read = 0;
  for (const [place, name] of names.entries()) {
    // A quoted value may hold what looks like a name.
    if (name.index < read) continue;
    const from = name.index + name[0].length;
    const quote = text[from];
    const closed = quote === '"' || quote === "'" ? text.indexOf(quote, from + 1) : -1;
    const next = names[place + 1]?.index ?? text.length;
    const value = closed < 0 ? text.slice(from, next).trim() : text.slice(from + 1, closed);
    if (!fields.has(name[1]!)) fields.set(name[1]!, value);
    read = closed < 0 ? next : closed + 1;
  }
  return fields;
}

function readGmtDate(text: string): number | null {
  const bytes = bytesOfText(text);
  const parts = createDateParts();
  return readLongDate(bytes, 0, bytes.length, parts) < 0 || Number.isNaN(parts.local) ? null : parts.local;
}
