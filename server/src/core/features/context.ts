import { componentKey } from '../catalogue/logNames.ts';
import type { Failure, LogFile } from '../catalogue/types.ts';
import type { CodeTable } from '../codes/explain.ts';

/** What features look up in the catalogue; made once by createCore. */
export interface FeatureContext {
  readonly codes: CodeTable;
  failure(id: string): Failure | undefined;
  /** By path or URI: the file's name tells. */
  logFile(path: string): LogFile | undefined;
  /** By key: `ccim32`. */
  logByKey(key: string): LogFile | undefined;
  /** The log a component writes; compared as catalogue/logNames.ts compares them. */
  logOfComponent(component: string): LogFile | undefined;
}

/** Builds the look-ups over all catalogues together. */
export function featureContext(parts: {
  readonly failures: readonly Failure[];
  readonly logs: readonly LogFile[];
  readonly codes: CodeTable;
  readonly logFile: (path: string) => LogFile | undefined;
}): FeatureContext {
  const failures = new Map(parts.failures.map((failure) => [failure.id, failure]));
  const logs = new Map(parts.logs.map((log) => [log.key, log]));
  const components = new Map<string, LogFile>();
  for (const log of parts.logs) {
    for (const component of log.components) {
      const name = componentKey(component);
      if (!components.has(name)) components.set(name, log);
    }
  }
  return {
    codes: parts.codes,
    failure: (id) => failures.get(id),
    logFile: parts.logFile,
    logByKey: (key) => logs.get(key),
    logOfComponent: (component) => components.get(componentKey(component)),
  };
}
