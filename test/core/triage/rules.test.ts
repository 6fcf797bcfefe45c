import { describe, expect, test } from 'vitest';
import { caseFolder } from '../../../server/src/core/triage/case.ts';
import { relate } from '../../../server/src/core/triage/findings.ts';
import { failure, placeOf, readings, shown, triageOf } from '../../support/triage.ts';
import { neighbours } from '../../support/triageFailures.ts';

const token = (place: string, cap: string): string => `${place} Q322967.token-found cap=${cap} inbox=SWDist`;
const failed = (place: string, cap: string, file = 'i386'): string =>
  `${place} Q322967.copy-failed cap=${cap} inbox=SWDist file=${file}`;
const copied = (place: string, cap: string, file = 'i386'): string =>
  `${place} Q322967.copied cap=${cap} inbox=SWDist file=${file}`;
const find = (lines: readonly string[], ...holes: readonly string[]): string[] =>
  shown(triageOf(lines.join('\n'), neighbours), ...holes);

describe('rule 1: opening', () => {
  const entry = failure('F', {
    signals: `
      known failure distinctive
      common failure shared
      everywhere failure generic
      around context shared
      fine success distinctive
      over resolved distinctive`,
    ends: { over: ['known'] },
  });

  test.each([
    ['a distinctive failure line opens', 'a@- F.known', ['F#1 certain open error n=1']],
    ['a shared failure line opens', 'a@- F.common', ['F#1 possible open information n=1']],
    ['a generic failure line does not', 'a@- F.everywhere', []],
    ['context, success and resolved lines do not', 'a@- F.around\na@- F.fine\na@- F.over', []],
    [
      'all of them join, and only failure lines count',
      'a@- F.around\na@- F.everywhere\na@- F.common\na@- F.over',
      ['F#1 possible open information n=2'],
    ],
  ])('%s', (_, lines, finds) => {
    expect(shown(triageOf(lines, [entry]))).toEqual(finds);
  });

  test('what joins is evidence, a healthy line is not', () => {
    const [finding] = triageOf('a@- F.around\na@- F.common\na@- F.fine\na@- F.over', [entry]).findings;
    expect(finding?.sightings.map((at) => at.sighting.signal.id)).toEqual(['around', 'common', 'over']);
  });
});

describe('rule 2: key', () => {
  const perLog = failure('L', { signals: 'known failure distinctive' });
  const perCase = failure('C', { signals: 'known failure distinctive', per: 'case' });

  test('values of correlate tell findings apart, over all logs and without case', () => {
    const lines = [
      failed('a/inboxmgr@08:00:00', 'CAP_A'),
      failed('b/inboxmgr@08:00:01', 'cap_a'),
      failed('a/inboxmgr@08:00:02', 'CAP_B'),
    ];
    expect(find(lines, 'cap')).toEqual([
      'Q322967#1 certain open error n=2 cap=CAP_A',
      'Q322967#2 certain open error n=1 cap=CAP_B',
    ]);
  });

  test('only A-Z equal a-z', () => {
    const lines = [failed('a@08:00:00', 'CAPÄ'), failed('a@08:00:01', 'CAPä')];
    expect(find(lines)).toHaveLength(2);
  });

  test('without correlate there is one finding for each log', () => {
    expect(shown(triageOf('a@- L.known\na@- L.known\nb@- L.known', [perLog]))).toEqual([
      'L#1 certain open error n=2',
      'L#2 certain open error n=1',
    ]);
  });

  test('a log and its rolled-over parts are one, and the same name in another folder is not', () => {
    const lines = `
      x/ccm.log@- L.known
      x/ccm-20200102-101112.log@- L.known
      x/CCM-20191231-235959.log@- L.known
      x/ccm.lo_@- L.known
      y/ccm.log@- L.known`;
    const { findings, logs } = triageOf(lines, [perLog]);
    expect(findings.map((finding) => finding.count)).toEqual([4, 1]);
    expect(logs.map((log) => log.path)).toEqual([
      'x/CCM-20191231-235959.log',
      'x/ccm-20200102-101112.log',
      'x/ccm.lo_',
      'x/ccm.log',
      'y/ccm.log',
    ]);
  });

  test('the same log of two machines in one folder is two logs', () => {
    expect(shown(triageOf('x/PC1_ccim32@- L.known\nx/PC2_ccim32@- L.known', [perLog]))).toHaveLength(2);
  });

  test('per: case makes it one over all logs', () => {
    expect(shown(triageOf('a@- C.known\nb@- C.known', [perCase]))).toEqual(['C#1 certain open error n=2']);
  });

  test('numbers follow the first sightings', () => {
    const lines = [failed('a@09:00:00', 'CAP_A'), failed('b@08:00:00', 'CAP_B')];
    expect(find(lines, 'cap')).toEqual([
      'Q322967#1 certain open error n=1 cap=CAP_B',
      'Q322967#2 certain open error n=1 cap=CAP_A',
    ]);
  });
});

