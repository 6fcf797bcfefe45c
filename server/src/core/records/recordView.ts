import type { Range } from '../text/position.ts';
import {
  attributeText,
  componentOf,
  endLineOf,
  type Fields,
  headOf,
  messageOf,
  rangeOf,
  severityOf,
  stampOf,
  threadOf,
  typeOf,
} from './fields.ts';
import { type ClosedRecord, type FamilyId, families, type LogRecord, type RecordFlag, recordFlags } from './types.ts';

/** The one object a scan hands out; `offsetOf` tells where the buffer's first byte lies in the input. */
export function createRecordView(fields: Fields, offsetOf: () => number): ClosedRecord {
  const entry = () => fields.entry;
  const places: Places = {
    get number() {
      return fields.entry.number;
    },
    get line() {
      return fields.entry.line;
    },
    get endLine() {
      return endLineOf(fields);
    },
    get family() {
      return familyOf(fields);
    },
    get bytes() {
      return fields.bytes;
    },
    get start() {
      return fields.entry.start;
    },
    get end() {
      return fields.entry.end;
    },
    get messageStart() {
      return fields.entry.messageStart;
    },
    get messageEnd() {
      return fields.entry.messageEnd;
    },
    get offset() {
      return offsetOf() + fields.entry.start;
    },
    get flagBits() {
      return fields.entry.flags;
    },
    message: () => messageOf(fields),
    range: (): Range => rangeOf(fields, entry().messageStart, entry().messageEnd),
    head: (): Range => headOf(fields),
    toRecord: () => toLogRecord(fields),
  };
  return Object.defineProperties(readFields(fields) as ClosedRecord, Object.getOwnPropertyDescriptors(places));
}

type Places = Omit<ClosedRecord, keyof ReadFields>;
type ReadFields = Pick<
  ClosedRecord,
  'component' | 'thread' | 'time' | 'utc' | 'utcRule' | 'bias' | 'zone' | 'type' | 'severity' | 'context' | 'file'
>;

function readFields(fields: Fields): ReadFields {
  return {
    get component() {
      return componentOf(fields);
    },
    get thread() {
      return threadOf(fields);
    },
    get time() {
      return stampOf(fields).local;
    },
    get utc() {
      return stampOf(fields).utc;
    },
    get utcRule() {
      return stampOf(fields).rule;
    },
    get bias() {
      return stampOf(fields).bias;
    },
    get zone() {
      return stampOf(fields).zone;
    },
    get type() {
      return typeOf(fields);
    },
    get severity() {
      return severityOf(fields);
    },
    get context() {
      return attributeText(fields, 'context');
    },
    get file() {
      return attributeText(fields, 'file');
    },
  };
}

/** Everything about the record as a value that may be kept. */
export function toLogRecord(fields: Fields): LogRecord {
  const { entry } = fields;
  const stamp = stampOf(fields);
  return {
    number: entry.number,
    line: entry.line,
    endLine: endLineOf(fields),
    family: familyOf(fields),
    message: messageOf(fields),
    component: componentOf(fields),
    thread: threadOf(fields),
    time: stamp.local,
    utc: stamp.utc,
    utcRule: stamp.rule,
    bias: stamp.bias,
    zone: stamp.zone,
    type: typeOf(fields),
    severity: severityOf(fields),
    context: attributeText(fields, 'context'),
    file: attributeText(fields, 'file'),
    flags: flagNames(entry.flags),
  };
}

export function familyOf(fields: Fields): FamilyId {
  return families[fields.entry.family] ?? 'plain';
}

function flagNames(bits: number): readonly RecordFlag[] {
  return bits === 0 ? [] : recordFlags.filter((_, index) => (bits & (1 << index)) !== 0);
}
