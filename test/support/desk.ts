import { advanceRequest } from "../../functions/advance-request/advance-request.ts";
import type { Kept } from "../../functions/advance-request/kept-files.ts";
import type { Identified } from "../../functions/advance-request/identify.ts";
import { memoryRequestLedger } from "../../functions/adapters/request-ledger.memory.ts";
import { eventsIn } from "../../functions/adapters/request-file.dynamodb.ts";
import type { Member, Patient, Practice, RecordRow } from "../../functions/adapters/practice-rows.ts";
import type { Row } from "../../functions/adapters/request-rows.ts";
import { actorKindOfDoor } from "../../workflows/access/doors.ts";
import type { Door } from "../../workflows/access/doors.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { EventRow, Reading, RequestLedger } from "../../workflows/ports.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type {
  DocumentId,
  EventId,
  PatientRef,
  PersonId,
  PracticeId,
  ProductionId,
  RequestId,
} from "../../workflows/vocabulary/ids.ts";

const id = <Id extends string>(prefix: string, word: string) => `${prefix}_${word.padEnd(26, "0")}` as Id;
const practiceId = id<PracticeId>("prc", "harb0r");
const requestId = id<RequestId>("req", "a");

/** Invented ids of one practice, one request and the people around them. */
export const ids = {
  practice: practiceId,
  otherPractice: id<PracticeId>("prc", "cedar"),
  request: requestId,
  otherRequest: id<RequestId>("req", "b"),
  key: { practiceId, requestId },
  paper: id<DocumentId>("doc", "paper"),
  patient: id<PatientRef>("pat", "a"),
  otherPatient: id<PatientRef>("pat", "b"),
  production: id<ProductionId>("pdn", "a"),
  managerSub: "sub-of-the-manager",
  clinicianSub: "sub-of-the-clinician",
  otherClinicianSub: "sub-of-a-clinician-who-does-not-treat",
  officerSub: "sub-of-the-privacy-officer",
  clinicianAsOfficerSub: "sub-of-a-second-account-of-the-clinician",
  strangerSub: "sub-of-another-practice",
  manager: id<PersonId>("per", "manager"),
  clinician: id<PersonId>("per", "c1"),
  event: (word: string) => `${word.padEnd(16, "-")}` as EventId,
} as const;

export const aPractice: Practice = {
  practiceId,
  slug: "harbor-light",
  code: "HLC",
  name: "Harbor Light Counseling",
  timeZone: "America/Chicago",
};
export const members: readonly Member[] = [
  {
    sub: ids.managerSub,
    practiceId,
    personId: ids.manager,
    name: "Dana Whitfield",
    email: "d@h.example",
    roles: ["practice-manager"],
  },
  {
    sub: ids.clinicianSub,
    practiceId,
    personId: ids.clinician,
    name: "Miriam Okafor",
    email: "m@h.example",
    roles: ["clinician"],
  },
  {
    sub: ids.strangerSub,
    practiceId: ids.otherPractice,
    personId: id<PersonId>("per", "stranger"),
    name: "Gwen Marlowe",
    email: "g@c.example",
    roles: ["practice-manager"],
  },
  {
    sub: ids.otherClinicianSub,
    practiceId,
    personId: id<PersonId>("per", "c2"),
    name: "Luis Andrade",
    email: "l@h.example",
    roles: ["clinician"],
  },
  {
    sub: ids.officerSub,
    practiceId,
    personId: id<PersonId>("per", "0ff1cer"),
    name: "Tomas Lindqvist",
    email: "t@h.example",
    roles: ["privacy-officer"],
  },
];
/** A person who has two accounts: found by this one too, and listed once. */
const secondAccount: Member = {
  sub: ids.clinicianAsOfficerSub,
  practiceId,
  personId: ids.clinician,
  name: "Miriam Okafor",
  email: "m@h.example",
  roles: ["privacy-officer"],
};
export const aPatient: Patient = {
  patientRef: ids.patient,
  name: "Rowan Quillfeather",
  birthDate: "1987-04-19",
  treatedBy: [ids.clinician],
};

/** The opening of a request through the portal. */
export const anOpening = (): Identified => ({
  ...ids.key,
  eventId: ids.event("opened-a"),
  actor: { kind: "requester", emailConfirmed: false },
  event: {
    type: "request.opened",
    channel: "portal",
    kind: "subpoena",
    trackingNumber: "26-HLC-12345-A",
    asks: { classes: ["progress-notes"], testimony: false },
  },
  profile: {
    requester: { name: "Harriet Colby", email: "harriet@example.test" },
    subject: { name: "Rowan Quillfeather" },
    fileNames: {},
  },
});

