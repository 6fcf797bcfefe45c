import { checkWorkaround } from './checkWorkaround.ts';
import type { Command } from './command.ts';
import { copyTicket } from './copyTicket.ts';
import { explain } from './explain.ts';
import { lookUp } from './lookUp.ts';
import { mute } from './mute.ts';
import { newFailure } from './newFailure.ts';
import { openArticle } from './openArticle.ts';
import { restartServer } from './restartServer.ts';
import { showEvidence } from './showEvidence.ts';
import { showOutput } from './showOutput.ts';
import { triageFolder } from './triageFolder.ts';

/** Every command; a test compares the list with the files and with the manifest. */
export const commands: readonly Command[] = [
  checkWorkaround,
  copyTicket,
  explain,
  lookUp,
  mute,
  newFailure,
  openArticle,
  restartServer,
  showEvidence,
  showOutput,
  triageFolder,
];
