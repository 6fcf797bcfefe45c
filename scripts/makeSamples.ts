/**
 * Writes samples/q322967: the logs of one client and one site server around article Q322967. Every failure line, and
 * every ordinary line around it, is one that an article quotes, with other names; nothing is drawn by chance.
 *   node scripts/makeSamples.ts [FOLDER]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const day = Date.UTC(2001, 10, 21);
const zone = 'Pacific Standard Time';
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A log in the making: lines with the metadata of SMS 2.0, on a clock that only runs forward. */
interface LogWriter {
  /** Sets the clock to `hh:mm:ss`. */
  at(clock: string): void;
  write(message: string, milliseconds?: number): void;
  text(): string;
}

function createLogWriter(component: string, thread: number, options: { readonly zone?: string } = {}): LogWriter {
  const lines: string[] = [];
  let now = day;
  return {
    at(clock) {
      const [hours, minutes, seconds] = clock.split(':').map(Number) as [number, number, number];
      const next = day + ((hours * 60 + minutes) * 60 + seconds) * 1000 + 120;
      if (next < now) throw new Error(`${component}: the clock runs backwards at ${clock}`);
      now = next;
    },
    write(message, milliseconds = 10 + ((lines.length * 37) % 90)) {
      now += milliseconds;
      const stamp = options.zone === undefined ? stampOf(now) : `${stampOf(now)} ${options.zone}`;
      const hex = thread.toString(16).toUpperCase();
      lines.push(`${message}  $$<${component}><${stamp}><thread=${thread} (0x${hex})>\r\n`);
    },
    text: () => lines.join(''),
  };
}

