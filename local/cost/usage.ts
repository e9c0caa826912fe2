import { eachCount, lastCounted, lifeOf } from "./counts.ts";
import type { Counted } from "./counts.ts";
import type { PriceName } from "./prices.ts";

/** What somebody wants to know the bill of: a month of this work, after so many months of it. */
export type Work = {
  /** Requests that are filed in a month. */
  readonly requests: number;
  /** Records of each request: brought in, approved and handed out. */
  readonly documents: number;
  /** People who sign in in a month. */
  readonly staff: number;
  /** How large a record is. */
  readonly megabytes: number;
  /** For how long rows and files have gathered. */
  readonly months: number;
};

/** What was not counted but assumed; the report prints all of it. */
export const assumed = {
  /** Milliseconds of a call, with the starting of a cold function now and then. */
  callMs: 500,
  /** Seconds of an assembly, and more of them for each record. */
  assemblySeconds: 20,
  assemblySecondsARecord: 0.5,
  /** Gigabytes of memory of the assembly. */
  assemblyGb: 3,
  /** Pages that somebody looks at for each thing that they do. */
  looks: 10,
  /** Bytes that the logs of firewall and API keep of a call. */
  logBytesACall: 2000,
  /** Copies of a record that stay: as it came in, and in what was handed out. */
  copies: 2,
  /** Copies of the table that lie in the vault besides one for each month: daily ones, kept 35 days. */
  dailyCopies: 35,
  /** Megabytes that a browser loads for each thing that somebody does. */
  megabytesAnAct: 0.5,
  /** Polls of a queue in a month: five pollers that wait twenty seconds each. */
  pollsAQueue: 5 * 3 * 60 * 24 * 30,
} as const;

/** How much of each priced thing: what stands there anyway, and what the work asks for. */
export type Usage = Readonly<Record<PriceName, { readonly standing: number; readonly work: number }>>;

const [bytesAGb, megabytesAGb] = [1024 ** 3, 1024];

/** The month of this work in units that are priced. */
export function usageOf(work: Work, counted: Counted = lastCounted): Usage {
  const { requests, documents, staff, megabytes, months } = work;
  const { intake, sweeps, look, standing } = counted;
  const life = lifeOf(documents, counted);
  const brought = requests * documents;
  const done = eachCount((name) => requests * life[name] + brought * intake[name]);
  const acts = done.calls + brought;
  const looks = acts * assumed.looks;
  const calls = acts + looks;
  const callSeconds = assumed.callMs / 1000;
  const assembling =
    done.assemblies *
    assumed.assemblyGb *
    (assumed.assemblySeconds + documents * assumed.assemblySecondsARecord);
  const rowsGb = (done.rowBytes * months) / bytesAGb;
  const filesGb = (brought * megabytes) / megabytesAGb;
  const logGb = (done.logBytes + calls * assumed.logBytesACall) / bytesAGb;
  const only = (standingUnits: number) => ({ standing: standingUnits, work: 0 });
  const asked = (units: number, standingUnits = 0) => ({ standing: standingUnits, work: units });
  return {
    writeUnit: asked(done.writeUnits + looks * look.writeUnits, sweeps.writeUnits),
    readUnit: asked(done.readUnits + looks * look.readUnits, sweeps.readUnits),
    rows: asked(rowsGb),
    rowsBackedUp: asked(rowsGb),
    vault: asked(rowsGb * (assumed.dailyCopies + months)),
    invocation: asked(done.invocations + brought + looks, sweeps.invocations),
    gigabyteSecond: asked((done.memoryGb + looks) * callSeconds + assembling, sweeps.memoryGb * callSeconds),
    httpCall: asked(calls),
    key: only(standing.keys),
    keyCall: asked(done.keyCalls + done.objectWrites + done.objectReads, sweeps.keyCalls),
    signature: asked(done.signatures, sweeps.signatures),
    objectWrite: asked(done.objectWrites, sweeps.objectWrites),
    objectRead: asked(done.objectReads, sweeps.objectReads),
    objects: asked(filesGb * assumed.copies * months),
    sentOut: asked(filesGb),
    scannedGigabyte: asked(filesGb),
    scannedObject: asked(done.scans),
    edgeCall: asked(calls),
    edgeGigabyte: asked((acts * assumed.megabytesAnAct) / megabytesAGb),
    webAcl: only(1),
    webAclRule: only(standing.webAclRules),
    inspected: asked(calls),
    alarm: only(standing.alarms),
    metric: only(standing.metrics),
    logged: asked(logGb, sweeps.logBytes / bytesAGb),
    logsKept: asked(logGb * months, (sweeps.logBytes * months) / bytesAGb),
    member: asked(staff),
    letter: asked(done.letters),
    message: asked(done.messages, standing.queuesPolled * assumed.pollsAQueue),
    woken: asked(done.schedules),
    secret: only(standing.secrets),
  };
}