/** The patient's row names the records that turned out to be psychotherapy notes, as the import writes it. */
function withMisfiled(patient: Patient, records: readonly RecordRow[]): Patient {
  const found = records.filter((row) => row.sealed && row.misfiled !== undefined);
  return found.length === 0 ? patient : { ...patient, misfiled: found.map(({ documentId }) => documentId) };
}

/** The single writer over a ledger in memory, with one practice, its people and one patient. */
export function aDesk(
  overrides: Partial<RequestLedger> = {},
  records: readonly RecordRow[] = [],
  patient: Patient = aPatient,
  people: readonly Member[] = members,
  kept: Kept = { holders: async () => [], filesLeft: async () => [] },
) {
  const memory = memoryRequestLedger();
  let first: (() => Promise<unknown>) | undefined;
  const ledger: RequestLedger = {
    ...memory,
    commit: async (step) => {
      const before = first;
      first = undefined;
      await before?.();
      return memory.commit(step);
    },
    ...overrides,
  };
  let [since, minute] = [Date.UTC(2026, 10, 21, 12), 0];
  const [logged, looked]: [unknown[], string[]] = [[], []];
  const look = (what: string, reading: Reading = "consistent") => void looked.push(`${what}, ${reading}`);
  const isOne = ({ personId }: Member) => people.some((one) => one.personId === personId);
  const accounts = [...people, ...[secondAccount].filter(isOne)].filter(
    (one) => one.practiceId === practiceId,
  );
  const ports = {
    ledger,
    kept,
    log: (...line: readonly unknown[]) => {
      logged.push(line);
    },
    now: () => new Date(since + (minute += 1) * 60_000),
    practices: {
      withPeople: async (wanted: string, reading?: Reading) => {
        look("practice", reading);
        return wanted === practiceId ? { practice: aPractice, people: accounts } : undefined;
      },
      member: async (sub: string, reading?: Reading) => {
        look("member", reading);
        return [...people, secondAccount].find((member) => member.sub === sub);
      },
      members: async (practice: string) => (practice === practiceId ? people : []),
      patient: async (practice: string, ref: string, reading?: Reading) => {
        look("patient", reading);
        return practice === practiceId && ref === ids.patient ? withMisfiled(patient, records) : undefined;
      },
      recordsNamed: async (_practice: string, _patient: string, wanted: readonly string[]) =>
        records.filter(({ documentId }) => wanted.includes(documentId)),
    },
  };
  let count = 0;
  const next = (): EventId => ids.event(`event-${(count += 1)}`);
  const submit = (door: Door, submission: Identified): Promise<StepResult> =>
    advanceRequest(ports, door, submission);
  const rows = (): readonly Row[] => structuredClone([...memory.rows.values()]);
  const row = (sk: string) => rows().find((one) => one.sk === sk && one.pk.includes(requestId));
  const version = () => Number(row("CASE#SNAPSHOT")?.["version"] ?? 0);
  const by = (door: Door, event: RequestEvent): Identified => {
    const kind = actorKindOfDoor[door];
    const actor =
      kind === "staff"
        ? ({ kind, sub: ids.managerSub } as const)
        : kind === "requester"
          ? ({ kind, emailConfirmed: false } as const)
          : ({ kind, name: "some-function" } as const);
    return { ...ids.key, eventId: next(), actor, event };
  };
  const staff = (sub: string, event: RequestEvent, expectedVersion?: number): Identified => ({
    ...ids.key,
    eventId: next(),
    actor: { kind: "staff", sub },
    event,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
  return {
    submit,
    by,
    staff,
    rows,
    row,
    version,
    logged,
    /** What was looked up of the practice, and how it was read. */
    looked,
    load: memory.load,
    sortKeys: () => rows().map(({ sk }) => sk),
    events: (): readonly EventRow[] => eventsIn(rows()),
    beforeNextCommit: (act: () => Promise<unknown>) => {
      first = act;
    },
    /** Sets the server's clock to an instant; it goes on by a minute with each step. */
    later: (instant: string) => {
      [since, minute] = [Date.parse(instant), 0];
    },
    /** Opens the request, brings in one paper and submits. */
    open: async () => {
      const steps: readonly [Door, RequestEvent][] = [
        [
          "requester",
          {
            type: "upload.announced",
            documentId: ids.paper,
            purpose: "legal-process",
            contentType: "application/pdf",
            size: 100,
            sha256: "a".repeat(64),
          },
        ],
        [
          "documents",
          {
            type: "document.admitted",
            documentId: ids.paper,
            pages: 1,
            activeContent: [],
            changedAfterSigning: false,
          },
        ],
        ["requester", { type: "request.submitted" }],
      ];
      const results = [await submit("requester", anOpening())];
      for (const [door, event] of steps) results.push(await submit(door, by(door, event)));
      const refused = results.find(({ outcome }) => outcome !== "accepted");
      if (refused) throw new Error(`the request could not be opened: ${JSON.stringify(refused)}`);
    },
  };
}
