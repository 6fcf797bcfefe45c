import { describe, expect, test } from 'vitest';
import { createCore } from '../../../server/src/core/index.ts';
import { nodePlatform } from '../../../server/src/node/platform.ts';
import { shippedCatalogue } from '../../support/catalogueFiles.ts';

const core = createCore([shippedCatalogue()], nodePlatform);
const labels = (text: string, log?: string): string[] => core.lookUp(text, log).map(({ label }) => label);

describe('a code alone', () => {
  test.each(['0x80070005', '80070005', '2147942405', '-2147024891'])('%s in any notation', (text) => {
    expect(labels(text)[0]).toBe('ERROR_ACCESS_DENIED');
    expect(labels(text)).toContain('E_ACCESSDENIED');
  });

  test('a number with several meanings gives them all, with their context', () => {
    const shown = core.lookUp('12175').map(({ label, description }) => `${label} ${description.split(' ')[0]}`);
    expect(shown).toEqual(['ERROR_WINHTTP_SECURE_FAILURE winhttp', 'ERROR_INTERNET_DECODING_FAILED wininet']);
  });

  test('an ID of a status message', () => {
    const found = core.lookUp('2404').find(({ description }) => description.startsWith('sms-status'));
    expect(found).toMatchObject({ label: expect.stringContaining('maintenance task'), failure: null });
  });

  test('what no source explains says so and shows its parts', () => {
    expect(core.lookUp('0x87D0FFFE')).toEqual([
      expect.objectContaining({ label: 'Not known here', detail: expect.stringContaining('facility') }),
    ]);
  });
});

test('a line of a log gives its failure, then its codes', () => {
  const found = core.lookUp(
    'Copying X:\\a\\client.lkp to X:\\CAP_A\\clidata.box\\client.lkp, Failed, Win32 Error = 32',
    'Inboxmgr.log',
  );
  expect(found[0]).toMatchObject({ failure: 'Q280515', description: 'Q280515' });
  expect(found.slice(1).map(({ label }) => label)).toContain('ERROR_SHARING_VIOLATION');
});

test.each(['', '   ', 'all is well', 'x'.repeat(100_000)])('nothing for a text without any: %#', (text) => {
  expect(core.lookUp(text)).toEqual([]);
});

test('hostile text shows no control characters', () => {
  expect(JSON.stringify(core.lookUp('error 0x80070005 \u202e\u001b[31m'))).not.toMatch(/\\u001b|\u202e/);
});
