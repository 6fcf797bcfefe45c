import type { Finding, Triage } from '../../core/index.ts';
import { type WorkaroundCheck, workaroundCheckRequest } from '../../protocol/messages.ts';
import type { Handler } from '../context.ts';
import { findFinding, onRequest } from '../requests.ts';
import { normalUri } from '../uris.ts';

export const workaroundCheckHandler: Handler = ({ connection, background, cases, documents, safely }) => {
  onRequest(connection, workaroundCheckRequest, (params, token) =>
    safely('workaroundCheck', token, null, async () => {
      const before = await findFinding(cases, params);
      if (!before) return null;
      const uri = normalUri(params.uri);
      const root = cases.rootOf(uri);
      if (root !== undefined) {
        background.addRoot(root);
        await background.settled();
      }
      const { core, triage } = await cases.view(uri);
      const now = sameFinding(before.finding, triage);
      if (!now) return gone(before.finding);
      const { summary, waiting } = core.workaround(now);
      return describe(now, waiting === null ? summary : `${summary} ${waiting}`, documents.shownAs);
    }),
  );
  return {};
};

/** Numbers in ids move when logs change: the failure and the names its findings are told apart by decide. */
function sameFinding(finding: Finding, triage: Triage): Finding | undefined {
  const key = keyOf(finding);
  const same = triage.findings.filter((other) => keyOf(other) === key);
  return same.find((other) => other.id === finding.id) ?? same[0];
}

function keyOf({ failure, captures, first }: Finding): string {
  const names = failure.correlate.map((hole) => captures[hole]?.[0]?.toLowerCase() ?? '');
  const place = failure.correlate.length === 0 && failure.per === 'log' ? (first.log.log ?? first.log.path) : '';
  return JSON.stringify([failure.id, names, place]);
}

function gone({ failure }: Finding): WorkaroundCheck {
  const text = 'The logs hold no line of this failure any more. They may have been replaced: keep watching.';
  return { title: failure.title, state: 'gone', text, location: null };
}

function describe(finding: Finding, text: string, shownAs: (uri: string) => string): WorkaroundCheck {
  const { failure, state, last, resolvedBy } = finding;
  const witness = state === 'resolved' && resolvedBy ? resolvedBy : last;
  const location = { uri: shownAs(witness.log.path), range: witness.sighting.head };
  return { title: failure.title, state, text, location };
}
