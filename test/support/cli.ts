import { run } from '../../server/src/cli/program.ts';
import { shippedCatalogue } from './catalogueFiles.ts';

export interface CommandResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

let catalogue: ReturnType<typeof shippedCatalogue> | undefined;

/** Runs one command line in this process, as text in and text out. */
export async function sms(words: readonly string[], input: readonly Uint8Array[] = []): Promise<CommandResult> {
  let out = '';
  let err = '';
  const status = await run(words, {
    write: (text) => {
      out += text;
    },
    warn: (text) => {
      err += text;
    },
    stdin: (async function* () {
      yield* input;
    })(),
    showsProgress: false,
    colours: false,
    cores: 1,
    now: () => 0,
    shippedCatalogue: () => {
      catalogue ??= shippedCatalogue();
      return catalogue;
    },
  });
  return { status, out, err };
}
