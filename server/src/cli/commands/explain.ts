import type { ExplainedText } from '../../core/index.ts';
import { openCore } from '../catalogues.ts';
import { type CommandIo, exit } from '../io.ts';
import { recordJson } from '../reporters/ndjson.ts';
import { shown } from '../reporters/plain.ts';

export interface ExplainOptions {
  readonly log?: string;
  readonly format: 'text' | 'json';
  readonly catalogue: readonly string[];
}

/** `sms-logs explain`: what a log line or a code means. */
export function runExplain(text: string, options: ExplainOptions, io: CommandIo): number {
  const { core } = openCore(options.catalogue, io);
  const explanation = core.explain(text, options.log);
  io.write(
    options.format === 'json' ? `${JSON.stringify(explainJson(explanation), null, 2)}\n` : explainText(explanation),
  );
  return exit.clean;
}

/** The document of `explain --format json`; its shape is in schemas/explain.schema.json. */
function explainJson({ record, failures, codes }: ExplainedText): object {
  return {
    schema: 'sms-logs/explain@1',
    record: record === null ? null : recordJson(record),
    failures: failures.map(({ failure, signal, captures }) => ({
      failure: failure.id,
      articles: failure.articles,
      title: failure.title,
      url: failure.url,
      signal,
      captures,
      cause: failure.cause,
      harmless: failure.harmless,
    })),
    codes: codes.map((code) => ({
      text: code.text,
      unsigned: code.unsigned,
      hex: code.hex,
      meanings: code.meanings,
    })),
  };
}

function explainText({ record, failures, codes }: ExplainedText): string {
  const lines: string[] = [];
  if (record !== null && record.family !== 'plain') {
    lines.push(
      `A record of the family ${record.family}${record.component === null ? '' : `, written by ${shown(record.component)}`}.`,
    );
  }
  for (const { failure } of failures) {
    lines.push(
      `${failure.articles[0] ?? failure.id}  ${failure.title}${failure.harmless ? ' (harmless)' : ''}`,
      `  ${failure.cause}`,
    );
    if (failure.url !== null) lines.push(`  ${failure.url}`);
  }
  for (const code of codes) {
    lines.push(`${code.text} = ${code.unsigned} = ${code.hex}`);
    for (const meaning of code.meanings) {
      const name = meaning.name === null ? '' : ` ${meaning.name}`;
      lines.push(`  ${meaning.kind}${name}${meaning.text === null ? '' : `: ${meaning.text}`}`);
    }
  }
  return lines.length === 0 ? 'Nothing is known of this text.\n' : `${lines.join('\n')}\n`;
}
