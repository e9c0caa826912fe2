import { randomUUID } from "node:crypto";
import { rolesMayCause } from "../../workflows/access/may.ts";
import { accountingFormSchema } from "../../workflows/contract/accounting.ts";
import type { AccountingView } from "../../workflows/contract/accounting.ts";
import { requestIdSchema } from "../../workflows/contract/ids.ts";
import type { DrawnUp } from "../../workflows/contract/papers-to-send.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { accountingOn } from "../../workflows/production/accounting.ts";
import type { EventId, PersonId } from "../../workflows/vocabulary/ids.ts";
import type { ReadAccounting } from "../adapters/accounting.dynamodb.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { created, ok, refuse, showing } from "../adapters/http-router.ts";
import type { Call, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { Patient, Practice } from "../adapters/practice-rows.ts";
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
type Asked = {
  readonly key: RequestKey;
  readonly personId: PersonId;
  readonly practice: Practice;
  readonly patient: Patient;
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

/** The accounting of disclosures of the patient a request is about: looked at, or drawn up to be given. */
export function accountingRoutes(ports: AccountingPorts) {
  const ofPatient =
    (answer: (asked: Asked) => Promise<Reply>): RouteHandler =>
    async (call) => {
      const staff = await memberOf(ports.practices, call.sub);
      if ("problem" in staff) return staff;
      const { practiceId, personId, roles } = staff.member;
      const requestId = requestIdSchema.safeParse(call.params["requestId"]);
      if (!requestId.success) return refuse(notFound());
      const key = { practiceId, requestId: requestId.data };
      const request = await ports.requests.read(key);
      const practice = await ports.practices.byId(practiceId);
      if (!request || !practice) return refuse(notFound());
      if (!rolesMayCause(roles, "accounting.drawn-up")) return refuse(officersAlone);
      const { patientRef } = request.context;
      const patient = patientRef ? await ports.practices.patient(practiceId, patientRef) : undefined;
      if (!patient) return refuse(nobodyMatched);
      const today = localDateOf(ports.now().toISOString(), practice.timeZone);
      const view = accountingOn(await ports.accounting(practiceId, patient.patientRef), today);
      const reply = await answer({ key, personId, practice, patient, view, call });
      return showing(reply, staff.member, key.requestId);
    };
  return {
    accounting: ofPatient(async ({ key, personId, view }) => {
      ports.log("security", "accounting-read", { ...key, personId, count: view.lines.length });
      return ok(view);
    }),
    drawUpAccounting: ofPatient(async ({ key, practice, patient, view, call }) => {
      const form = accountingFormSchema.safeParse(call.params["form"]);
      if (!form.success) return refuse(notFound());
      const { accountingEndings, accountingTypes, setAccounting } = await import("./accounting.ts");
      const { name, birthDate, patientRef } = patient;
      const of = { practice, patientRef, person: { name, birthDate } };
      const bytes = await setAccounting(view, form.data, of, ports.now());
      // On record before anybody has it.
      const told = await ports.submit({
        ...key,
        eventId: randomUUID() as EventId,
        actor: { kind: "staff", token: call.bearer ?? "" },
        event: {
          type: "accounting.drawn-up",
          form: form.data,
          asOf: view.asOf,
          sha256: sha256Hex(bytes),
        },
      });
      if (told.outcome === "refused") return refuse(told.problem);
      return created({
        fileName: `accounting-of-disclosures-${view.asOf}.${accountingEndings[form.data]}`,
        contentType: accountingTypes[form.data],
        base64: Buffer.from(bytes).toString("base64"),
      } satisfies DrawnUp);
    }),
  } as const;
}
