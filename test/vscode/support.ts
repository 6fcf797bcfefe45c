import * as vscode from 'vscode';

const limit = 20_000;

/** The file of the opened folder, by its path below it. */
export function file(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path.split('/'));
}

/** Shows a file as a user would, and gives its document; VS Code forgets it when its editor is closed. */
export async function show(path: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', file(path));
  return documentOf(path);
}

/** The document that VS Code holds for a file at this moment; a change of language makes a new one. */
export function documentOf(path: string): vscode.TextDocument {
  const uri = file(path).toString();
  const found = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri && !document.isClosed,
  );
  if (!found) throw new Error(`${path} is not open`);
  return found;
}

export function isOpen(path: string): boolean {
  const uri = file(path).toString();
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri && !document.isClosed);
}

export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Rows of a file in the Problems panel; the hints, which only mark lines in the text, are left out. */
export function rowsOf(path: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(file(path))
    .filter((diagnostic) => diagnostic.source === 'SMS' && diagnostic.severity !== vscode.DiagnosticSeverity.Hint);
}

/** Waits until the rows of a file are as wanted; says what they were where they never become so. */
export function untilRows(
  path: string,
  what: string,
  wanted: (rows: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return until(
    what,
    [vscode.languages.onDidChangeDiagnostics],
    () => (wanted(rowsOf(path)) ? rowsOf(path) : undefined),
    () => `the rows of ${path} are ${JSON.stringify(rowsOf(path).map((row) => row.message))}`,
  );
}

export function untilLanguage(path: string, language: string): Promise<vscode.TextDocument> {
  return until(
    `${path} to have the language ${language}`,
    [vscode.workspace.onDidOpenTextDocument, vscode.window.onDidChangeActiveTextEditor],
    () => (isOpen(path) && documentOf(path).languageId === language ? documentOf(path) : undefined),
    () => (isOpen(path) ? `its language is ${documentOf(path).languageId}` : 'it is not open'),
  );
}

/**
 * Looks now and after each event, and fails loudly after 20 s. `look` answers undefined for "not yet";
 * `found` tells, for the failure's message, what there was instead.
 */
export function until<T>(
  what: string,
  events: readonly vscode.Event<never>[] | readonly vscode.Event<unknown>[],
  look: () => T | undefined,
  found: () => string = () => 'it did not happen',
): Promise<T> {
  return new Promise<T>((done, fail) => {
    const subscriptions: vscode.Disposable[] = [];
    const end = (): void => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
    };
    const check = (): void => {
      const value = look();
      if (value === undefined) return;
      end();
      done(value);
    };
    const timer = setTimeout(() => {
      end();
      fail(new Error(`waited ${limit / 1000} s for ${what}: ${found()}`));
    }, limit);
    for (const event of events as readonly vscode.Event<unknown>[]) subscriptions.push(event(check));
    check();
  });
}
