import type { Connection } from 'vscode-languageserver';
import { casesChangedNotification } from '../protocol/messages.ts';
import type { Background } from './background.ts';
import type { Cases } from './cases.ts';
import type { CatalogueProblems } from './catalogueProblems.ts';
import type { OpenLogs } from './documents.ts';
import type { Clock } from './host.ts';
import { createPublisher } from './publisher.ts';
import { stackOf } from './safely.ts';

/** Publishes the rows of every case that changed, and what is wrong in a team's own files. */
export interface Refresh {
  /** After a quiet moment; many changes at once are one. */
  soon(): void;
  stop(): void;
}

export interface RefreshParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly documents: OpenLogs;
  readonly cases: Cases;
  readonly background: Background;
  readonly problems: CatalogueProblems;
}

/** Milliseconds without a change before findings are made again. */
const quiet = 150;

/** Makes it; nothing is published before the first `soon`. */
export function createRefresh(parts: RefreshParts): Refresh {
  const { connection, clock, documents, cases, background, problems } = parts;
  const publisher = createPublisher(connection, documents.shownAs);
  let published = new Map<string, string>();
  let running: Promise<void> = Promise.resolve();
  let stopTimer: () => void = () => undefined;
  let stopped = false;

  async function publish(): Promise<void> {
    const views = await cases.all();
    if (stopped) return;
    const present = new Set<string>();
    const signatures = new Map<string, string>();
    for (const view of views) {
      signatures.set(view.key, view.signature);
      const isSame = published.get(view.key) === view.signature;
      for (const uri of view.logs) {
        present.add(uri);
        if (!isSame) publisher.publish(uri, view.core.diagnostics(view.triage, uri), documents.version(uri));
      }
    }
    published = signatures;
    publisher.keepOnly(present);
    await problems.publish();
    await connection.sendNotification(casesChangedNotification.method, { busy: background.busy });
  }

  function report(error: unknown): void {
    if (!stopped) connection.console.error(`Publishing findings failed: ${stackOf(error)}`);
  }

  return {
    soon() {
      stopTimer();
      if (stopped) return;
      stopTimer = clock.after(quiet, () => {
        running = running.then(publish).catch(report);
      });
    },
    stop() {
      stopped = true;
      stopTimer();
    },
  };
}
