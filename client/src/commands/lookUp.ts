import { commands, Disposable, env, type QuickPickItem, window } from 'vscode';
import { lookUpRequest } from '../../../server/src/protocol/messages.ts';
import type { Command, CommandContext } from './command.ts';

interface Meaning extends QuickPickItem {
  readonly failure: string | null;
}

/** Says what a code, an ID or a line means, as it is typed; begins with what is selected in the editor. */
export const lookUp: Command = {
  name: 'smsLogs.lookUp',
  async run(context) {
    const editor = window.activeTextEditor;
    const selected = editor?.document.getText(editor.selection).trim() ?? '';
    const pick = window.createQuickPick<Meaning>();
    pick.placeholder =
      'A code or message ID in any notation, or a line of a log: 0x80070005, 1603, 2404, Win32 Error = 32';
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const show = async (text: string): Promise<void> => {
      const items = text.trim() === '' ? [] : await ask(context, text, editor?.document.uri.toString());
      // An answer that comes after the text has changed is not shown.
      if (pick.value === text) pick.items = items;
    };
    const listening = Disposable.from(
      pick.onDidChangeValue((text) => void show(text)),
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        pick.hide();
        if (chosen) void use(context, chosen);
      }),
      pick.onDidHide(() => {
        listening.dispose();
        pick.dispose();
      }),
    );
    pick.value = selected.split(/\r?\n/)[0] ?? '';
    pick.show();
    await show(pick.value);
  },
};

async function ask({ server }: CommandContext, text: string, log: string | undefined): Promise<Meaning[]> {
  const meanings = (await server.ask(lookUpRequest, log === undefined ? { text } : { text, log })) ?? [];
  // The list filters by what was typed; what the server found stands whatever its words are.
  return meanings.map((meaning) => ({ ...meaning, alwaysShow: true }));
}

async function use({ pages }: CommandContext, { failure, label, description, detail }: Meaning): Promise<void> {
  if (failure !== null) {
    const page = pages.uriOf({ failure, uri: undefined, finding: undefined });
    await commands.executeCommand('markdown.showPreview', page);
    return;
  }
  await env.clipboard.writeText([label, description, detail].filter(Boolean).join('\n'));
}
