import { articlePageRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { findFinding, onRequest } from '../requests.ts';

export const articlePageHandler: Handler = ({ connection, cases, core, safely }) => {
  onRequest(connection, articlePageRequest, (params, token) =>
    safely('articlePage', token, null, async () => {
      const { uri, finding: id } = params;
      if (uri !== undefined && id !== undefined) {
        const found = await findFinding(cases, { uri, finding: id });
        if (found)
          return page(found.view.core.articlePage(found.finding.failure, found.finding), found.finding.failure);
      }
      const view = uri === undefined ? undefined : await cases.view(uri);
      const failure = (view?.core ?? core).failure(params.failure);
      return failure ? page((view?.core ?? core).articlePage(failure), failure) : null;
    }),
  );
  return {};
};

function page(text: string, failure: { readonly title: string }) {
  return { title: failure.title, text };
}
