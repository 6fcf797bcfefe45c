import { describe, expect, test } from 'vitest';
import { fitsLog, listSignals } from '../../server/src/core/catalogue/load.ts';
import { indexLogs } from '../../server/src/core/catalogue/logNames.ts';
import type { LogFile } from '../../server/src/core/catalogue/types.ts';
import { compileSmall } from '../support/catalogueFiles.ts';

const index = indexLogs([
  log('ccim32', 'Ccim32.log', [], ['CCIM32', 'CliEx32.dll']),
  log('datalodr', 'Dataldr.log', ['dataloadr', 'Dataldr'], ['SMS_INVENTORY_DATA_LOADER']),
  log('wn_logon', 'Wn_logon.log', ['wnlogon'], []),
  log('logon', 'Logon.log', [], []),
  log('smslog', 'Smslog.txt', [], []),
  log('client.msi', 'client.msi.log', [], []),
  log('ccm', 'Ccm.log', [], ['SMS_CLIENT_CONFIG_MANAGER']),
  log('ccmagain', 'CcmAgain.log', ['ccm'], ['SMS_CLIENT_CONFIG_MANAGER']),
  log('q00', 'Q00.log', [], []),
  log('upgrade', 'Upgrade.out', [], []),
]);

describe('the key of a log by its name', () => {
  // Path, key, part, machine, copy.
  const names: readonly (readonly [string, ...(string | null)[]])[] = [
    ['Ccim32.log', 'ccim32'],
    ['CCIM32.LOG', 'ccim32'],
    ['ccim32', 'ccim32'],
    ['/share/pc1/Ccim32.log', 'ccim32'],
    ['C:\\WINNT\\MS\\SMS\\Logs\\CCIM32.LOG', 'ccim32'],
    ['file:///c%3A/logs/Ccim32%20(2).log', 'ccim32', null, null, '2'],
    ['file:///c%3A/logs/Ccim32%2', null],
    ['Ccim32.lo_', 'ccim32', 'lo_'],
    ['Ccim32-20011121.log', 'ccim32', '20011121'],
    ['Ccim32-20011121-101112.log', 'ccim32', '20011121-101112'],
    ['Ccim32.log-20011121', 'ccim32', '20011121'],
    ['Ccim32-20011121.lo_', 'ccim32', '20011121'],
    ['Ccim32-2001112.log', null],
    ['Ccim32 (2).log', 'ccim32', null, null, '2'],
    ['Ccim32(3).log', 'ccim32', null, null, '3'],
    ['Ccim32.log (2)', 'ccim32', null, null, '2'],
    ['Ccim32 - Copy.log', 'ccim32', null, null, '1'],
    ['Ccim32 - Copy (2).log', 'ccim32', null, null, '2'],
    ['Ccim32-20011121 (2).log', 'ccim32', '20011121', null, '2'],
    ['PC0417_Ccim32.log', 'ccim32', null, 'pc0417'],
    ['PC_04_Ccim32-20011121.lo_', 'ccim32', '20011121', 'pc_04'],
    ['_Ccim32.log', null],
    ['XCcim32.log', null],
    ['Dataldr.log', 'datalodr'],
    ['DATALODR.LOG', 'datalodr'],
    ['DataLoadr.lo_', 'datalodr', 'lo_'],
    ['SRV1_dataloadr.log', 'datalodr', null, 'srv1'],
    ['Dataloadr.log (2)', 'datalodr', null, null, '2'],
    ['Wn_Logon.log', 'wn_logon'],
    ['PC1_Wn_Logon.log', 'wn_logon', null, 'pc1'],
    ['WNLogon.log', 'wn_logon'],
    ['PC1_Logon.log', 'logon', null, 'pc1'],
    ['SMSLOG.TXT', 'smslog'],
    ['client.msi.log', 'client.msi'],
    ['PC1_client.msi-20240102-030405.log', 'client.msi', '20240102-030405', 'pc1'],
    ['Ccm.log', 'ccm'],
    ['CcmAgain.log', 'ccmagain'],
    ['Upgrade.out', 'upgrade'],
    ['Q00.log', 'q00'],
    ['Other-20011121.log', null, '20011121'],
    ['Other.lo_', null, 'lo_'],
    ['(2).log', null],
    ['-20011121.log', null],
    ['.log', null],
    ['', null],
  ];

  const rows = names.map(([path, key = null, part = null, machine = null, copy = null]) => ({
    path,
    expected: { key, part, machine, copy },
  }));

  test.each(rows)('$path', ({ path, expected }) => {
    const { base: _, ...name } = index.logKey(path);
    expect(name).toEqual(expected);
  });

  test('parts of a log of unknown name have the base in common', () => {
    const bases = ['Other.log', 'OTHER.LO_', 'other-20011121.log', 'Other (2).log'].map(
      (path) => index.logKey(path).base,
    );
    expect(bases).toEqual(['other', 'other', 'other', 'other']);
  });

  test('a letter outside ASCII keeps its case', () => {
    expect(index.logKey('\u212Aey.log').base).toBe('\u212Aey');
  });
});

test('the logs of a component, by name, path and program', () => {
  expect(index.keysOf('ccim32')).toEqual(['ccim32']);
  expect(index.keysOf('C:\\WINNT\\MS\\SMS\\CORE\\BIN\\CLIEX32.DLL')).toEqual(['ccim32']);
  expect(index.keysOf('CliEx32')).toEqual(['ccim32']);
  expect(index.keysOf(' SMS_CLIENT_CONFIG_MANAGER ')).toEqual(['ccm', 'ccmagain']);
  // A log without a noted component is written by its namesake; one with components is not.
  expect(index.keysOf('Wn_logon.exe')).toEqual(['wn_logon']);
  expect(index.keysOf('ccm')).toEqual([]);
  expect(index.keysOf('constructor')).toEqual([]);
});

test('a later description of a key takes the place of the first', () => {
  const again = indexLogs([log('door', 'Door.log', ['gate'], ['A']), log('door', 'Portal.log', [], ['B'])]);
  expect(again.files.get('door')?.name).toBe('Portal.log');
  expect([again.logKey('gate.log').key, again.logKey('portal.log').key]).toEqual([null, 'door']);
  expect([again.keysOf('A'), again.keysOf('B')]).toEqual([[], ['door']]);
});

test('a signal fits its logs, the components of its logs, and logs nobody knows', () => {
  const { catalogue } = compileSmall();
  const logs = indexLogs(catalogue.logs);
  const signals = listSignals(catalogue.failures);
  expect(signals.map(({ signal }) => signal.id)).toEqual(['not-heard', 'waiting', 'answered']);
  const notHeard = signals[0]!;
  expect(fitsLog(notHeard, 'door', null, logs)).toBe(true);
  expect(fitsLog(notHeard, 'truck', null, logs)).toBe(false);
  expect(fitsLog(notHeard, 'truck', 'DOORMAN', logs)).toBe(true);
  expect(fitsLog(notHeard, 'truck', 'DRIVER', logs)).toBe(false);
  expect(fitsLog(notHeard, null, 'DRIVER', logs)).toBe(true);
  expect(fitsLog({ ...notHeard, logs: null }, 'truck', null, logs)).toBe(true);
});

function log(key: string, name: string, aliases: readonly string[], components: readonly string[]): LogFile {
  return { key, name, aliases, components, side: null, folder: null, about: null, enable: null, product: 'sms' };
}