function stampOf(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const fraction = String(date.getUTCMilliseconds()).padStart(3, '0');
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${two(date.getUTCDate())} ${clock}.${fraction} ${date.getUTCFullYear()}`;
}

const components = [
  'Available Programs Manager Win32',
  'Hardware Inventory Agent',
  'Software Inventory Agent',
  'Remote Control',
];

/** The client's installation manager: one cycle an hour, and from 08:42 on Software Distribution cannot be upgraded. */
function ccim32(): string {
  const log = createLogWriter('CCIM32', 112);
  for (let hour = 2; hour <= 19; hour++) {
    log.at(`${String(hour).padStart(2, '0')}:42:29`);
    log.write('-- Checking if new component operations are necessary --');
    log.write('-  SMS Client Base Components:');
    log.write(
      'Checking if component "SMS Client Base Components" needs to be installed, upgraded or verified (offer index [2])',
    );
    components.forEach((component, index) => {
      log.write(
        `Checking if component "${component}" needs to be installed, upgraded or verified (offer index [${index + 3}])`,
      );
      log.write(`Component "${component}" install/verify/upgrade last done at 01:${25 + index}:22 November 20, 2001`);
    });
    log.write(
      'Checking if component "Software Distribution" needs to be installed, upgraded or verified (offer index [7])',
    );
    if (hour >= 8 && hour < 11) upgradeFails(log);
    else if (hour >= 11) otherCapStaysLocked(log);
    log.write('Done processing active client components');
    log.write('Trying to open IPC connection with APM...');
    log.write('CCIM32 - Retry in 60 minutes');
  }
  return log.text();
}

function upgradeFails(log: LogWriter): void {
  log.write('Component "Software Distribution" needs to be upgraded', 900);
  log.write('OS Version has changed since the last install of component "Software Distribution"');
  log.write('Component "Software Distribution" install/verify/upgrade last done at 08:42:31 November 20, 2001');
  log.write('Client core file version (from cliver.exe) is 2.00.1493.4006');
  for (const cap of ['\\\\SERVER01\\CAP_SO1', '\\\\SERVER02\\CAP_SO2']) {
    log.write(
      `Warning: Inbox manager token file found (${cap}\\clicomp.box\\SWDist\\inboxlck.tok), waiting 10 seconds for directory refresh to finish...`,
    );
    log.write('Warning: Directory still in use by inbox manager; skipping operations', 10_000);
  }
  log.write('Warning - could not find a site CAP with uplevel version of component Software Distribution');
}

function otherCapStaysLocked(log: LogWriter): void {
  log.write(
    'Warning: Inbox manager token file found (\\\\SERVER02\\CAP_SO2\\clicomp.box\\SWDist\\inboxlck.tok), waiting 10 seconds for directory refresh to finish...',
  );
  log.write('Warning: Directory still in use by inbox manager; skipping operations', 10_000);
}

/** The site server's Inbox Manager: the first CAP is freed at 11:21, the second is not. */
function inboxmgr(): string {
  const log = createLogWriter('SMS_INBOX_MANAGER', 1180, { zone });
  const copy = (file: string, target: string): string =>
    `Copying X:\\SMS\\inboxes\\${file} to ${target}\\${file.replace('.src\\', '.box\\')}`;
  const swdist = 'clicomp.src\\SWDist\\i386\\swdist32.exe';
  for (let hour = 2; hour <= 19; hour++) {
    log.at(`${String(hour).padStart(2, '0')}:20:04`);
    log.write('NAL[4] - Attempting to release current connection.');
    log.write('NAL[4] - A connection has not yet been made.');
    log.write('NAL[4] - Attempting access under the context of the current process ...');
    for (const target of ['X:\\CAP_SO1', '\\\\SERVER02\\CAP_SO2']) {
      for (const file of [
        'clidata.src\\netconf.ncf',
        'clidata.src\\client.lkp',
        'clicomp.src\\hinv\\i386\\hinv32.exe',
        'clicomp.src\\sinv\\i386\\sinv32.exe',
        'clicomp.src\\RemCtrl\\i386\\remctrl.exe',
      ]) {
        log.write(`${copy(file, target)}, OK`, 240);
      }
      if (hour < 8) continue;
      if (hour >= 11 && target === 'X:\\CAP_SO1') {
        if (hour === 11) log.write(`${copy(swdist, target)}, OK`, 55_000);
      } else {
        log.write(
          `Failed to copy X:\\SMS\\inboxes\\${swdist} to ${target}\\clicomp.box\\SWDist\\i386\\swdist32.exe because of sharing violation.`,
          600,
        );
      }
    }
    log.write('NAL[4] - Attempting to connect using the Access interface.');
    log.write('NAL[4] - Applying default account (user name and password are both null).');
  }
  return log.text();
}

/** The client service starts its programs. */
function clisvc(): string {
  const log = createLogWriter('C:\\WINNT\\MS\\SMS\\CORE\\BIN\\CLISVCL.EXE', 52);
  const programs = [
    ['Client Configuration Installation Manager', 'core\\Bin\\ccim32.dll'],
    ['Hardware Inventory Agent', 'clicomp\\hinv\\hinv32.exe'],
    ['WNet User Groups Offer Data Provider', 'clicomp\\SWDist32\\bin\\ODPUSR32.exe'],
  ] as const;
  for (let hour = 2; hour <= 19; hour++) {
    log.at(`${String(hour).padStart(2, '0')}:41:50`);
    for (const [program, file] of programs) {
      log.write(`${program} - (LAUNCH_CONTINUOUS_START)~`);
      log.write(`${program} - Attempting to launch application ~`);
      log.write(`Verifying application [C:\\WINNT\\MS\\SMS\\${file}]~`);
    }
  }
  return log.text();
}

/** Hardware inventory on Windows XP: its exception after a finished cycle is harmless (article Q302354). */
function hinv32(): string {
  const log = createLogWriter('Hardware Inventory Agent', 1280);
  log.at('03:00:00');
  log.write('======= Logging initialized for module "Hardware Inventory Agent" =======');
  log.write('Hardware Inventory Agent cycle started ..... !');
  const classes = [
    'Environment',
    'NetworkAdapterConfiguration',
    'NetworkClient',
    'OperatingSystem',
    'DisplayControllerConfiguration',
    'NTEventlogFile',
    'NTLogEvent',
  ];
  for (const name of classes) log.write(`CLASS - Process Class: Win32_${name}`, 4_800);
  log.write('Hardware Inventory Agent completed in 00 hours, 00 mins, 42 secs !');
  log.write('<<<<<<<<<<<<< EXCEPTION EXCEPTION EXCEPTION >>>>>>>>>>>>>');
  log.write(
    "<<CLIEXCEPT>> (Logged to all threads) An exception was raised in the application '<unknown>', thread 0x500 (<unknown>)~",
  );
  log.write('<<CLIEXCEPT>> A fatal exception occurred in THIS THREAD. Information follows:~');
  log.write('<<CLIEXCEPT>> The exception was not an MFC CException. A detailed information dump will follow...~');
  return log.text();
}

/** The offer data provider reads its offers without trouble. */
function odpsys32(): string {
  const log = createLogWriter('ODP\\WNet User Groups', 260);
  for (let hour = 2; hour <= 19; hour++) {
    log.at(`${String(hour).padStart(2, '0')}:55:02`);
    log.write('TEST : Attempting to make an accessible remote path.');
    log.write("TEST : The accessible remote path is '\\\\SERVER01\\CAP_SO1\\'.");
    log.write("TEST : The remote path is part of site 'SO1'");
    log.write("TEST : The remote path has been set to '\\\\SERVER01\\CAP_SO1\\OfferInf.box\\'.");
    log.write('TEST : CAP Offer Inbox is accessible: \\\\SERVER01\\CAP_SO1\\OfferInf.box\\');
    log.write('TEST : Shutdown has not been signaled.');
  }
  return log.text();
}

/** Offer Manager works as it should. */
function offermgr(): string {
  const log = createLogWriter('SMS_OFFER_MANAGER', 1304, { zone });
  for (let hour = 2; hour <= 19; hour++) {
    log.at(`${String(hour).padStart(2, '0')}:10:30`);
    const offer = `SO1200${String(hour).padStart(2, '0')}`;
    log.write(`Package SO100002 is on at least one distribution point, it's ready to be offered`);
    log.write(
      `Did not find previously saved membership list for collection SO100010, enum the membership list directly.`,
    );
    log.write(`Found ${hour + 2} members for collection SO100010`);
    log.write(`Successfully created private membership list for collection SO100010`);
    log.write(`Updated offer ${offer} in the offer info inbox.`);
    log.write(`Sent offer ${offer} to all child sites.`);
    log.write('Flushed the offer info cache data to disk.');
  }
  return log.text();
}

const logs: Readonly<Record<string, () => string>> = {
  'client/Ccim32.log': ccim32,
  'client/Clisvc.log': clisvc,
  'client/Hinv32.log': hinv32,
  'client/Odpsys32.log': odpsys32,
  'server/Inboxmgr.log': inboxmgr,
  'server/Offermgr.log': offermgr,
};

/** The sample logs by their names below the sample's folder. */
export function sampleLogs(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(logs).map(([name, write]) => [name, write()]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../samples/q322967');
  for (const [name, text] of Object.entries(sampleLogs())) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${name}: ${text.split('\r\n').length - 1} records`);
  }
}
