import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver';
import type { Finding } from '../core/index.ts';
import type { FindingParams, RequestName } from '../protocol/messages.ts';
import type { Cases, CaseView } from './cases.ts';
import { normalUri } from './uris.ts';

/** Registers a request of our own with the types of its name. */
export function onRequest<Params, Result>(
  connection: Connection,
  name: RequestName<Params, Result>,
  answer: (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>>,
): void {
  connection.onRequest(name.method, (params: Params, token: CancellationToken): unknown => answer(params, token));
}

/** The finding a request names, in the case of its log; undefined when it is not there any more. */
export async function findFinding(
  cases: Cases,
  params: FindingParams,
): Promise<{ readonly view: CaseView; readonly finding: Finding } | undefined> {
  const view = await cases.view(normalUri(params.uri));
  const finding = view.triage.findings.find(({ id }) => id === params.finding);
  return finding ? { view, finding } : undefined;
}
