import { parseCaseOnFile, storedCaseOf } from "../../functions/adapters/case-on-file.ts";
import type { CaseOnFile } from "../../functions/adapters/case-on-file.ts";
import type { Log } from "../../functions/adapters/log.ts";
import type { Seen } from "../../functions/adapters/looks.ts";
import type { Download, TryRead } from "../../functions/adapters/presigned.s3.ts";
import type { Practice, RecordRow, UnclassifiedRecord } from "../../functions/adapters/practice-rows.ts";
import type { RequestFile } from "../../functions/adapters/request-file.dynamodb.ts";
import { staffRoutes } from "../../functions/staff-api/routes.ts";
import type { RouteName } from "../../workflows/contract/http.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Holder } from "../../workflows/retention/disposition.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { aPatient, aPractice, ids, members } from "./desk.ts";
import { answerOf, httpCall, throughTheEdge } from "./fake-calls.ts";
import type { Asked } from "./fake-calls.ts";
import { aRecord } from "./records.ts";
import { aPaper, aProfile, aView, aWriter, readerOf } from "./request-views.ts";

/** A psychotherapy note of the patient. */
export const sealedId = `doc_${"5".repeat(26)}` as DocumentId;
/** Two records of the patient, the second of them sealed. */
export const records = [aRecord(ids.paper, false), aRecord(sealedId, true)];
/** A request for which both are proposed. */
export const proposed: Partial<RequestContext> = {
  stage: "open",
  patientRef: ids.patient,
  selection: { documentIds: [ids.paper, sealedId], proposedBy: [ids.manager], outcomes: {} },
  papers: [aPaper({ size: 10, read: false })],
};

/** A request as a worklist shows it, with one failed letter. */
const listed = {
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  kind: "subpoena",
  requesterName: "Harriet Colby",
  status: "triage",
  held: false,
  receivedAt: "2026-11-21T12:00:00Z",
  papersWaiting: 0,
  undone: 1,
} as const;

export const accessToken = "header-of-a-token.claims-of-a-token.signature";

/** The routes of the staff over one request of one practice. */
export function anApi(
  remembered: Partial<RequestContext> = proposed,
  answers: readonly StepResult[] = [],
  {
    rows = records,
    unclassified = [],
    onFile = {},
    holding = [],
    birthDate = aPatient.birthDate,
    practice = aPractice,
    tryRead = async () => true,
    mayRecord = true,
  }: {
    readonly rows?: readonly RecordRow[];
    readonly unclassified?: readonly UnclassifiedRecord[];
    readonly holding?: readonly Holder[];
    readonly onFile?: Partial<CaseOnFile>;
    readonly birthDate?: string;
    readonly practice?: Practice;
    readonly tryRead?: TryRead;
    /** Whether looks can be put on record. */
    readonly mayRecord?: boolean;
  } = {},
) {
  const writer = aWriter(...answers);
  const downloads: Download[] = [];
  const lines: Parameters<Log>[] = [];
  const seenBy: Seen[] = [];
  const links = async (download: Download) => {
    downloads.push(download);
    return "https://storage.example/x";
  };
  const own = (practiceId: string) => practiceId === ids.practice;
  const view = aView(remembered);
  const file: RequestFile = {
    ...view,
    profile: aProfile,
    facts: storedCaseOf({ ...parseCaseOnFile({}), ...onFile }),
    determination: undefined,
    packVersions: {},
    events: [],
    effects: [],
  };
  const handler = staffRoutes({
    practices: {
      bySlug: async () => aPractice,
      byId: async () => practice,
      withPeople: async () => ({ practice, people: members }),
      ids: async () => [ids.practice],
      member: async (sub) => members.find((member) => member.sub === sub),
      members: async () => members,
      patient: async (practiceId, ref) =>
        own(practiceId) && ref === ids.patient ? { ...aPatient, birthDate } : undefined,
      patientRefs: async (practiceId) => (own(practiceId) ? [ids.patient] : []),
      patientsNamed: async (practiceId) =>
        (own(practiceId) ? [aPatient] : []).map(({ patientRef, name, birthDate }) => ({
          patientRef,
          name,
          birthDate,
        })),
      record: async (practiceId, _ref, documentId) =>
        own(practiceId) ? rows.find((row) => row.documentId === documentId) : undefined,
      recordsNamed: async (_practice, _ref, named) =>
        rows.filter(({ documentId }) => named.includes(documentId)),
      records: async (practiceId) => (own(practiceId) ? rows : []),
      entered: async (practiceId, _ref, documentId) =>
        own(practiceId) ? [...rows, ...unclassified].find((row) => row.documentId === documentId) : undefined,
      everyRecord: async (practiceId) => (own(practiceId) ? [...rows, ...unclassified] : []),
      unclassified: async (practiceId) => (own(practiceId) ? unclassified : []),
    },
    requests: {
      ...readerOf(() => view),
      read: async (key) => (own(key.practiceId) ? readerOf(() => view).read(key) : undefined),
    },
    file: async ({ practiceId, requestId }) =>
      own(practiceId) && requestId === ids.request ? file : undefined,
    worklist: async (_practice, queue, cursor) =>
      cursor === "foreign" ? undefined : { rows: [{ ...listed, queue }] },
    holders: async (practiceId) => (own(practiceId) ? holding : []),
    tickets: async ({ documentId }) => ({ documentId, url: "https://storage.example/", fields: {} }),
    papers: { link: links, tryRead },
    records: { link: links, tryRead },
    submit: writer.submit,
    now: () => new Date("2026-11-21T12:00:00Z"),
    looks: async (seen) => {
      if (!mayRecord) throw new Error("the ledger is away");
      seenBy.push(seen);
    },
    edge: throughTheEdge,
    log: (...line) => void lines.push(line),
  });
  const call = async (route: RouteName, more: Asked = {}) =>
    answerOf(
      await handler(
        httpCall(route, {
          sub: ids.managerSub,
          bearer: accessToken,
          params: { requestId: ids.request, documentId: ids.paper, patientRef: ids.patient },
          ...more,
        }),
      ),
    );
  return { call, writer, downloads, lines, seenBy };
}
