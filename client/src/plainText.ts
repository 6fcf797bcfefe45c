/**
 * A text for a message box. Those make links of `[label](command:...)`, and a log or a file's name may hold one:
 * the pair of brackets is taken apart.
 */
export function messageText(text: string): string {
  return text.replaceAll('](', '] (');
}

/** A text for a status item, where `$(name)` is an icon. */
export function statusText(text: string): string {
  return text.replaceAll('$(', '$ (');
}
