import type { Range, SemanticTokens } from 'vscode-languageserver';
import type { Handler } from '../context.ts';
import { normalUri } from '../uris.ts';

/** UTF-16 code units. Above it only the visible lines are coloured: a null answer makes the client ask for the range. */
const longestWhole = 2 * 1024 * 1024;

export const semanticTokensHandler: Handler = ({ connection, core, cases, documents, safely }) => {
  async function tokens(textUri: string, range: Range | undefined): Promise<SemanticTokens | null> {
    const uri = normalUri(textUri);
    if (range === undefined && documents.length(uri) > longestWhole) return null;
    const view = await cases.view(uri);
    const log = documents.log(uri, view.core);
    return log ? { data: view.core.semanticTokens(log, range) } : null;
  }

  connection.languages.semanticTokens.on((params, token) =>
    safely('semanticTokens/full', token, null, () => tokens(params.textDocument.uri, undefined)),
  );
  connection.languages.semanticTokens.onRange((params, token) =>
    safely('semanticTokens/range', token, null, () => tokens(params.textDocument.uri, params.range)),
  );
  const { types, modifiers } = core.tokenLegend;
  return {
    semanticTokensProvider: {
      legend: { tokenTypes: [...types], tokenModifiers: [...modifiers] },
      full: true,
      range: true,
    },
  };
};
