/** Lines of each family as its writers write them, hard forms included; each list is a whole text. */
export const grammarFamilies: readonly { readonly family: string; readonly lines: readonly string[] }[] = [
  {
    family: 'sms1-server',
    lines: [
      'got access to SQL Server~   $$<SMS_DESPOOLER><Mon Dec 04 15:41:45 1995~><thread=E0>',
      '~Copying E:\\_S M0000.TMP\\setup.EXE to E:\\SMS_PKGE\\DOG0005D\\setup.EXE, Failed, Win32 Error = 32 $$>SMS_DESPOOLER><Thu Sep 10 09:55:37 1998~><thread=1D0>',
      '{6581} ERROR: Cannot establish a SQL connection.~ $$(SMS_HIERARCHY_MANAGER)(Mon Jun 26 16:18:55 2000~)(thread=326)',
    ],
  },
  {
    family: 'sms1-client',
    lines: [
      '[12/02/94 09:49:05] Program Group Control ==> Failed to delete the network connection k:',
      '[04/16/97 11:44:08] C:\\MS\\SMS\\BIN\\SMSRUN16.EXE ==> Windows 95 network driver detected.',
      '[04/09/97 17:11:08] Package Command Manager => Packages before filter: 1',
      'Package Command Manager ==> Timed out waiting for the service semaphore.',
    ],
  },
  {
    family: 'sms2-server',
    lines: [
      'NAL[4] - A connection has not yet been made.  $$<SMS_INBOX_MANAGER><Wed Nov 21 02:20:04.177 2001 Pacific Standard Time><thread=1180 (0x49C)>',
      'Copying X:\\SMS\\inboxes\\clidata.src\\client.lkp to X:\\CAP_SO1\\clidata.box\\client.lkp, OK  $$<SMS_INBOX_MANAGER><Wed Nov 21 02:20:04.741 2001 Pacific Standard Time><thread=1180 (0x49C)>',
      'STATMSG: ID=679 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_DISCOVERY_DATA_MANAGER" SYS=A SITE=B PID=314 TID=519 GMTDATE=Tue Mar 23 15:38:31.973 1999 ISTR0="" ISTR1="" NUMATTRS=0  $$<SMS_DISCOVERY_DATA_MANAGER><Tue Mar 23 10:38:31.973 1999 Eastern Standard Time><thread=519 (0x207)>',
      'WARNING - Delete zero length file failed, Win32 = 2 $$<SMS_SOFTWARE_INVENTORY_PROCESSOR> <Fri Sep 03 12:23:46.229 1999 Central Daylight Time> <thread=250 (0xFA)>',
    ],
  },
  {
    family: 'sms2-client',
    lines: [
      'Client Configuration Installation Manager - (LAUNCH_CONTINUOUS_START)~  $$<C:\\WINNT\\MS\\SMS\\CORE\\BIN\\CLISVCL.EXE><Wed Nov 21 02:41:50.130 2001><thread=52 (0x34)>',
      'Checking if component "SMS Client Base Components" needs to be upgraded (offer index [2])  $$<CCIM32><Wed Nov 21 02:42:29.261 2001><thread=4294798339 (0xFFFD6C03)>',
      'CLASS - Process Class: Win32_Environment  $$<Hardware Inventory Agent><Wed Nov 21 03:00:04.977 2001><thread=1280 (0x500)>',
      'Card at index 1 is not valid for assignment~  $$<CliEx32.dll>',
    ],
  },
  {
    family: 'configmgr-server',
    lines: [
      'SQL>>>>> Done.  $$<SMS_COLLECTION_EVALUATOR><11-30-2022 01:03:34.174-60><thread=4844 (0x12EC)>',
      'SQL>>>set quoted_identifier on;set ansi_warnings on;set ansi_padding on;  $$<SMS_COLLECTION_EVALUATOR><11-30-2022 01:03:34.174+480><thread=4844 (0x12EC)>',
    ],
  },
  {
    family: 'ccm',
    lines: [
      '<![LOG[Starting Install enforcement for "Application Foo" ContentPath - C:\\Windows\\ccmcache\\u, Execution Context - System]LOG]!><time="19:33:19.766-330" date="11-28-2014" component="AppEnforce" context="" type="1" thread="8744" file="appprovider.cpp:1702">',
      '<![LOG[Failed to open the file, hr=0x80070005]LOG]!><time="13:59:35.6721099" date="11-29-2022" component="SMS_SERVICE_CONNECTOR" context="" type="3" thread="153" file="">',
      '<![LOG[Waiting for CommonWorker to be ready...]LOG]!><time="13:59:35.6721099" date="11-29-2022" component="CcmExec" context="" type="2" thread="153" file="">',
      '<![LOG[IOCompletionCallback',
      'System.ComponentModel.Win32Exception (0x80004005): The specified network name is no longer available]LOG]!><time="00:00:57.6942890" date="11-30-2022" component="HttpListener" context="" type="3" thread="14" file="">',
    ],
  },
  {
    family: 'setup',
    lines: [
      '<11-22-1996 13:42:14> Executing upgrade script SITE.SRV\\X86.BIN\\SP_SITE.SQL',
      '06-21-1999 15:45:51 Cannot find any PDC for domain XXXX, Win32 return = 2453',
    ],
  },
  {
    family: 'trace-copy',
    lines: [
      'INSTANCE WARNING - Enumeration Timeout  \tHardware Inventory Agent\t4/2/99 1:01:37 AM\t182 (0xB6)\t',
      '1/16/2001 2:27:39 PM\tFunction return - Client not assigned  \tCliEx32.dll\t4294896193 (0xFFFEEA41)',
      'SQL>>> The statement has been terminated. SMS_DISCOVERY_DATA_MANAGER 12/20/1999 10:23:49 AM 472 (0x1D8)',
      'Error locating CAP (-2147467259) C:\\WINNT\\sms_temp\\CCMBtLdr.exe 4/18/2000 1:28:24 PM 235 (0xEB)',
    ],
  },
  {
    family: 'provider',
    lines: [
      '[18D][Fri 03/17/2000 16:08:23]:',
      '*',
      'E:\\OPALSP1\\sdk_provider\\nt\\smsprov\\SspUtility.cpp(1467) : Error Extracting property:TopLevelSiteCode',
      '*',
    ],
  },
  {
    family: 'backup',
    lines: ['08/23/01 01:53:55 - backup completed. |SMS_SITE_BACKUP |8/23/2001 1:53:55 AM |1180 (0x049C)'],
  },
  {
    family: 'plain',
    lines: ['Requesting use of "REGEDT32.exe", version: "4.00",lang:0x9,0x4 ...', '   Site Key #0: "XXX"'],
  },
];
