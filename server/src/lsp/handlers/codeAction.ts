import { CodeActionKind } from 'vscode-languageserver';
import type { Handler } from '../context.ts';
import { newFailureActions } from '../newFailure.ts';
import { normalUri } from '../uris.ts';

export const codeActionHandler: Handler = ({ connection, cases, documents, safely }) => {
  connection.onCodeAction((params, token) =>
    safely('codeAction', token, null, async () => {
      const uri = normalUri(params.textDocument.uri);
      const { core, triage } = await cases.view(uri);
      const wanted = params.context.only;
      const log = documents.log(uri, core);
      const actions = [
        ...core.codeActions(triage, uri, params.range),
        ...(log ? newFailureActions(log, params.range.start, params.context.triggerKind) : []),
      ];
      return wanted ? actions.filter((action) => wanted.some((kind) => isOfKind(action.kind, kind))) : actions;
    }),
  );
  return { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } };
};

/** Kinds are trees: `quickfix` asks for `quickfix.mute` too, and the empty kind for all. */
function isOfKind(kind: string = CodeActionKind.QuickFix, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}
