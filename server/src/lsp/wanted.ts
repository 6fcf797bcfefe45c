import type { ServerContext } from './context.ts';

type Parts = Pick<ServerContext, 'roots' | 'settings' | 'background'>;

/** A folder that someone asked for is read in any case, one of the workspace where its settings want it. */
export async function isWanted(root: string, { roots, settings }: Omit<Parts, 'background'>): Promise<boolean> {
  return !roots.workspace().includes(root) || (await settings.of(root)).triage.enabled;
}

/** Reads every wanted folder again, in the background. */
export async function readWanted(parts: Parts): Promise<void> {
  for (const root of parts.roots.all()) if (await isWanted(root, parts)) parts.background.addRoot(root);
}