describe('rule 2: numbers without times', () => {
  test('follow the order of the logs, whatever is known of each', () => {
    const entry = failure('F', { signals: 'weak failure shared\nstrong failure distinctive' });
    expect(shown(triageOf('a@- F.weak\nb@- F.strong\nc@- F.weak', [entry]))).toEqual([
      'F#2 certain open error n=1',
      'F#1 possible open information n=1',
      'F#3 possible open information n=1',
    ]);
  });
});

describe('rule 3: joining', () => {
  const skipped = (place: string): string => `${place} Q322967.skipped`;
  const counts = (lines: readonly string[]): string[] =>
    find(lines, 'cap').map((line) => line.replace(/^.* (n=)/, '$1'));

  test.each([
    [
      'the nearest before in the same log and thread',
      [token('c@- t1', 'A'), token('c@- t2', 'B'), skipped('c@- t1')],
      ['n=2 cap=A', 'n=1 cap=B'],
    ],
    [
      'the last one named in the thread',
      [token('c@- t1', 'A'), token('c@- t1', 'B'), skipped('c@- t1')],
      ['n=2 cap=B', 'n=1 cap=A'],
    ],
    ['the only one there is, even in another log', [skipped('a@- t1'), token('c@- t1', 'A')], ['n=2 cap=A']],
    [
      'its own where several could be meant, one for each log',
      [token('c@- t1', 'A'), token('c@- t1', 'B'), skipped('d@- t1'), skipped('d@- t2'), skipped('e@- t1')],
      ['n=1 cap=A', 'n=1 cap=B', 'n=1', 'n=2'],
    ],
    [
      'its own where there is none, and the next ones join it',
      [skipped('a@-'), skipped('a@-'), skipped('b@-')],
      ['n=3'],
    ],
    [
      'never one it contradicts',
      [
        token('c@- t1', 'A'),
        'c@- t1 Q322967.token-found cap=B',
        'c@- t1 Q322967.token-found cap=a',
        'c@- t1 Q322967.token-found inbox=other',
      ],
      ['n=1 cap=B', 'n=1', 'n=2 cap=A'],
    ],
    [
      'the nearest one it does not contradict',
      [token('c@- t1', 'A'), token('c@- t1', 'B'), 'c@- t1 Q322967.token-found cap=A'],
      ['n=2 cap=A', 'n=1 cap=B'],
    ],
    [
      'over the parts of a log',
      [token('x/c.lo_@- t1', 'A'), token('y/c.log@- t1', 'B'), skipped('x/c.log@- t1')],
      ['n=2 cap=A', 'n=1 cap=B'],
    ],
  ])('joins %s', (_, lines, expected) => {
    expect(counts(lines).sort()).toEqual([...expected].sort());
  });

  test('a line that is no failure and could be several is evidence of none', () => {
    const lines = [failed('s@- t1', 'A'), failed('s@- t1', 'B'), 'c@- Q322967.copied file=i386'];
    const { findings } = triageOf(lines.join('\n'), neighbours);
    expect(findings.map((finding) => finding.sightings.length)).toEqual([1, 1]);
  });
});

