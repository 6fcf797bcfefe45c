import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type RequestName,
  readFileRequest,
  readFolderRequest,
  statFileRequest,
} from '../../server/src/protocol/messages.ts';

/** Reads files for a server that sees none: in a browser, whatever file system the workspace has. */
export function serveFiles(client: BaseLanguageClient): void {
  answer(client, readFolderRequest, async (uri) => {
    const entries = await workspace.fs.readDirectory(uri);
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  });
  answer(client, statFileRequest, async (uri) => {
    const { type, size, mtime } = await workspace.fs.stat(uri);
    return kindOf(type) === 'file' ? { size, modified: mtime } : null;
  });
  answer(client, readFileRequest, (uri) => Promise.resolve(workspace.fs.readFile(uri)));
}

function answer<Result>(
  client: BaseLanguageClient,
  name: RequestName<{ readonly uri: string }, Result | null>,
  work: (uri: Uri) => Promise<Result | null>,
): void {
  client.onRequest(name.method, async (params: { readonly uri: string }): Promise<unknown> => {
    try {
      return await work(Uri.parse(params.uri, true));
    } catch (error) {
      if (error instanceof FileSystemError && absent.has(error.code)) return null;
      throw error;
    }
  });
}

const absent: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory']);

/** A link to a folder is not followed: it may lead back. */
function kindOf(type: FileType): 'file' | 'folder' | 'other' {
  if (type === FileType.Directory) return 'folder';
  return (type & FileType.File) !== 0 ? 'file' : 'other';
}
