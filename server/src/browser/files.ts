import type { Connection } from 'vscode-languageserver';
import type { Files, OpenFile } from '../lsp/host.ts';
import { type FolderAccess, walkFolder } from '../lsp/walk.ts';
import { type RequestName, readFileRequest, readFolderRequest, statFileRequest } from '../protocol/messages.ts';

/** Files through the client: a worker sees none itself. A file comes whole, so one is held at a time. */
export function clientFiles(connection: Connection): Files {
  async function ask<Result>(
    name: RequestName<{ uri: string }, Result | null>,
    uri: string,
  ): Promise<Result | undefined> {
    return (await connection.sendRequest<Result | null>(name.method, { uri })) ?? undefined;
  }

  const access: FolderAccess = {
    children: (folder) => ask(readFolderRequest, folder.toString()),
    stat: (file) => ask(statFileRequest, file.toString()),
  };
  return {
    list: (folder, options) => walkFolder(folder, access, options),
    stat: (uri) => ask(statFileRequest, uri),
    open: async (uri) => {
      const bytes = await ask(readFileRequest, uri);
      return bytes && openBytes(bytes);
    },
  };
}

function openBytes(bytes: Uint8Array): OpenFile {
  return {
    read: async (buffer, offset) => {
      const part = bytes.subarray(offset, offset + buffer.length);
      buffer.set(part);
      return part.length;
    },
    close: async () => undefined,
  };
}