describe('rule 4: confidence', () => {
  const entry = failure('F', {
    signals: `
      one failure shared ccim32
      two failure shared inboxmgr
      three context generic any
      strong failure distinctive smsexec`,
    certain: [
      ['one', 'two', 'three'],
      ['one', 'strong'],
    ],
    likely: [['one', 'two']],
  });

  test.each([
    ['possible', 'a@- F.one', [{ signal: 'strong', log: 'smsexec' }]],
    [
      'likely',
      'a@- F.one\na@- F.two',
      [
        { signal: 'three', log: 'any' },
        { signal: 'strong', log: 'smsexec' },
      ],
    ],
    ['likely', 'a@- F.strong', [{ signal: 'one', log: 'ccim32' }]],
    ['certain', 'a@- F.one\na@- F.strong', []],
    ['certain', 'a@- F.three\na@- F.one\na@- F.two', []],
  ])('%s', (confidence, lines, look) => {
    const [finding] = triageOf(lines, [entry]).findings;
    expect({ confidence: finding?.confidence, look: finding?.look }).toEqual({ confidence, look });
  });

  test('the alternative must be complete in one finding', () => {
    expect(find([token('c@- t1', 'A'), token('c@- t1', 'B'), 'c@- t1 Q322967.skipped'], 'cap')).toEqual([
      'Q322967#2 likely open error n=2 cap=B',
      'Q322967#1 possible open information n=1 cap=A',
    ]);
  });
});

describe('rule 5: claim', () => {
  const shared = (id: string, extra = ''): ReturnType<typeof failure> =>
    failure(id, { signals: `line failure shared\nother failure shared\nstrong failure distinctive\n${extra}` });
  const entries = [shared('A'), shared('B', 'line2 context shared\nover resolved generic'), shared('C')];
  const both = 'a@- B.line\na@+ A.line';

  test.each([
    ['among equals the id decides', both, ['A#1 possible open information n=1 also=B']],
    ['more sightings come first', `${both}\na@- B.other`, ['B#1 possible open information n=2 also=A']],
    ['a resolving line is no more sightings', `${both}\na@- B.over`, ['A#1 possible open information n=1 also=B']],
    [
      'confidence comes first',
      `a@- A.line\na@- A.line\na@+ B.line\na@- A.line\na@+ B.strong`,
      ['B#1 certain open error n=2', 'A#1 possible open information n=3'],
    ],
    [
      'a line left over keeps it',
      `${both}\na@- A.other\na@- B.strong`,
      ['B#1 certain open error n=2', 'A#1 possible open information n=2'],
    ],
    [
      'a likely or certain one is never claimed',
      `a@- A.strong\na@+ B.strong`,
      ['A#1 certain open error n=1', 'B#1 certain open error n=1'],
    ],
    [
      'context of another finding explains a line',
      'a@- B.strong\na@- B.line2\na@+ A.line',
      ['B#1 certain open error n=1 also=A'],
    ],
    [
      'what is claimed claims nothing',
      'a@- A.line\na@+ B.line\na@+ C.line',
      ['A#1 possible open information n=1 also=B,C'],
    ],
    [
      'another record explains nothing',
      'a@- B.line\na@- A.line',
      ['A#1 possible open information n=1', 'B#1 possible open information n=1'],
    ],
  ])('%s', (_, lines, finds) => {
    expect(shown(triageOf(lines, entries))).toEqual(finds);
  });
});

describe('rule 5: claim within one failure', () => {
  test('two findings of one failure never claim each other', () => {
    const entry = failure('F', { signals: 'a failure shared\nb failure shared', correlate: ['n'] });
    expect(shown(triageOf('x@- F.a n=1\nx@+ F.b n=2', [entry]), 'n')).toEqual([
      'F#1 possible open information n=1 n=1',
      'F#2 possible open information n=1 n=2',
    ]);
  });
});

describe('rule 6: severity', () => {
  const signals = 'weak failure shared\nstrong failure distinctive\nover resolved generic';
  const warning = failure('W', {
    signals,
    severity: 'warning',
    likely: [['weak', 'over']],
    ends: { over: ['strong'] },
  });
  const harmless = failure('H', { signals, severity: 'warning', harmless: true, ends: { over: ['strong'] } });

  test.each([
    ['a certain one has its own', 'a@- W.strong', 'W#1 certain open warning n=1'],
    ['a likely one has its own', 'a@- W.weak\na@- W.over', 'W#1 likely open warning n=1'],
    ['a possible one is information', 'a@- W.weak', 'W#1 possible open information n=1'],
    ['a resolved one is information', 'a@- W.strong\na@- W.over', 'W#1 certain resolved information n=1'],
    ['an expected one is information', 'a@- H.strong', 'H#1 certain expected information n=1'],
    ['a harmless one is never resolved', 'a@- H.strong\na@- H.over', 'H#1 certain expected information n=1'],
  ])('%s', (_, lines, finding) => {
    expect(shown(triageOf(lines, [warning, harmless]))).toEqual([finding]);
  });
});

