import { type Connection, type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompiledCatalogue } from '../core/index.ts';
import { type CatalogueMistake, type CheckedFile, mistakesIn } from './catalogues.ts';
import type { Cores, NumberedCore } from './cores.ts';
import type { OpenLogs, OpenTeamFile } from './documents.ts';
import { createPublisher } from './publisher.ts';
import type { SettingsCache } from './settings.ts';
import { folderOfTeamFile } from './teamFolder.ts';

/** Shows what is wrong in the files of teams' own failures. */
export interface CatalogueProblems {
  /** Sends the rows of each such file, on disk or open, that changed; clears those of files that are mended or gone. */
  publish(): Promise<void>;
}

export interface CatalogueProblemsParts {
  readonly connection: Connection;
  readonly documents: OpenLogs;
  readonly cores: Cores;
  readonly settings: SettingsCache;
  roots(): readonly string[];
}

/** Rows of one file: who mends these sees the next. */
const mostRows = 100;

/** Makes it; nothing is sent before the first `publish`. */
export function createCatalogueProblems(parts: CatalogueProblemsParts): CatalogueProblems {
  const { connection, documents, cores, settings } = parts;
  const publisher = createPublisher(connection, documents.shownAs);
  let typed = new Map<string, TypedFile>();

  const coreOf = async (uri: string, folder: string | undefined) => cores.of(await settings.of(uri), folder);

  /** An open file is judged by itself, as it is typed; where it is what lies on disk, together with the others. */
  async function judge(file: OpenTeamFile, onDisk: CheckedFile | undefined): Promise<TypedFile> {
    if (onDisk?.text === file.text) return { ...file, known: undefined, mistakes: onDisk.mistakes };
    const folder = folderOfTeamFile(file.uri, parts.roots());
    const { known } = await coreOf(folder ?? file.uri, folder);
    const before = typed.get(file.uri);
    if (before?.text === file.text && before.known === known) return { ...before, version: file.version };
    return { ...file, known, mistakes: mistakesIn(file.uri, file.text, known) };
  }

  return {
    async publish() {
      const used: NumberedCore[] = [];
      for (const root of parts.roots()) used.push(await coreOf(root, root));
      const files = new Map<string, CheckedFile>();
      for (const file of used.flatMap((core) => core.files)) {
        // A file that two folders share is right only where both can use it.
        if (file.mistakes.length > 0 || !files.has(file.uri)) files.set(file.uri, file);
      }
      const open = new Map<string, TypedFile>();
      for (const file of documents.teamFiles()) open.set(file.uri, await judge(file, files.get(file.uri)));
      typed = open;
      for (const uri of new Set([...files.keys(), ...open.keys()])) {
        const file = open.get(uri) ?? files.get(uri);
        if (file) publisher.publish(uri, rowsOf(file), open.get(uri)?.version);
      }
      publisher.keepOnly(new Set([...files.keys(), ...open.keys()]));
    },
  };
}

/** An open file, and what was known when it was judged; undefined where it was judged with the others. */
interface TypedFile extends CheckedFile {
  readonly version: number;
  readonly known: CompiledCatalogue | undefined;
}

function rowsOf({ uri, text, mistakes }: CheckedFile): Diagnostic[] {
  if (mistakes.length === 0) return [];
  const document = TextDocument.create(uri, 'yaml', 0, text);
  const starts = lineStarts(text);
  return mistakes.slice(0, mostRows).map((mistake) => ({
    range: rangeOf(mistake, document, starts),
    severity: mistake.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'SMS',
    message: mistake.text,
  }));
}

/** From the mistake to the end of its line. The reader of YAML counts LF only, an editor a lone CR as well. */
function rangeOf({ line, column }: CatalogueMistake, document: TextDocument, starts: readonly number[]): Range {
  const text = document.getText();
  const from = Math.min((starts[line - 1] ?? text.length) + column - 1, text.length);
  const rest = /^[^\r\n]{0,1000}/.exec(text.slice(from, from + 1000))?.[0] ?? '';
  return { start: document.positionAt(from), end: document.positionAt(from + rest.trimEnd().length) };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
