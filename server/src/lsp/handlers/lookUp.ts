import { lookUpRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { onRequest } from '../requests.ts';

/** UTF-16 code units looked at, whatever the client sends. */
const longestText = 20_000;

export const lookUpHandler: Handler = ({ connection, core, safely }) => {
  onRequest(connection, lookUpRequest, ({ text, log }, token) =>
    safely('lookUp', token, [], async () => core.lookUp(String(text).slice(0, longestText), log)),
  );
  return {};
};