describe('rule 7: resolved', () => {
  const state = (lines: readonly string[]): string => {
    const [finding] = triageOf(lines.join('\n'), neighbours).findings;
    return `${finding?.state} ${placeOf(finding?.resolvedBy ?? null)}`;
  };

  test.each([
    ['a later line in the same log', [failed('s@-', 'A'), copied('s@-', 'A')], 'resolved s.log:2'],
    ['an earlier line in the same log', [copied('s@-', 'A'), failed('s@-', 'A')], 'open null'],
    [
      'in one log the records decide, not the times',
      [failed('s@08:00:00', 'A'), copied('s@07:00:00', 'A')],
      'resolved s.log:2',
    ],
    ['in a later part of the log', [failed('x/s.lo_@-', 'A'), copied('x/s.log@-', 'A')], 'resolved x/s.log:1'],
    ['in an earlier part of the log', [failed('x/s.log@-', 'A'), copied('x/s.lo_@-', 'A')], 'open null'],
    ['another CAP', [failed('s@-', 'A'), copied('s@-', 'B')], 'open null'],
    ['another file', [failed('s@-', 'A'), copied('s@-', 'A', 'alpha')], 'open null'],
    ['a file not named', [failed('s@-', 'A'), 's@- Q322967.copied cap=A inbox=SWDist'], 'open null'],
    ['names without case', [failed('s@-', 'cap_a', 'I386'), copied('s@-', 'CAP_A', 'i386')], 'resolved s.log:2'],
    [
      'only one of two files',
      [failed('s@-', 'A', 'i386'), failed('s@-', 'A', 'alpha'), copied('s@-', 'A', 'i386')],
      'open null',
    ],
    [
      'both files, the last line counts',
      [
        failed('s@-', 'A', 'i386'),
        failed('s@-', 'A', 'alpha'),
        copied('s@-', 'A', 'alpha'),
        copied('s@-', 'A', 'i386'),
        copied('s@-', 'A', 'alpha'),
      ],
      'resolved s.log:4',
    ],
    ['failed again', [failed('s@-', 'A'), copied('s@-', 'A'), failed('s@-', 'A')], 'open null'],
    [
      'failed again and copied again',
      [failed('s@-', 'A'), copied('s@-', 'A'), failed('s@-', 'A'), copied('s@-', 'A')],
      'resolved s.log:4',
    ],
    ['nothing that the line undoes', [token('c@08:00:00', 'A'), copied('s@08:30:00', 'A')], 'open null'],
    ['in another log, later', [failed('s@08:00:00', 'A'), copied('u@08:00:01', 'A')], 'resolved u.log:1'],
    ['in another log, at the same time', [failed('s@08:00:00', 'A'), copied('u@08:00:00', 'A')], 'open null'],
    ['in another log, without a time', [failed('s@08:00:00', 'A'), copied('u@-', 'A')], 'open null'],
    [
      'in another log by UTC where both know it',
      [failed('s@08:00:00Z+0', 'A'), copied('u@07:30:00Z+60', 'A')],
      'resolved u.log:1',
    ],
    [
      'in the latest of several other logs, where times in the own log run backwards',
      [copied('s@09:00:00', 'A'), failed('s@08:07:00', 'A'), copied('u@08:05:00', 'A'), copied('v@08:10:00', 'A')],
      'resolved v.log:1',
    ],
    [
      'in another log, not by an earlier line of its own log with a later time',
      [copied('s@08:08:00', 'A'), failed('s@08:07:00', 'A'), copied('v@08:10:00', 'A')],
      'resolved v.log:1',
    ],
    [
      'failed in another log shortly after it, where another file was copied before',
      [
        failed('s@08:00:00', 'A'),
        copied('s@08:10:00', 'A'),
        failed('u@08:01:00', 'A', 'alpha'),
        copied('u@08:02:00', 'A', 'alpha'),
        failed('u@08:15:00', 'A'),
      ],
      'resolved s.log:2',
    ],
    [
      'in the first other log after it',
      [failed('s@08:00:00', 'A'), copied('u@09:00:00', 'A'), copied('v@08:30:00', 'A'), copied('w@07:00:00', 'A')],
      'resolved v.log:1',
    ],
    [
      'in the first other log after it, one of which knows UTC',
      [failed('s@08:00:00Z+0', 'A'), copied('u@09:00:00Z+0', 'A'), copied('v@08:30:00', 'A')],
      'resolved v.log:1',
    ],
    [
      'in another log by local time where one knows no UTC',
      [failed('s@08:00:00Z+0', 'A'), copied('u@07:30:00', 'A')],
      'open null',
    ],
    [
      'seen in another log 15 minutes after it',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), token('c@08:25:00', 'A')],
      'resolved s.log:2',
    ],
    [
      'seen in another log later than 15 minutes after it',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), token('c@08:25:00.001', 'A')],
      'open null',
    ],
    [
      'seen in the same log at once after it',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), token('s@08:10:00', 'A')],
      'open null',
    ],
    [
      'seen in another log at an unknown time',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), token('c@-', 'A')],
      'resolved s.log:2',
    ],
    [
      'failed in another log 15 minutes after it',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), failed('u@08:25:00', 'A')],
      'resolved s.log:2',
    ],
    [
      'failed in another log later than that',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), failed('u@08:25:00.001', 'A')],
      'open null',
    ],
    [
      'failed again in its own log, a copy in another log shortly before',
      [failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), copied('u@08:12:00', 'A'), failed('s@08:13:00', 'A')],
      'open null',
    ],
  ])('%s', (_, lines, expected) => {
    expect(state(lines)).toBe(expected);
  });

  test('a later sighting reopens the same finding', () => {
    expect(find([failed('s@08:00:00', 'A'), copied('s@08:10:00', 'A'), failed('s@09:00:00', 'A')])).toEqual([
      'Q322967#1 certain open error n=2',
    ]);
  });

  test('the resolving line proves its step, and nothing else does', () => {
    const proved = (lines: readonly string[]): (string | null)[] =>
      triageOf(lines.join('\n'), neighbours).findings[0]!.proved.map(placeOf);
    expect(proved([failed('s@-', 'A'), copied('s@-', 'A')])).toEqual([null, 's.log:2']);
    expect(proved([failed('s@-', 'A'), copied('s@-', 'A', 'alpha')])).toEqual([null, null]);
  });

  test('a healthy line proves its step once it is the last word', () => {
    const entry = failure('F', {
      signals: 'bad failure distinctive\ngood success generic',
      remedy: [{ kind: 'check', text: 'It runs.', proves: 'good', copy: null }],
    });
    const proved = (lines: string): string | null => placeOf(triageOf(lines, [entry]).findings[0]!.proved[0]!);
    expect(proved('a@- F.bad\na@- F.good\na@- F.good')).toBe('a.log:2');
    expect(proved('a@- F.good\na@- F.bad')).toBeNull();
  });
});

