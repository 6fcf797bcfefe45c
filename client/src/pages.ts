import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import { articlePageRequest, casesChangedNotification } from '../../server/src/protocol/messages.ts';
import type { Server } from './client.ts';

/** Names a failure, and the finding whose names fill its page. */
export interface PageTarget {
  readonly failure: string;
  readonly uri: string | undefined;
  readonly finding: string | undefined;
}

export interface Pages extends Disposable {
  uriOf(target: PageTarget): Uri;
}

const scheme = 'sms-logs';

/** Serves article pages as read-only documents and renews the open ones when findings change. */
export function providePages(server: Server): Pages {
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const page = await server.ask(articlePageRequest, targetOf(uri));
      return (
        page?.text ?? 'No failure of this name is in the catalogue. It may come from a catalogue that is not set here.'
      );
    },
  });
  const listener = server.on(casesChangedNotification, () => {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
  });
  const all = Disposable.from(changed, provider, listener);
  return { uriOf: pageUri, dispose: () => all.dispose() };
}

/** `sms-logs:/Q322967.md`, with the case in the query. */
export function pageUri({ failure, uri, finding }: PageTarget): Uri {
  const query = uri === undefined || finding === undefined ? '' : JSON.stringify({ uri, finding });
  return Uri.from({ scheme, path: `/${encodeURIComponent(failure)}.md`, query });
}

/** The way back from `pageUri`; a query that is not ours is left out. */
export function targetOf(page: Uri): PageTarget {
  const failure = decodeURIComponent(page.path.slice(1).replace(/\.md$/, ''));
  try {
    const { uri, finding } = JSON.parse(page.query) as Partial<PageTarget>;
    if (typeof uri === 'string' && typeof finding === 'string') return { failure, uri, finding };
  } catch {
    // No query: the page of the failure itself.
  }
  return { failure, uri: undefined, finding: undefined };
}
