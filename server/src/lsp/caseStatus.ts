import type { CaseStatus } from '../protocol/messages.ts';
import type { CaseView } from './cases.ts';
import type { ServerContext } from './context.ts';

/** How a case stands, in numbers, with the files that could not be read. */
export function caseStatus({ background, disk }: ServerContext, view: CaseView): CaseStatus {
  const count = (state: string) => view.triage.findings.filter((finding) => finding.state === state).length;
  return {
    busy: background.busy,
    logs: view.triage.logs.length,
    open: count('open'),
    resolved: count('resolved'),
    expected: count('expected'),
    unreadable: disk.unreadable(),
    leftOut: disk.leftOut(),
  };
}
