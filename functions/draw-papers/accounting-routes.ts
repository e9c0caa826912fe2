import { randomUUID } from "node:crypto";
import { rolesMayCause } from "../../workflows/access/may.ts";
import { accountingFormSchema } from "../../workflows/contract/accounting.ts";
import type { AccountingEntry, AccountingView } from "../../workflows/contract/accounting.ts";
import { patientRefSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { DrawnUp } from "../../workflows/contract/papers-to-send.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { accountingOn } from "../../workflows/production/accounting.ts";
import type { EventId, PatientRef, RequestId } from "../../workflows/vocabulary/ids.ts";
import type { ReadAccounting } from "../adapters/accounting.dynamodb.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { created, ok, refuse, showing } from "../adapters/http-router.ts";
import type { Call, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { Member, Patient, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { RequestReader } from "../adapters/request-reader.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { memberOf } from "../adapters/staff-member.ts";

export type AccountingPorts = {
  readonly practices: Pick<Practices, "byId" | "member" | "patient">;
  readonly requests: Pick<RequestReader, "read">;
  readonly accounting: ReadAccounting;
  readonly submit: RequestWriter;
  readonly now: () => Date;
  readonly log: Log;
};
/** Whose accounting it is, and the request from which it is asked for; from the patient's own page there is none. */
type Whose = { readonly patient: Patient; readonly requestId?: RequestId };
type Find = (member: Member, call: Call) => Promise<Whose | { readonly problem: Refusal }>;
type Asked = Whose & {
  readonly member: Member;
  readonly practice: Practice;
  readonly entries: readonly AccountingEntry[];
  readonly view: AccountingView;
  readonly call: Call;
};

const officersAlone = refusal(
  "not-allowed-for-role",
  "The accounting tells of every disclosure of the patient, whatever it was of: the privacy officer alone sees it.",
);
const nobodyMatched = refusal(
  "wrong-state",
  "No patient is matched to this request yet, so there is nobody whose disclosures could be told. Match the patient first.",
);

/** The accounting of disclosures of a patient, found by a request or by the patient: looked at, or drawn up to be given. */
export function accountingRoutes(ports: AccountingPorts) {
  const { practices } = ports;
  const mayLook = ({ roles }: Member) => rolesMayCause(roles, "accounting.drawn-up");
  const patientOf = async ({ practiceId }: Member, patientRef: PatientRef) =>
    practices.patient(practiceId, patientRef);

  const byRequest: Find = async (member, { params }) => {
    const requestId = requestIdSchema.safeParse(params["requestId"]);
    if (!requestId.success) return { problem: notFound() };
    const request = await ports.requests.read({ practiceId: member.practiceId, requestId: requestId.data });
    if (!request) return { problem: notFound() };
    if (!mayLook(member)) return { problem: officersAlone };
    const { patientRef } = request.context;
    const patient = patientRef ? await patientOf(member, patientRef) : undefined;
    return patient ? { patient, requestId: requestId.data } : { problem: nobodyMatched };
  };
  const byPatient: Find = async (member, { params }) => {
    const patientRef = patientRefSchema.safeParse(params["patientRef"]);
    const patient = patientRef.success ? await patientOf(member, patientRef.data) : undefined;
    if (!patient) return { problem: notFound() };
    return mayLook(member) ? { patient } : { problem: officersAlone };
  };
  const answering =
    (find: Find, answer: (asked: Asked) => Promise<Reply>): RouteHandler =>
    async (call) => {
      const staff = await memberOf(practices, call.sub);
      if ("problem" in staff) return staff;
      const { member } = staff;
      const whose = await find(member, call);
      if ("problem" in whose) return whose;
      const practice = await practices.byId(member.practiceId);
      if (!practice) return refuse(notFound());
      const entries = await ports.accounting(member.practiceId, whose.patient.patientRef);
      const view = accountingOn(entries, localDateOf(ports.now().toISOString(), practice.timeZone));
      const reply = await answer({ ...whose, member, practice, entries, view, call });
      const { patient, requestId } = whose;
      const patients = [patient.patientRef];
      return showing(reply, member, { what: "accounting", patients, ...(requestId ? { requestId } : {}) });
    };

  const look = async ({ member, requestId, view }: Asked): Promise<Reply> => {
    const { practiceId, personId } = member;
    const about = { practiceId, personId, ...(requestId === undefined ? {} : { requestId }) };
    ports.log("security", "accounting-read", { ...about, count: view.lines.length });
    return ok(view);
  };
  const drawUp = async ({
    member: { practiceId, personId },
    practice,
    patient,
    entries,
    view,
    requestId = newestOf(entries),
    call,
  }: Asked): Promise<Reply> => {
    const form = accountingFormSchema.safeParse(call.params["form"]);
    if (!form.success) return refuse(notFound());
    const { accountingEndings, accountingTypes, setAccounting } = await import("./accounting.ts");
    const { name, birthDate, patientRef } = patient;
    const of = { practice, patientRef, person: { name, birthDate } };
    const bytes = await setAccounting(view, form.data, of, ports.now());
    const drawn = { form: form.data, asOf: view.asOf, sha256: sha256Hex(bytes) };
    // On record before anybody has it; where nothing was ever disclosed there is no request whose history could tell of it.
    if (requestId === undefined)
      ports.log("security", "empty-accounting-drawn-up", { practiceId, personId, code: form.data });
    else {
      const told = await ports.submit({
        practiceId,
        requestId,
        eventId: randomUUID() as EventId,
        actor: { kind: "staff", token: call.bearer ?? "" },
        event: { type: "accounting.drawn-up", ...drawn },
      });
      if (told.outcome === "refused") return refuse(told.problem);
    }
    return created({
      fileName: `accounting-of-disclosures-${view.asOf}.${accountingEndings[form.data]}`,
      contentType: accountingTypes[form.data],
      base64: Buffer.from(bytes).toString("base64"),
    } satisfies DrawnUp);
  };
  return {
    accounting: answering(byRequest, look),
    drawUpAccounting: answering(byRequest, drawUp),
    patientAccounting: answering(byPatient, look),
    drawUpPatientAccounting: answering(byPatient, drawUp),
  } as const;
}

/** The request that last entered something in the accounting; its history tells that the accounting was drawn up. */
const newestOf = (entries: readonly AccountingEntry[]): RequestId | undefined =>
  entries.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]?.requestId;
