import { ticketRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { findFinding, onRequest } from '../requests.ts';

export const ticketHandler: Handler = ({ connection, cases, safely }) => {
  onRequest(connection, ticketRequest, (params, token) =>
    safely('ticket', token, null, async () => {
      const found = await findFinding(cases, params);
      return found ? found.view.core.ticket(found.finding) : null;
    }),
  );
  return {};
};
