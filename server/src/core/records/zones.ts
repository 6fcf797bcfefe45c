/**
 * Minutes to add to local time to get UTC, by a Windows display name such as `Eastern Daylight Time`; undefined for a
 * name that is not known (a localised server's, for one). The offsets are those of the Windows versions that wrote such
 * names into SMS logs, NT 4 to Server 2003.
 */
export function biasOfZone(name: string): number | undefined {
  const lower = name.trim().toLowerCase();
  if (Object.hasOwn(fixed, lower)) return fixed[lower];
  const match = /^([a-z0-9 .&()-]{1,40}) (standard|daylight|summer) time$/.exec(lower);
  const place = match?.[1] ?? '';
  // A zone's name comes from the log: `constructor` must find nothing.
  const standard = Object.hasOwn(standards, place) ? standards[place] : undefined;
  if (standard === undefined) return undefined;
  return match?.[2] === 'standard' ? standard : standard - 60;
}

const fixed: Readonly<Record<string, number>> = {
  'coordinated universal time': 0,
  utc: 0,
  gmt: 0,
  'greenwich mean time': 0,
  'british summer time': -60,
};

const standards: Readonly<Record<string, number>> = {
  dateline: 720,
  samoa: 660,
  hawaiian: 600,
  alaskan: 540,
  pacific: 480,
  'pacific sa': 240,
  mountain: 420,
  'us mountain': 420,
  'mexico 2': 420,
  'mountain mexico': 420,
  central: 360,
  'central america': 360,
  'canada central': 360,
  mexico: 360,
  eastern: 300,
  'us eastern': 300,
  'sa pacific': 300,
  'sa western': 240,
  atlantic: 240,
  newfoundland: 210,
  'e. south america': 180,
  'sa eastern': 180,
  greenland: 180,
  'mid-atlantic': 120,
  azores: 60,
  'cape verde': 60,
  gmt: 0,
  greenwich: 0,
  'w. europe': -60,
  'central europe': -60,
  'central european': -60,
  romance: -60,
  'w. central africa': -60,
  gtb: -120,
  fle: -120,
  'e. europe': -120,
  egypt: -120,
  'south africa': -120,
  israel: -120,
  jerusalem: -120,
  arabic: -180,
  arab: -180,
  russian: -180,
  'e. africa': -180,
  iran: -210,
  arabian: -240,
  caucasus: -240,
  afghanistan: -270,
  ekaterinburg: -300,
  'west asia': -300,
  india: -330,
  nepal: -345,
  'central asia': -360,
  'n. central asia': -360,
  'sri lanka': -360,
  myanmar: -390,
  'se asia': -420,
  'north asia': -420,
  china: -480,
  'north asia east': -480,
  singapore: -480,
  'malay peninsula': -480,
  'w. australia': -480,
  taipei: -480,
  tokyo: -540,
  korea: -540,
  yakutsk: -540,
  'cen. australia': -570,
  'aus central': -570,
  'e. australia': -600,
  'aus eastern': -600,
  'west pacific': -600,
  tasmania: -600,
  vladivostok: -600,
  'central pacific': -660,
  'new zealand': -720,
  fiji: -720,
  tonga: -780,
};
