import { evidenceRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { findFinding, onRequest } from '../requests.ts';

/** More places than a peek can show well. */
const mostLocations = 1000;

export const evidenceHandler: Handler = ({ connection, cases, documents, safely }) => {
  onRequest(connection, evidenceRequest, (params, token) =>
    safely('evidence', token, null, async () => {
      const found = await findFinding(cases, params);
      if (!found) return null;
      const { chosen } = found.view.core.evidence(found.finding, mostLocations);
      const locations = chosen.map(({ log, sighting }) => ({
        uri: documents.shownAs(log.path),
        range: sighting.head,
      }));
      return { title: found.finding.failure.title, locations };
    }),
  );
  return {};
};
