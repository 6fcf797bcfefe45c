import type { Handler } from '../context.ts';
import { normalUri } from '../uris.ts';

export const hoverHandler: Handler = ({ connection, cases, documents, safely }) => {
  connection.onHover((params, token) =>
    safely('hover', token, null, async () => {
      const uri = normalUri(params.textDocument.uri);
      const view = await cases.view(uri);
      const log = documents.log(uri, view.core);
      return log ? (view.core.hover(log, view.triage, params.position) ?? null) : null;
    }),
  );
  return { hoverProvider: true };
};