describe('rule 8: needs', () => {
  const entry = failure('F', {
    signals: 'a failure distinctive\nb failure shared',
    needs: [{ kind: 'all', signals: ['a', 'b'], span: 200 }],
  });

  test('a finding whose needs do not hold is not reported', () => {
    expect(shown(triageOf('x@- F.a', [entry]))).toEqual([]);
    expect(shown(triageOf('x@- F.a\nx@- F.b', [entry]))).toEqual(['F#1 certain open error n=2']);
  });

  test('it claims nothing either', () => {
    const other = failure('G', { signals: 'line failure shared' });
    expect(shown(triageOf('x@- F.a\nx@+ G.line', [entry, other]))).toEqual(['G#1 possible open information n=1']);
  });
});

describe('rule 9: the case', () => {
  const paths = ['/w/a/Ccim32.log', '/w/b/Ccim32.log', '/w/b/Inboxmgr.log', '/v/Smsexec.log', '/else/x.log'];

  test('one case for each workspace folder, one for each folder outside', () => {
    const folders = paths.map((path) => caseFolder(path, 'workspaceFolder', ['/w/', '/v']));
    expect(folders).toEqual(['/w', '/w', '/w', '/v', '/else']);
  });

  test('one case for each folder of logs', () => {
    const folders = paths.map((path) => caseFolder(path, 'folder', ['/w', '/v']));
    expect(folders).toEqual(['/w/a', '/w/b', '/w/b', '/v', '/else']);
  });

  test('a folder within a folder takes its own logs, and a name that begins alike is another folder', () => {
    for (const roots of [
      ['/w', '/w/a'],
      ['/w/a', '/w'],
    ]) {
      const folders = ['/w/a/1.log', '/w/2.log', '/w2/3.log'].map((path) => caseFolder(path, 'workspaceFolder', roots));
      expect(folders).toEqual(['/w/a', '/w', '/w2']);
    }
  });

  test.each([
    ['c:\\logs', 'C:\\Logs2\\x.log', 'C:\\Logs2'],
    ['c:\\logs', 'C:\\logs\\pc1\\x.log', 'c:\\logs'],
    ['file:///c%3A/logs', 'file:///C:/logs/pc1/x.log', 'file:///c%3A/logs'],
    ['/', '/x.log', ''],
  ])('root %s and log %s meet in %s', (root, path, folder) => {
    expect(caseFolder(path, 'workspaceFolder', [root])).toBe(folder);
  });

  test('names compare without case, two CAPs are two findings', () => {
    expect(find([failed('s@-', 'CAP_SO1'), failed('s@-', 'cap_so1'), failed('s@-', 'CAP_S01')], 'cap')).toEqual([
      'Q322967#1 certain open error n=2 cap=CAP_SO1',
      'Q322967#2 certain open error n=1 cap=CAP_S01',
    ]);
  });
});

