/** Names of HRESULT facilities, as winerror.h defines them; 2000 is ConfigMgr's own (0x87D0nnnn). */
const names: Readonly<Record<number, string>> = {
  0: 'NULL',
  1: 'RPC',
  2: 'DISPATCH',
  3: 'STORAGE',
  4: 'ITF',
  7: 'WIN32',
  8: 'WINDOWS',
  9: 'SECURITY',
  10: 'CONTROL',
  11: 'CERT',
  12: 'INTERNET',
  13: 'MEDIASERVER',
  14: 'MSMQ',
  15: 'SETUPAPI',
  16: 'SCARD',
  17: 'COMPLUS',
  25: 'HTTP',
  32: 'BACKGROUNDCOPY',
  36: 'WINDOWSUPDATE',
  2000: 'Configuration Manager',
};

export interface HresultParts {
  readonly facility: number;
  /** Null for a facility winerror.h does not name. */
  readonly facilityName: string | null;
  readonly code: number;
}

/** Facility and code of a failure HRESULT (winerror.h: 13 and 16 bits); null for a number without the failure bit. */
export function hresultParts(unsigned: number): HresultParts | null {
  if (unsigned < 0x80000000) return null;
  const facility = (unsigned >>> 16) & 0x1fff;
  // Both top bits set is the layout of an NTSTATUS, whose facilities are numbered otherwise.
  const facilityName = unsigned >>> 30 === 3 ? 'NTSTATUS' : (names[facility] ?? null);
  return { facility, facilityName, code: unsigned & 0xffff };
}
