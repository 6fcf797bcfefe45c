import type { Connection, Diagnostic } from 'vscode-languageserver';

/** Sends the rows of each log, only when they changed, and takes them back when a log goes away. */
export interface Publisher {
  publish(uri: string, diagnostics: Diagnostic[], version: number | undefined): void;
  /** Clears every log that is not in `uris`. */
  keepOnly(uris: ReadonlySet<string>): void;
}

/** Makes the publisher. `shownAs` gives the client's own spelling of a URI. */
export function createPublisher(connection: Connection, shownAs: (uri: string) => string): Publisher {
  const sent = new Map<string, string>();

  function send(uri: string, diagnostics: Diagnostic[], version: number | undefined): void {
    const params = { uri: shownAs(uri), diagnostics };
    void connection.sendDiagnostics(version === undefined ? params : { ...params, version });
  }

  return {
    publish(uri, diagnostics, version) {
      const text = JSON.stringify(diagnostics);
      const before = sent.get(uri);
      if (before === text || (before === undefined && diagnostics.length === 0)) return;
      sent.set(uri, text);
      send(uri, diagnostics, version);
    },
    keepOnly(uris) {
      for (const [uri, text] of [...sent]) {
        if (uris.has(uri)) continue;
        sent.delete(uri);
        if (text !== '[]') send(uri, [], undefined);
      }
    },
  };
}
