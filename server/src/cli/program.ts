import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import manifest from '../../../package.json' with { type: 'json' };
import {
  runCatalogueBuild,
  runCatalogueCheck,
  runCatalogueList,
  runCatalogueNew,
  runCatalogueShow,
} from './commands/catalogue.ts';
import { runExplain } from './commands/explain.ts';
import { runRecords } from './commands/records.ts';
import { runTriage } from './commands/triage.ts';
import { type CommandIo, exit, UsageError } from './io.ts';

/**
 * Runs one command line.
 * @param words the arguments after the program's name
 * @returns the exit status: 0 nothing found, 1 found, 2 wrong usage, 3 something could not be read
 */
export async function run(words: readonly string[], io: CommandIo): Promise<number> {
  let status: number = exit.clean;
  const program = makeProgram(io, (result) => {
    status = result;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.usage;
    if (!(error instanceof UsageError)) throw error;
    io.warn(`sms-logs: ${error.message}\n`);
    return exit.usage;
  }
}

type Done = (status: number) => void;

function makeProgram(io: CommandIo, done: Done): Command {
  const program = new Command('sms-logs')
    .description('Reads logs of Microsoft SMS, ConfigMgr and Intune and says what is wrong in them.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: io.write, writeErr: io.warn })
    .configureHelp({ showGlobalOptions: true });
  addTriage(program, io, done);
  addRecords(program, io, done);
  addExplain(program, io, done);
  addCatalogue(program, io, done);
  return program;
}

const catalogueOption = () =>
  new Option('--catalogue <path>', 'further failures: a folder of YAML files or a compiled file; repeatable')
    .argParser((value: string, before: string[]) => [...before, value])
    .default([], 'none');

const encodingOption = () =>
  new Option('--encoding <label>', 'encoding of logs that do not tell').default('windows-1252');

function addTriage(program: Command, io: CommandIo, done: Done): void {
  program
    .command('triage')
    .description('says what is wrong in logs and folders of logs, and whether it is over')
    .argument('[path...]', 'logs, folders, or - for standard input', ['.'])
    .option('--name <name>', 'which log standard input is')
    .addOption(new Option('--format <format>').choices(['text', 'json', 'ndjson']).default('text'))
    .addOption(catalogueOption())
    .option('--since <time>', 'only findings seen at or after this time (ISO 8601)', timeOption)
    .option('--until <time>', 'only findings seen at or before this time (ISO 8601)', timeOption)
    .option('--component <name>', 'only findings seen in lines of this component')
    .addOption(new Option('--state <state>', 'only findings in this state').choices(['open', 'resolved', 'expected']))
    .addOption(encodingOption())
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--sightings <n>', 'at most this many lines for each finding', wholeNumber, 20)
    .option('--jobs <n>', 'workers (default: one for each core)', wholeNumber)
    .action(async (paths: string[], options) => done(await runTriage(paths, options, io)));
}

function addRecords(program: Command, io: CommandIo, done: Done): void {
  program
    .command('records')
    .description('prints every record of a log')
    .argument('<file>', 'a log, or - for standard input')
    .addOption(new Option('--format <format>').choices(['text', 'ndjson']).default('text'))
    .addOption(encodingOption())
    .action(async (path: string, options) => done(await runRecords(path, options, io)));
}

function addExplain(program: Command, io: CommandIo, done: Done): void {
  program
    .command('explain')
    .description('says what a log line or a code means')
    .argument('<text>', 'a line of a log, or a code in any notation')
    .option('--log <name>', 'the log the line stands in')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .addOption(catalogueOption())
    .action((text: string, options) => done(runExplain(text, options, io)));
}

function addCatalogue(program: Command, io: CommandIo, done: Done): void {
  const format = () => new Option('--format <format>').choices(['text', 'json']).default('text');
  const catalogue = program.command('catalogue').description('the known failures');
  catalogue
    .command('list')
    .description('every known failure, a line each')
    .addOption(format())
    .addOption(catalogueOption())
    .action((options) => done(runCatalogueList(options, io)));
  catalogue
    .command('show')
    .description('one failure in full')
    .argument('<id>')
    .addOption(format())
    .addOption(catalogueOption())
    .action((id: string, options) => done(runCatalogueShow(id, options, io)));
  catalogue
    .command('check')
    .description('checks a folder of failures and says what to mend; exits with 1 on any message')
    .argument('[folder]', 'the folder', 'server/catalogue')
    .action((folder: string) => done(runCatalogueCheck(folder, io)));
  catalogue
    .command('new')
    .description('prints the first draft of a failure')
    .argument('<id>')
    .action((id: string) => done(runCatalogueNew(id, io)));
  catalogue
    .command('build')
    .description('compiles a folder of failures into one file')
    .argument('<folder>')
    .requiredOption('-o, --output <file>', 'the file to write')
    .action((folder: string, options: { output: string }) => done(runCatalogueBuild(folder, options.output, io)));
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A whole number from 0 on was expected.');
  return Number(value);
}

/** A time of the command line: local as the logs write it, or UTC where it ends in Z. */
export interface TimeOption {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isUtc: boolean;
}

function timeOption(value: string): TimeOption {
  const isUtc = value.endsWith('Z');
  const shape = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)?Z?$/;
  const day = value.slice(0, 10);
  const clock = value.slice(11).replace('Z', '');
  const at = shape.test(value) ? Date.parse(`${day}T${clock === '' ? '00:00' : clock}Z`) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError('A time such as 2001-11-21T08:42 or 2001-11-21T16:42:31Z was expected.');
  return { at, isUtc };
}
