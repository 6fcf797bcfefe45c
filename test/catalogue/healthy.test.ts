import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCore, type LogReading } from '../../server/src/core/index.ts';
import { nodePlatform } from '../../server/src/node/platform.ts';
import { shippedCatalogue } from '../support/catalogueFiles.ts';

const core = createCore([shippedCatalogue()], nodePlatform);

/** Ordinary lines of many logs, as articles quote them around a failure, and whole real logs. */
const logs = ['../corpus/healthy/', '../../samples/real/'].flatMap((folder) => {
  const path = new URL(folder, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith('.log'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, path))) }));
});

function read({ name, bytes }: (typeof logs)[number]): LogReading {
  const reader = core.reader(name);
  reader.push(bytes);
  return reader.end();
}

/** What is reported of these logs that is not known to be harmless. */
function alarms(readings: readonly LogReading[]): string[] {
  return core
    .triage(readings)
    .findings.filter(({ state }) => state !== 'expected')
    .map(({ id, confidence, first }) => `${id} ${confidence} in ${first.log.path}: ${first.sighting.text}`);
}

describe('logs of machines where nothing is wrong', () => {
  test('are more than a handful', () => {
    expect(logs.length).toBeGreaterThan(100);
  });

  test('each alone raises no alarm', () => {
    expect(logs.flatMap((log) => alarms([read(log)]))).toEqual([]);
  });

  test('all of them in one case raise none', () => {
    expect(alarms(logs.map(read))).toEqual([]);
  });
});
