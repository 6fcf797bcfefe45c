import { type FailureText, failure } from './triage.ts';

const capInUse: FailureText = {
  signals: String.raw`
    token-found failure shared ccim32: Warning: Inbox manager token file found (\\{server}\{cap}\clicomp.box\{inbox=SWDist}\inboxlck.tok), waiting {seconds:int} seconds for directory refresh to finish...
    skipped failure shared ccim32: Warning: Directory still in use by inbox manager; skipping operations
    no-cap failure shared ccim32: Warning - could not find a site CAP with uplevel version of component {component=Software Distribution}
    copy-failed failure distinctive inboxmgr: Failed to copy {source:path} to {root:root}\{cap}\clicomp.box\{inbox=SWDist}\{file:path} because of sharing violation.
    copied resolved generic inboxmgr: Copying {source:path} to {root:root}\{cap}\clicomp.box\{inbox=SWDist}\{file:path}, OK`,
  ends: { copied: ['copy-failed'] },
  agree: { copied: ['file'] },
  correlate: ['cap', 'inbox'],
  likely: [['token-found', 'skipped']],
  cause: 'Clients hold files on the CAP open, so Inbox Manager cannot replace {file} and its lock file stays.',
  remedy: [
    {
      kind: 'do',
      text: String.raw`Close every open file on \{cap}\clicomp.box\{inbox} of the CAP server {server}.`,
      proves: null,
      copy: null,
    },
    { kind: 'check', text: 'Inboxmgr.log reports the copy with ", OK".', proves: 'copied', copy: null },
  ],
};

const releaseMix: FailureText = {
  signals: `
    no-cap failure shared ccim32: Warning - could not find a site CAP with uplevel version of component {component=Software Distribution}
    release failure distinctive ccim32: Warning: The CAP base release (from {from:path}) is {have:version} (client release is {client:version})`,
};

const lookupLocked: FailureText = {
  signals: String.raw`
    locked failure distinctive inboxmgr: Copying {source:path} to {root:root}\{cap}\clidata.box\client.lkp, Failed, Win32 Error = {code=32}`,
  correlate: ['cap'],
};

/** The three neighbours of facts and design: CAP files in use, mixed releases, a locked lookup file. */
export const neighbours = [
  failure('Q322967', capInUse),
  failure('Q264630', releaseMix),
  failure('Q280515', lookupLocked),
];
