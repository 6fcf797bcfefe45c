import type { Core, LogReading, Triage } from '../core/index.ts';
import type { Settings } from '../protocol/settings.ts';
import type { Cores } from './cores.ts';
import type { DiskLogs } from './diskLogs.ts';
import type { OpenLogs } from './documents.ts';
import { asWanted } from './levels.ts';
import { innermost, type SettingsCache } from './settings.ts';

/** The logs triaged together, and what came out. */
export interface CaseView {
  readonly key: string;
  readonly core: Core;
  /** Levels of `smsLogs.failures` applied. */
  readonly triage: Triage;
  /** Changes whenever the view does. */
  readonly signature: string;
  /** Logs of the case by URI. */
  readonly logs: ReadonlySet<string>;
}

export interface CasesParts {
  readonly documents: OpenLogs;
  readonly disk: DiskLogs;
  readonly settings: SettingsCache;
  readonly cores: Cores;
  /** Workspace folders and the folders triaged on request. */
  roots(): readonly string[];
}

/** A log and the case it belongs to. */
interface Member {
  readonly uri: string;
  readonly key: string;
  readonly root: string | undefined;
}

/**
 * Which log belongs to which case (design.md, rule 9), and the triage of each. Nothing is told of a change:
 * a view is made again when the stamps of its logs differ from those it was made of.
 */
export class Cases {
  readonly #parts: CasesParts;
  readonly #views = new Map<string, CaseView>();

  constructor(parts: CasesParts) {
    this.#parts = parts;
  }

  /** The case of a log, with the log's text as it is now. */
  async view(uri: string): Promise<CaseView> {
    const key = await this.#keyOf(uri);
    const members = (await this.#members()).filter((member) => member.key === key);
    return this.#viewOf(key, members, uri);
  }

  /** Every case there is. */
  async all(): Promise<readonly CaseView[]> {
    const groups = new Map<string, Member[]>();
    for (const member of await this.#members()) {
      const group = groups.get(member.key);
      if (group) group.push(member);
      else groups.set(member.key, [member]);
    }
    for (const key of [...this.#views.keys()]) if (!groups.has(key)) this.#views.delete(key);
    return Promise.all([...groups].map(([key, members]) => this.#viewOf(key, members, members[0]?.uri ?? key)));
  }

  /** The folder whose settings and background reading a log has; undefined for a log outside. */
  rootOf(uri: string): string | undefined {
    return innermost(uri, this.#parts.roots());
  }

  async #members(): Promise<readonly Member[]> {
    const { documents, disk } = this.#parts;
    const open = documents.uris();
    const isOpen = new Set(open);
    const uris = [...open];
    for (const log of disk.logs()) if (!isOpen.has(log.uri)) uris.push(log.uri);
    uris.sort();
    return Promise.all(uris.map(async (uri) => ({ uri, root: this.rootOf(uri), key: await this.#keyOf(uri) })));
  }

  async #keyOf(uri: string): Promise<string> {
    // An unsaved document has no folder: it is a case of its own.
    if (uri.startsWith('untitled:')) return uri;
    const settings = await this.#parts.settings.of(uri);
    return this.#parts.cores.base.caseFolder(uri, settings.case, this.#parts.roots());
  }

  async #viewOf(key: string, members: readonly Member[], uri: string): Promise<CaseView> {
    const settings = await this.#parts.settings.of(uri);
    const { core, number } = await this.#parts.cores.of(settings, this.rootOf(uri));
    const stamps = members.map((member) => `${member.uri}@${this.#stampOf(member.uri)}`);
    const signature = `${this.#parts.settings.generation}:${number}\n${stamps.join('\n')}`;
    const known = this.#views.get(key);
    if (known?.signature === signature) return known;
    const view = this.#make({ key, signature, core, settings, members });
    this.#views.set(key, view);
    return view;
  }

  #make(parts: {
    readonly key: string;
    readonly signature: string;
    readonly core: Core;
    readonly settings: Settings;
    readonly members: readonly Member[];
  }): CaseView {
    const { key, signature, core, settings, members } = parts;
    const readings = members.flatMap(({ uri }) => this.#reading(uri, core) ?? []);
    const triage = asWanted(core.triage(readings), settings);
    return { key, signature, core, triage, logs: new Set(members.map((member) => member.uri)) };
  }

  #reading(uri: string, core: Core): LogReading | undefined {
    return this.#parts.documents.reading(uri, core) ?? this.#parts.disk.get(uri)?.reading;
  }

  #stampOf(uri: string): string {
    const version = this.#parts.documents.version(uri);
    return version === undefined ? (this.#parts.disk.get(uri)?.stamp ?? '') : `v${version}`;
  }
}
