import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { catalogueLogs, manifestWithNames, sharedNames } from '../../scripts/makeManifest.ts';
import { semanticTokenLegend } from '../../server/src/core/features/semanticTokens.ts';
import { handlers } from '../../server/src/lsp/server.ts';
import * as messages from '../../server/src/protocol/messages.ts';
import { defaultSettings, readSettings } from '../../server/src/protocol/settings.ts';
import { startSession } from '../support/lspSession.ts';

vi.mock('vscode', () => ({}));

const root = join(import.meta.dirname, '../..');
const manifestText = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(manifestText);
const texts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const { contributes } = manifest;
const properties: Record<string, Record<string, unknown>> = contributes.configuration.properties;

describe('settings', () => {
  test('of the manifest are those that are read, with the same defaults', () => {
    const inManifest = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value.default]));
    expect(inManifest).toEqual({ ...flat('smsLogs', defaultSettings), 'smsLogs.trace.server': 'off' });
  });

  test('each have a scope, a default and a description of their own', () => {
    for (const [name, property] of Object.entries(properties)) {
      const text = texts[String(property.markdownDescription).slice(1, -1)];
      expect(property, name).toMatchObject({ scope: expect.stringMatching(/^(resource|window)$/) });
      expect(property, name).toHaveProperty('default');
      expect(text?.length, name).toBeGreaterThan(30);
    }
  });

  test('each change what is read', () => {
    const other = {
      failures: { Q1: 'off' },
      unexplained: false,
      triage: { enabled: false, include: ['x'], exclude: ['y'], maxFileSize: 1, maxTotalSize: 2 },
      case: 'folder',
      detection: false,
      encoding: 'utf-8',
      catalogues: ['z'],
    };
    expect(readSettings(other)).toEqual(other);
  });

  test('each are used by the server or the client', () => {
    const code = sources('server/src/lsp') + sources('client/src');
    for (const name of Object.keys(flat('', defaultSettings))) {
      const last = name.split('.').at(-1);
      expect(code, name).toMatch(new RegExp(`[.,{ ']${last}\\b`));
    }
  });
});

describe('commands', () => {
  test('are one file each, in the list and in the manifest', async () => {
    const { commands } = await import('../../client/src/commands/all.ts');
    const files = tsFiles('client/src/commands').filter((name) => name !== 'all' && name !== 'command');
    const names = files.map((name) => `smsLogs.${name}`);
    expect(commands.map(({ name }) => name).sort()).toEqual(names);
    expect(contributes.commands.map(({ command }: { command: string }) => command).sort()).toEqual(names);
  });

  test('of code actions are registered', () => {
    const used = readFileSync(join(root, 'server/src/core/features/codeActions.ts'), 'utf8').match(/smsLogs\.\w+/g);
    const known = contributes.commands.map(({ command }: { command: string }) => command);
    expect(new Set(used)).toEqual(new Set(used?.filter((name) => known.includes(name))));
    expect(used).toContain('smsLogs.mute');
  });

  test('stand in one category, and those that need a finding are not in the palette', () => {
    for (const command of contributes.commands) expect(command.category).toBe('SMS Logs');
    const hidden = contributes.menus.commandPalette.map(({ command }: { command: string }) => command);
    const shown = contributes.commands.map(({ command }: { command: string }) => command);
    expect(shown.filter((command: string) => !hidden.includes(command)).sort()).toEqual([
      'smsLogs.lookUp',
      'smsLogs.restartServer',
      'smsLogs.showOutput',
      'smsLogs.triageFolder',
    ]);
  });
});

describe('the server', () => {
  test('has every handler of the folder in its list', async () => {
    const files = tsFiles('server/src/lsp/handlers');
    const inFiles = await Promise.all(
      files.map(async (name) => (await import(`../../server/src/lsp/handlers/${name}.ts`))[`${name}Handler`]),
    );
    expect(inFiles).not.toContain(undefined);
    expect(new Set(handlers)).toEqual(new Set(inFiles));
  });

  test('answers every request of the protocol', async () => {
    const session = await startSession();
    const requests = Object.entries(messages).filter(
      ([name, { method }]) => name.endsWith('Request') && !method.startsWith('smsLogs/files/'),
    );
    expect(requests.length).toBeGreaterThan(7);
    for (const [, { method }] of requests) {
      const params = { uri: 'file:///none.log', finding: 'Q1#1', failure: 'Q1', head: '', text: '' };
      await expect(session.client.sendRequest(method, params)).resolves.toBeDefined();
    }
    expect(session.logged).toEqual([]);
    await session.end();
  });
});

describe('the manifest', () => {
  test('names the logs of the catalogue (node scripts/makeManifest.ts)', () => {
    const logs = catalogueLogs(join(root, 'server/catalogue/logs'));
    expect(JSON.parse(manifestWithNames(manifestText, logs)).contributes.languages).toEqual(contributes.languages);
  });

  test('claims no name that other software uses', () => {
    const [language] = contributes.languages;
    expect(language.filenames).toContain('ccim32.log');
    for (const name of sharedNames) expect(language.filenames).not.toContain(`${name}.log`);
    const shared = ['setup', 'install', 'boot', 'crash', 'dll', 'ui', 'change', 'scripts', 'wizard', 'netlogon', 'cbs'];
    for (const name of [...shared, 'dism', 'setupact']) expect(sharedNames).toContain(name);
    expect(language.extensions).toEqual(['.lo_']);
  });

  test('knows every colour of the legend', () => {
    expect(contributes.semanticTokenTypes.map(({ id }: { id: string }) => id)).toEqual(semanticTokenLegend.types);
    expect(contributes.semanticTokenModifiers.map(({ id }: { id: string }) => id)).toEqual(
      semanticTokenLegend.modifiers,
    );
    for (const type of contributes.semanticTokenTypes) expect(type).toHaveProperty('superType');
    const scopes = Object.keys(contributes.semanticTokenScopes[0].scopes).map((name) => name.split('.')[0]);
    expect(new Set(scopes)).toEqual(new Set(semanticTokenLegend.types));
  });

  test('uses every text of package.nls.json, and no other', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(texts)));
  });

  test('keeps what a marketplace asks for', () => {
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
    expect(contributes.walkthroughs[0].steps.length).toBeLessThanOrEqual(4);
    expect(manifest.extensionKind).toEqual(['workspace']);
    for (const text of Object.values(texts)) expect(text).not.toMatch(/!|please/i);
  });
});

/** `{ triage: { enabled } }` as `smsLogs.triage.enabled`; a map of failures is one setting. */
function flat(prefix: string, value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      return key === 'triage' ? Object.entries(flat(name, inner)) : [[name, inner]];
    }),
  );
}

function tsFiles(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort();
}

function sources(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
