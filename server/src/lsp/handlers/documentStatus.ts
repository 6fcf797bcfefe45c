import { documentStatusRequest } from '../../protocol/messages.ts';
import { caseStatus } from '../caseStatus.ts';
import type { Handler } from '../context.ts';
import { onRequest } from '../requests.ts';
import { normalUri } from '../uris.ts';

export const documentStatusHandler: Handler = (context) => {
  const { connection, cases, background, safely } = context;
  const nothing = { logs: 0, open: 0, resolved: 0, expected: 0, unreadable: [], leftOut: [], family: null, records: 0 };
  onRequest(connection, documentStatusRequest, (params, token) =>
    safely('documentStatus', token, { busy: background.busy, ...nothing }, async () => {
      const uri = normalUri(params.uri);
      const view = await cases.view(uri);
      const reading = view.triage.logs.find(({ path }) => path === uri);
      return {
        ...caseStatus(context, view),
        family: reading ? mostOf(reading.families) : null,
        records: reading?.records ?? 0,
      };
    }),
  );
  return {};
};

function mostOf(counts: Readonly<Record<string, number>>): string | null {
  let most: string | null = null;
  for (const [family, count] of Object.entries(counts)) {
    if (count > 0 && count > (most === null ? 0 : (counts[most] ?? 0))) most = family;
  }
  return most;
}
