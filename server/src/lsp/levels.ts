import type { Finding, Triage } from '../core/index.ts';
import type { FailureLevel, Settings } from '../protocol/settings.ts';

/** A triage as the settings want it shown: see `applyLevels`; without unexplained errors where they are turned off. */
export function asWanted(triage: Triage, settings: Pick<Settings, 'failures' | 'unexplained'>): Triage {
  const levelled = applyLevels(triage, settings.failures);
  return settings.unexplained ? levelled : { ...levelled, unexplained: [] };
}

/**
 * A triage as `smsLogs.failures` wants it shown: failures that are off are left out, the others get their level
 * instead of the severity of their entry. A finding that is only possible, resolved or expected stays information.
 */
function applyLevels(triage: Triage, levels: Readonly<Record<string, FailureLevel>>): Triage {
  if (Object.keys(levels).length === 0) return triage;
  return { ...triage, findings: triage.findings.flatMap((finding) => applyLevel(finding, levelOf(finding, levels))) };
}

function levelOf(finding: Finding, levels: Readonly<Record<string, FailureLevel>>): FailureLevel | undefined {
  // An id such as `constructor` must not find what every object inherits.
  return Object.hasOwn(levels, finding.failure.id) ? levels[finding.failure.id] : undefined;
}

function applyLevel(finding: Finding, level: FailureLevel | undefined): readonly Finding[] {
  if (level === undefined) return [finding];
  if (level === 'off') return [];
  if (finding.state !== 'open' || finding.confidence === 'possible') return [finding];
  return [{ ...finding, severity: level }];
}
