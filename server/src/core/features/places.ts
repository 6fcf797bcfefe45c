import type { CaseSighting } from '../triage/types.ts';
import type { FeatureContext } from './context.ts';
import { visible } from './markdown.ts';
import { clockText, dateText } from './timeText.ts';

/** The file's name at the end of a path or URI, for people. */
export function fileName(path: string): string {
  const plain = isUri(path) ? decoded(path) : path;
  const cut = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\'));
  return visible(plain.slice(cut + 1), 120) || visible(plain, 120);
}

/** A path or URI for people. */
export function pathText(path: string): string {
  return visible(isUri(path) ? decoded(path) : path, 300);
}

/** `Inboxmgr.log` for a key in logs/*.yaml; the key itself where it is unknown. */
export function logName(context: FeatureContext, key: string): string {
  return context.logByKey(key)?.name ?? key;
}

/** `Ccim32.log, Inboxmgr.log or Offer.log`; at most three. */
export function logNames(context: FeatureContext, keys: readonly string[]): string {
  const names = [...new Set(keys.filter((key) => key !== 'any').map((key) => logName(context, key)))].slice(0, 3);
  if (names.length === 0) return 'any log';
  if (names.length === 1) return names[0]!;
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** `Inboxmgr.log, line 88`. */
export function placeText({ log, sighting }: CaseSighting): string {
  return `${fileName(log.path)}, line ${sighting.head.start.line + 1}`;
}

/** ` on 2001-11-21 at 08:55:00`; empty where the time is not known. */
export function whenText(time: number | null): string {
  return time === null ? '' : ` on ${dateText(time)} at ${clockText(time)}`;
}

function isUri(path: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]{1,30}:\//.test(path);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
