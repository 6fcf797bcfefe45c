import { triageFolderRequest } from '../../protocol/messages.ts';
import { caseStatus } from '../caseStatus.ts';
import type { Handler } from '../context.ts';
import { onRequest } from '../requests.ts';
import { normalFolder } from '../roots.ts';

export const triageFolderHandler: Handler = (context) => {
  const { connection, background, cases, roots, safely } = context;
  const nothing = { busy: false, logs: 0, open: 0, resolved: 0, expected: 0, unreadable: [], leftOut: [] };
  onRequest(connection, triageFolderRequest, (params, token) =>
    safely('triageFolder', token, nothing, async () => {
      const folder = normalFolder(params.uri);
      // A folder inside the workspace stays part of its case: a finding needs the logs around it.
      if (cases.rootOf(folder) === undefined) roots.addAsked(folder);
      background.addRoot(cases.rootOf(folder) ?? folder);
      await background.settled();
      const view = await cases.view(`${folder}/x.log`);
      return caseStatus(context, view);
    }),
  );
  return {};
};
