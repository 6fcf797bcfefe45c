import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
} from 'vscode-languageserver';
import type { Handler } from '../context.ts';
import { teamFilePattern } from '../teamFolder.ts';

/** Has the client tell what is typed into a team's own failures, and of no other YAML; they get no other feature. */
export const teamFilesHandler: Handler = ({ connection, client, documents, whenReady }) => {
  whenReady(async () => {
    if (!client.textDocument?.synchronization?.dynamicRegistration) return;
    const documentSelector = [{ pattern: teamFilePattern }];
    await connection.client.register(DidOpenTextDocumentNotification.type, { documentSelector });
    await connection.client.register(DidCloseTextDocumentNotification.type, { documentSelector });
    await connection.client.register(DidChangeTextDocumentNotification.type, {
      documentSelector,
      syncKind: documents.sync,
    });
  });
  return {};
};
