import { draftFromLine } from '../../authoring/draft.ts';
import { newFailureRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { chosenLine } from '../newFailure.ts';
import { onRequest } from '../requests.ts';
import { baseName, normalUri } from '../uris.ts';

export const newFailureHandler: Handler = ({ connection, cases, documents, safely }) => {
  onRequest(connection, newFailureRequest, (params, token) =>
    safely('newFailure', token, null, async () => {
      const uri = normalUri(params.uri);
      const { core } = await cases.view(uri);
      const log = documents.log(uri, core);
      const chosen = log && chosenLine(log, { line: params.line, character: 0 });
      if (!chosen) return null;
      const described = core.logFile(uri);
      const draft = draftFromLine(params.id, {
        message: chosen.message,
        family: chosen.record.family,
        logName: baseName(uri),
        log: described?.key,
        product: described?.product ?? 'sms',
      });
      return draft ?? null;
    }),
  );
  return {};
};
