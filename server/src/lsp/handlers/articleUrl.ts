import { articleUrlRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { onRequest } from '../requests.ts';
import { normalUri } from '../uris.ts';

export const articleUrlHandler: Handler = ({ connection, cases, core, safely }) => {
  onRequest(connection, articleUrlRequest, (params, token) =>
    safely('articleUrl', token, null, async () => {
      // The address comes from the catalogue, never from the request or a log.
      const catalogue = params.uri === undefined ? core : (await cases.view(normalUri(params.uri))).core;
      return webAddress(catalogue.failure(params.failure)?.url ?? null);
    }),
  );
  return {};
};

/** Further catalogues are anybody's: only what a browser opens as a page gets through. */
function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
