import type { LogRecord } from '../../core/index.ts';
import { openCore } from '../catalogues.ts';
import { chunkSize, readPieces, reasonOf } from '../files.ts';
import { type CommandIo, exit } from '../io.ts';
import { localIso } from '../reporters/json.ts';
import { recordLine } from '../reporters/ndjson.ts';
import { shown } from '../reporters/plain.ts';

export interface RecordsOptions {
  readonly format: 'text' | 'ndjson';
  readonly encoding: string;
}

/** `sms-logs records`: prints every record of one log as it is read. */
export async function runRecords(path: string, options: RecordsOptions, io: CommandIo): Promise<number> {
  const { core } = openCore([], io);
  const print = options.format === 'ndjson' ? recordLine : recordText;
  const reader = core.recordReader({ encoding: options.encoding }, (record) => io.write(print(record)));
  try {
    if (path === '-') for await (const chunk of io.stdin) reader.push(chunk);
    else readPieces(path, new Uint8Array(chunkSize), reader.push);
    reader.end();
    return exit.clean;
  } catch (error) {
    io.warn(`sms-logs: ${path}: ${reasonOf(error)}\n`);
    return exit.unreadable;
  }
}

function recordText(record: LogRecord): string {
  const time = localIso(record.time)?.replace('T', ' ') ?? '-';
  const severity = record.severity === 'none' ? '-' : record.severity;
  const message = record.message.split('\n').map(shown).join('\n    ');
  return `${record.line + 1}\t${time}\t${shown(record.component ?? '-')}\t${record.thread ?? '-'}\t${severity}\t${message}\n`;
}
