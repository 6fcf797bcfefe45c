import type { CaseSighting, Finding, Triage } from '../../core/index.ts';
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
      const { triage } = await cases.view(uri);
      const now = sameFinding(before.finding, triage);
      return now ? describe(now, documents.shownAs) : gone(before.finding);
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

function describe(finding: Finding, shownAs: (uri: string) => string): WorkaroundCheck {
  const { failure, state, last, resolvedBy } = finding;
  const witness = state === 'resolved' && resolvedBy ? resolvedBy : last;
  const location = { uri: shownAs(witness.log.path), range: witness.sighting.head };
  return { title: failure.title, state, text: sentence(finding, witness), location };
}

function sentence({ state, failure, proved }: Finding, witness: CaseSighting): string {
  const when = timeOf(witness);
  if (state === 'resolved') return `It worked: a later line${when} shows that the failure is over.`;
  if (state === 'expected') return 'These lines are harmless. Nothing needs to be done.';
  const checks = failure.remedy.flatMap((step, at) => (step.proves === null ? [] : [proved[at] ?? null]));
  const seen = checks.filter((check) => check !== null).length;
  const steps = checks.length === 0 ? '' : ` The logs prove ${seen} of ${checks.length} steps that leave a line.`;
  return `Not yet: no line after the last one of this failure${when} shows that it is over.${steps} Check again after the next run.`;
}

function timeOf({ sighting }: CaseSighting): string {
  if (sighting.time === null) return '';
  return ` (${new Date(sighting.time).toISOString().slice(0, 19).replace('T', ' ')})`;
}