describe('what a finding tells', () => {
  test('first and last go by time, where there is one', () => {
    const [finding] = triageOf(
      [token('c@-', 'A'), token('c@09:00:00', 'A'), failed('s@08:00:00', 'A'), failed('s@08:30:00', 'A')].join('\n'),
      neighbours,
    ).findings;
    expect([placeOf(finding!.first), placeOf(finding!.last)]).toEqual(['s.log:1', 'c.log:2']);
  });

  test('what failure lines captured counts, another line only fills in', () => {
    const [finding] = triageOf(
      [
        failed('s@-', 'A', 'i386\\x.exe'),
        failed('s@-', 'a', 'ALPHA\\x.exe'),
        `${copied('s@-', 'A', 'mips\\x.exe')} source=X:\\src`,
      ].join('\n'),
      neighbours,
    ).findings;
    expect(finding?.captures).toEqual({
      cap: ['A'],
      inbox: ['SWDist'],
      file: ['i386\\x.exe', 'ALPHA\\x.exe'],
      source: ['X:\\src'],
    });
  });

  test('the entry of the catalogue given counts, whatever copy of it a reading brings', () => {
    const copies = structuredClone(readings(failed('s@-', 'A'), neighbours));
    expect(relate(copies, { failures: neighbours }).findings[0]?.failure).toBe(neighbours[0]);
    expect(relate(copies, { failures: [] }).findings[0]?.failure.id).toBe('Q322967');
  });

  test('where two entries have one id the last counts, and no line counts twice', () => {
    const old = failure('F', { signals: 'bad failure distinctive\ngone failure distinctive' });
    const replaced = failure('F', { signals: 'bad failure shared' });
    const both = readings('a@- F.bad\na@- F.gone', [old]).map((log) => ({
      ...log,
      sightings: log.sightings.flatMap((one) => {
        const [bad] = replaced.signals;
        return one.signal.id === bad!.id ? [one, { ...one, failure: replaced, signal: bad! }] : [one];
      }),
    }));
    expect(shown(relate(both, { failures: [old, replaced] }))).toEqual(['F#1 possible open information n=1']);
  });
});
