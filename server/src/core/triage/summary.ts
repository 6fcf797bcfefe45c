import type { Severity } from '../catalogue/types.ts';
import type { LogReading, State, Triage, Unexplained } from './types.ts';

/** What a case comes to, in numbers. */
export interface Summary {
  /** Findings by state. */
  readonly open: number;
  readonly resolved: number;
  readonly expected: number;
  /** Shapes of error records no failure knows, over all logs. */
  readonly unexplained: number;
  /** The worst effective severity of a finding; null where there is none. */
  readonly worst: Severity | null;
}

/** Unexplained records of one shape and severity over all logs of a case. */
export interface UnexplainedShape {
  readonly shape: string;
  readonly severity: Unexplained['severity'];
  readonly count: number;
  readonly logs: readonly LogReading[];
  /** The first record of the first log. */
  readonly first: Unexplained['first'];
}

/** Counts the findings of a case by state, and says how bad it is. */
export function summarize(triage: Triage): Summary {
  const inState = (state: State): number => triage.findings.filter((finding) => finding.state === state).length;
  const severities = new Set(triage.findings.map((finding) => finding.severity));
  const order = ['error', 'warning', 'information'] as const;
  return {
    open: inState('open'),
    resolved: inState('resolved'),
    expected: inState('expected'),
    unexplained: unexplainedShapes(triage).length,
    worst: order.find((severity) => severities.has(severity)) ?? null,
  };
}

/** The unexplained records of a case by shape and severity, in the order in which the logs show them. */
export function unexplainedShapes(triage: Triage): UnexplainedShape[] {
  const shapes = new Map<string, { count: number; readonly logs: LogReading[]; readonly group: Unexplained }>();
  for (const { log, group } of triage.unexplained) {
    const key = `${group.severity} ${group.shape}`;
    const known = shapes.get(key);
    if (!known) {
      shapes.set(key, { count: group.count, logs: [log], group });
      continue;
    }
    known.count += group.count;
    if (known.logs.at(-1) !== log) known.logs.push(log);
  }
  return [...shapes.values()].map(({ count, logs, group: { shape, severity, first } }) => ({
    shape,
    severity,
    count,
    logs,
    first,
  }));
}
