/**
 * Writes server/catalogue/codes/windows.tsv: names and numbers of error codes from the public-domain Windows headers
 * of Debian's package mingw-w64-common. The package's version stands in the file.
 *   node scripts/makeCodeNames.ts INCLUDE-FOLDER VERSION
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which header gives which kind of code, by the start of the names. */
const headers = [
  { file: 'winerror.h', names: /^(?:ERROR|RPC_S|EPT_S|WSA)/, kind: 'win32' },
  { file: 'winerror.h', names: /^(?:[A-Z0-9]+_)*[EI]_|^NTE_/, kind: 'hresult' },
  { file: 'lmerr.h', names: /^NERR_/, kind: 'lan-manager' },
  { file: 'wininet.h', names: /^ERROR_(?:INTERNET|FTP|GOPHER|HTTP)_/, kind: 'wininet' },
  { file: 'bitsmsg.h', names: /^BG_E_/, kind: 'hresult' },
  { file: 'wuerror.h', names: /^WU_[ES]_/, kind: 'hresult' },
] as const;

const [folder, version] = process.argv.slice(2);
if (folder === undefined || version === undefined) throw new Error('An include folder and a version were expected.');

const rows = new Map<string, string>();
for (const { file, names, kind } of headers) {
  for (const { name, value } of definitions(readFileSync(join(folder, file), 'utf8'))) {
    if (!names.test(name) || /_(?:BASE|FIRST|LAST|MASK)$/.test(name)) continue;
    if ((kind === 'hresult') !== value >= 0x80000000 && kind !== 'wininet') continue;
    const key = `${kind}\t${value}`;
    if (!rows.has(key)) rows.set(key, `${kind}\t${value}\t${name}\t${file}`);
  }
}
const order = (row: string): [string, number] => [row.split('\t')[0]!, Number(row.split('\t')[1])];
const sorted = [...rows.values()].sort((a, b) => {
  const [[kindA, valueA], [kindB, valueB]] = [order(a), order(b)];
  return kindA < kindB ? -1 : kindA > kindB ? 1 : valueA - valueB;
});
const head = [
  '# Names and numbers from the public-domain Windows headers of mingw-w64-common; made by scripts/makeCodeNames.ts.',
  `# source\tmingw-w64-common ${version}`,
  '# kind\tvalue\tname\theader',
];
writeFileSync(
  join(import.meta.dirname, '../server/catalogue/codes/windows.tsv'),
  `${[...head, ...sorted].join('\n')}\n`,
);
console.log(`${sorted.length} names`);

/** `#define NAME 5`, with the casts and the bases that these headers use. */
function definitions(text: string): { readonly name: string; readonly value: number }[] {
  const bases = new Map<string, number>();
  const found = [];
  for (const line of text.split('\n')) {
    const parts = /^\s*#\s*define\s+(\w+)\s+(.+?)\s*(?:\/\*.*)?$/.exec(line);
    if (parts === null) continue;
    const [, name, body] = parts as unknown as [string, string, string];
    const value = numberOf(body, bases);
    if (value === undefined) continue;
    bases.set(name, value);
    found.push({ name, value });
  }
  return found;
}

function numberOf(body: string, bases: ReadonlyMap<string, number>): number | undefined {
  const bare = body
    .replace(/__MSABI_LONG|_HRESULT_TYPEDEF_|_NDIS_ERROR_TYPEDEF_|\(DWORD\)|\(HRESULT\)|[()]/g, '')
    .trim();
  const number = /^(0x[0-9A-Fa-f]{1,8}|\d{1,10})L?$/.exec(bare);
  if (number !== null) return Number(number[1]) >>> 0;
  const sum = /^(\w+)\s*\+\s*(\d{1,5})$/.exec(bare);
  const base = sum === null ? bases.get(bare) : bases.get(sum[1]!);
  if (base === undefined) return undefined;
  return sum === null ? base : base + Number(sum[2]);
}
