import type { ExplainedCode } from './types.ts';

/** The number in its other notations, in plain text: `-2147024891, 2147942405, Win32 5`. Leaves out the one it is written in. */
export function codeNumbers(code: ExplainedCode): string {
  const written = code.text.toLowerCase();
  const forms = [code.hex, `${code.unsigned}`];
  if (code.signed < 0) forms.push(`${code.signed}`);
  const others = forms.filter((form) => form.toLowerCase() !== written);
  if (code.inner) others.push(innerText(code.inner.kind, code.inner.value));
  return others.join(', ');
}

/** Facility and code of an HRESULT in plain text; null where the number is none. */
export function codeParts(code: ExplainedCode): string | null {
  if (code.facility === null || code.code === null) return null;
  if (code.facilityName === 'NTSTATUS') return 'laid out as an NTSTATUS value';
  const name = code.facilityName ? ` (${code.facilityName})` : '';
  return `facility ${code.facility}${name}, code ${code.code}`;
}

/** What a code is for people, in plain text: `Win32 5`, `HRESULT 0x80041002`, `SQL 3023`. */
export function codeLabel(code: ExplainedCode): string {
  if (code.inner) return innerText(code.inner.kind, code.inner.value);
  if (code.unsigned >= 0x80000000) return code.hex;
  const labels = {
    win32: 'Win32',
    sql: 'SQL',
    http: 'HTTP',
    exit: 'exit code',
    sms: 'SMS status',
    event: 'event',
  } as const;
  const label = code.hint in labels ? labels[code.hint as keyof typeof labels] : 'code';
  return `${label} ${code.unsigned}`;
}

function innerText(kind: 'win32' | 'http' | 'hresult', value: number): string {
  if (kind === 'win32') return `Win32 ${value}`;
  if (kind === 'http') return `HTTP ${value}`;
  return `HRESULT 0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}
