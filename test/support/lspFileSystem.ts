/** A client's file system in memory, as the requests of a server in a browser see it; folders named `denied` refuse. */
export class FileSystem {
  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
  }

  /** Answers one of the smsLogs/files requests. */
  answer(method: string, uri: string): unknown {
    const path = decodeURIComponent(uri);
    if (path.endsWith('/denied')) throw new Error('no right to read it');
    if (method === 'smsLogs/files/readFolder') return this.#children(`${path}/`);
    const text = this.#files[path];
    if (text === undefined) return null;
    if (method === 'smsLogs/files/stat') return { size: text.length, modified: 7 };
    return new TextEncoder().encode(text);
  }

  #children(folder: string): unknown {
    const below = Object.keys(this.#files).filter((path) => path.startsWith(folder));
    if (below.length === 0) return null;
    const parts = below.map((path) => path.slice(folder.length).split('/'));
    const kinds = new Map(parts.map(([name, ...rest]) => [name, rest.length > 0 ? 'folder' : 'file']));
    return [...kinds].map(([name, kind]) => ({ name, kind }));
  }
}
