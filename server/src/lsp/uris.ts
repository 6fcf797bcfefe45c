import { URI, Utils } from 'vscode-uri';

/** One spelling for each URI, so that the client's and the host's names of a file compare equal. */
export function normalUri(uri: string): string {
  return URI.parse(uri).toString();
}

/** The folder of a file, without a slash at its end. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** True where `uri` is `folder` or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return uri === folder || uri.startsWith(base);
}

/** Path of a file relative to a folder that holds it, decoded, with `/` between names. */
export function relativePath(uri: string, folder: string): string {
  const base = URI.parse(folder).path;
  const path = URI.parse(uri).path;
  return path.slice(base.endsWith('/') ? base.length : base.length + 1);
}

/** Last part of the path, decoded. */
export function baseName(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** A path of the settings: absolute, a URI, or relative to `folder`. */
export function resolvePath(path: string, folder: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return normalUri(path);
  if (path.startsWith('/') || path.startsWith('\\\\') || /^[a-z]:[\\/]/i.test(path)) return URI.file(path).toString();
  return folder === undefined ? undefined : Utils.resolvePath(URI.parse(folder), path.replaceAll('\\', '/')).toString();
}
