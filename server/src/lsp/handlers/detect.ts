import { detectRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { onRequest } from '../requests.ts';

/** UTF-16 code units looked at, whatever the client sends. */
const longestHead = 64 * 1024;

export const detectHandler: Handler = ({ connection, core, safely }) => {
  onRequest(connection, detectRequest, (params, token) =>
    safely('detect', token, false, () => {
      const head = new TextEncoder().encode(String(params.head).slice(0, longestHead));
      return core.sniff(head) === 'log';
    }),
  );
  return {};
};
