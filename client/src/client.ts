import type { Disposable } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { NotificationName, RequestName } from '../../server/src/protocol/messages.ts';

/** Makes the language client of this kind of extension host. */
export type CreateClient = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

/** The server as the client's parts see it. */
export interface Server {
  /** Undefined where the server is not running or the request failed; failures are in the output channel. */
  ask<Params, Result>(name: RequestName<Params, Result>, params: Params): Promise<Result | undefined>;
  on<Params>(name: NotificationName<Params>, listener: (params: Params) => void): Disposable;
}

/** The typed requests of our own over a language client. */
export function serverOf(client: BaseLanguageClient): Server {
  return {
    async ask(name, params) {
      if (!client.isRunning()) return undefined;
      try {
        return await client.sendRequest(name.method, params);
      } catch (error) {
        client.outputChannel.appendLine(`${name.method} failed: ${String(error)}`);
        return undefined;
      }
    },
    on: (name, listener) => client.onNotification(name.method, listener),
  };
}
