import { Range, Selection, type TextDocument, type TextEditor, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { newFailureRequest } from '../../../server/src/protocol/messages.ts';
import { freeId, lineTarget } from '../draftFile.ts';
import type { Command } from './command.ts';

/** Opens a first entry for a failure made from a line. Nothing is written: saving is the user's. */
export const newFailure: Command = {
  name: 'smsLogs.newFailure',
  async run({ server }, ...args) {
    const target = lineTarget(args) ?? lineOf(window.activeTextEditor);
    if (!target) return;
    const log = Uri.parse(target.uri);
    const workspaceFolder = workspace.getWorkspaceFolder(log) ?? workspace.workspaceFolders?.[0];
    const folder = workspaceFolder && Uri.joinPath(workspaceFolder.uri, '.sms-logs', 'failures');
    const id = freeId(folder ? await namesIn(folder) : []);
    const text = await server.ask(newFailureRequest, { ...target, id });
    if (!text) {
      void window.showInformationMessage(
        'No failure can be made from this line: a line is found again by four plain (ASCII) characters in one piece. Choose another line of the record.',
      );
      return;
    }
    const editor = await window.showTextDocument(await openUnsaved(folder, id, text));
    const start = text.indexOf(`id: ${id}`) + 4;
    const { document } = editor;
    editor.selection = new Selection(document.positionAt(start), document.positionAt(start + id.length));
  },
};

function lineOf(editor: TextEditor | undefined): { readonly uri: string; readonly line: number } | undefined {
  if (editor?.document.languageId !== 'sms-log') return undefined;
  return { uri: editor.document.uri.toString(), line: editor.selection.active.line };
}

/** Names of the files in the folder, and of the drafts that will lie there. */
async function namesIn(folder: Uri): Promise<readonly string[]> {
  const drafts = workspace.textDocuments.filter(({ uri }) => uri.scheme === 'untitled').map(({ uri }) => uri.path);
  const names = drafts
    .filter((path) => path.startsWith(`${folder.path}/`))
    .map((path) => path.slice(folder.path.length + 1));
  try {
    return [...names, ...(await workspace.fs.readDirectory(folder)).map(([name]) => name)];
  } catch {
    // There is no such folder yet.
    return names;
  }
}

/** An unsaved document that knows where it will lie; without a place where VS Code cannot give it one. */
async function openUnsaved(folder: Uri | undefined, id: string, text: string): Promise<TextDocument> {
  if (!folder || !placedSchemes.has(folder.scheme)) {
    return workspace.openTextDocument({ language: 'yaml', content: text });
  }
  const uri = Uri.joinPath(folder, `${id}.yaml`).with({ scheme: 'untitled' });
  const document = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(0, 0, document.lineCount, 0), text);
  await workspace.applyEdit(edit);
  return document;
}

const placedSchemes: ReadonlySet<string> = new Set(['file', 'vscode-remote']);
