import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Clock } from './host.ts';

/**
 * Runs the work of one request. Waits one turn, so that a cancel sent right after the request can arrive;
 * a cancelled request answers RequestCancelled; an error is logged with its stack, the same one only once,
 * and the fallback is answered. A broken handler so never breaks the session.
 */
export type Safely = <T>(
  name: string,
  token: CancellationToken,
  fallback: T,
  work: () => T | Promise<T>,
) => Promise<T | ResponseError<void>>;

/** Makes `safely` over a log and a clock. */
export function createSafely(log: (message: string) => void, clock: Clock): Safely {
  const logged = new Set<string>();
  return async (name, token, fallback, work) => {
    await clock.turn();
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await work();
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (token.isCancellationRequested) return cancelled();
      const message = `${name} failed: ${stackOf(error)}`;
      if (!logged.has(message)) {
        logged.add(message);
        log(message);
      }
      return fallback;
    }
  };
}

/** Runs work that nobody waits for: what goes wrong in it is logged, where it would end the process otherwise. */
export type Guard = (name: string, work: () => Promise<void>) => void;

/** Makes the guard over a log. */
export function createGuard(log: (message: string) => void): Guard {
  return (name, work) => void work().catch((error) => log(`${name} failed: ${stackOf(error)}`));
}

/** What went wrong, with its stack where there is one. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What went wrong, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}
