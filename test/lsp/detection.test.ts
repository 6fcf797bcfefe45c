import { beforeEach, expect, test, vi } from 'vitest';
import type { Server } from '../../client/src/client.ts';
import { watchDocuments } from '../../client/src/detection.ts';

type Listener = (document: FakeDocument) => void;

interface FakeDocument {
  readonly uri: { toString(): string };
  readonly text: string;
  languageId: string;
  isClosed: boolean;
  getText(): string;
}

const editor = vi.hoisted(() => ({
  opened: [] as Listener[],
  closed: [] as Listener[],
  documents: [] as FakeDocument[],
  detection: true,
}));

/** VS Code's order: a change of language closes the document, then opens it, within one turn. */
async function setTextDocumentLanguage(document: FakeDocument, languageId: string): Promise<void> {
  for (const listener of editor.closed) listener(document);
  document.languageId = languageId;
  for (const listener of editor.opened) listener(document);
}

vi.mock('vscode', () => ({
  languages: {
    setTextDocumentLanguage: (...args: Parameters<typeof setTextDocumentLanguage>) => setTextDocumentLanguage(...args),
  },
  workspace: {
    get textDocuments() {
      return editor.documents;
    },
    onDidOpenTextDocument: (listener: Listener) => subscribe(editor.opened, listener),
    onDidCloseTextDocument: (listener: Listener) => subscribe(editor.closed, listener),
    getConfiguration: () => ({ get: () => editor.detection }),
  },
}));

function subscribe(list: Listener[], listener: Listener) {
  list.push(listener);
  return { dispose: () => list.splice(list.indexOf(listener), 1) };
}

let asked: string[];
let memory: Map<string, unknown>;

beforeEach(() => {
  editor.opened.length = 0;
  editor.closed.length = 0;
  editor.documents = [];
  editor.detection = true;
  asked = [];
  memory = new Map();
  start();
});

function start() {
  const server = {
    ask: async (_name: unknown, { head }: { head: string }) => {
      asked.push(head);
      return head.startsWith('FAIL');
    },
  } as unknown as Server;
  const memento = {
    get: (key: string, fallback: unknown) => memory.get(key) ?? fallback,
    update: async (key: string, value: unknown) => void memory.set(key, value),
  };
  return watchDocuments(server, memento as never);
}

async function open(text: string, languageId = 'log', name = 'file:///a.log'): Promise<FakeDocument> {
  const document = { uri: { toString: () => name }, text, languageId, isClosed: false, getText: () => text };
  editor.documents.push(document);
  for (const listener of editor.opened) listener(document);
  await settle();
  return document;
}

async function close(document: FakeDocument): Promise<void> {
  document.isClosed = true;
  editor.documents = editor.documents.filter((other) => other !== document);
  for (const listener of editor.closed) listener(document);
  await settle();
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test.each([
  ['log', 'FAIL', 'sms-log'],
  ['plaintext', 'FAIL', 'sms-log'],
  ['log', 'other', 'log'],
  ['json', 'FAIL', 'json'],
  ['log', '', 'log'],
])('a document that opens as %s with %j becomes %s', async (languageId, text, expected) => {
  expect((await open(text, languageId)).languageId).toBe(expected);
});

test('only the first 64 Ki characters are sent', async () => {
  await open('x'.repeat(100_000));
  expect(asked.map((head) => head.length)).toEqual([65_536]);
});

test('the setting turns it off', async () => {
  editor.detection = false;
  expect((await open('FAIL')).languageId).toBe('log');
  expect(asked).toEqual([]);
});

test('a document that the user changes back is left alone, now and in later sessions', async () => {
  const document = await open('FAIL');
  await setTextDocumentLanguage(document, 'log');
  await settle();
  expect(document.languageId).toBe('log');
  await close(document);
  expect((await open('FAIL')).languageId).toBe('log');
  start();
  expect((await open('FAIL', 'log')).languageId).toBe('log');
  expect((await open('FAIL', 'log', 'file:///b.log')).languageId).toBe('sms-log');
});

test('a document that the user makes a log again is recognised again', async () => {
  const document = await open('FAIL');
  await setTextDocumentLanguage(document, 'log');
  await settle();
  await setTextDocumentLanguage(document, 'sms-log');
  await settle();
  await close(document);
  expect((await open('FAIL')).languageId).toBe('sms-log');
});

test('closing a tab and opening it again at once is no change of mind', async () => {
  await close(await open('FAIL'));
  expect((await open('FAIL')).languageId).toBe('sms-log');
});

test('what was open before is looked at when the server answers', async () => {
  editor.opened.length = 0;
  const document = await open('FAIL');
  expect(document.languageId).toBe('log');
  await start().lookAtOpen();
  await settle();
  expect(document.languageId).toBe('sms-log');
});
