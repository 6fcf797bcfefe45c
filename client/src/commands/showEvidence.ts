import { commands, Location, Position, Range, Uri, window } from 'vscode';
import type { Location as ServerLocation } from 'vscode-languageclient';
import { evidenceRequest } from '../../../server/src/protocol/messages.ts';
import { findingTarget } from '../target.ts';
import type { Command } from './command.ts';

/** Peeks at every line of a finding, over all logs. */
export const showEvidence: Command = {
  name: 'smsLogs.showEvidence',
  async run({ server }, ...args) {
    const target = findingTarget(args);
    if (!target) return;
    const evidence = await server.ask(evidenceRequest, { uri: target.uri, finding: target.finding });
    if (!evidence || evidence.locations.length === 0) {
      void window.showInformationMessage('This finding is not in the logs any more.');
      return;
    }
    const editor = window.activeTextEditor;
    const locations = evidence.locations.map(toLocation);
    const first = locations[0] as Location;
    const from = editor
      ? { uri: editor.document.uri, position: editor.selection.active }
      : { uri: first.uri, position: first.range.start };
    const command = editor ? 'editor.action.peekLocations' : 'editor.action.goToLocations';
    await commands.executeCommand(command, from.uri, from.position, locations, 'peek');
  },
};

/** A place of the server as one of VS Code. */
export function toLocation({ uri, range }: ServerLocation): Location {
  const start = new Position(range.start.line, range.start.character);
  return new Location(Uri.parse(uri), new Range(start, new Position(range.end.line, range.end.character)));
}
