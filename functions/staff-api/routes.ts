import { momentSchema } from "../../workflows/contract/guidance.ts";
import { documentIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import { patientSearchSchema } from "../../workflows/contract/patient-search.ts";
import { queueSchema } from "../../workflows/contract/worklist.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { created, httpHandler, ok, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { Call, HttpHandler, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { Member } from "../adapters/practice-rows.ts";
import { notFound } from "../adapters/problem-response.ts";
import { memberOf } from "../adapters/staff-member.ts";
import type { Desk, Speaker } from "./desk.ts";
import { findPatients } from "./find-patients.ts";
import { paperLink, recordLink } from "./open-link.ts";
import { readWorklist } from "./read-worklist.ts";

type OfMember = (member: Member, call: Call) => Promise<Reply>;
type OfRequest = (speaker: Speaker, key: RequestKey, call: Call) => Promise<Reply>;

/** Every route of the staff. The practice always comes from the membership, never from what was sent. */
export function staffRoutes(desk: Desk): HttpHandler {
  const asMember =
    (answer: OfMember): RouteHandler =>
    async (call) => {
      const staff = await memberOf(desk.practices, call.sub);
      return "problem" in staff ? staff : answer(staff.member, call);
    };
  const onRequest = (answer: OfRequest): RouteHandler =>
    asMember(async (member, call) => {
      const requestId = requestIdSchema.safeParse(call.params["requestId"]);
      if (!requestId.success) return refuse(notFound());
      // The gateway let the token through; whether it is good for a command the writer judges itself.
      const caller = { kind: "staff" as const, token: call.bearer ?? "" };
      const key = { practiceId: member.practiceId, requestId: requestId.data };
      return answer({ member, caller }, key, call);
    });
  const link = (open: typeof paperLink): RouteHandler =>
    onRequest(async (speaker, key, { params }) => {
      const documentId = documentIdSchema.safeParse(params["documentId"]);
      if (!documentId.success) return refuse(notFound());
      const opened = await open(desk, speaker, key, documentId.data);
      return "problem" in opened ? opened : created(opened.link);
    });
  return httpHandler(
    "staff-api",
    {
      me: asMember(async ({ personId, name, roles, practiceId }) => {
        const practice = await desk.practices.byId(practiceId);
        return practice
          ? ok({ personId, name, roles, practiceId, practiceName: practice.name })
          : refuse(notFound());
      }),
      worklist: asMember(async (member, { query }) => {
        const queue = queueSchema.safeParse(query["queue"] ?? "triage");
        return showing(await readWorklist(desk, member, queue, query["cursor"]), member, {
          what: "worklist",
        });
      }),
      overview: onRequest(async ({ member }, key) => {
        const { readOverview } = await import("./one-request.ts");
        return readOverview(desk, member, key);
      }),
      command: onRequest(async ({ caller }, key, { body }) => {
        const { giveCommand } = await import("./one-request.ts");
        const given = await giveCommand(desk.submit, caller, key, body);
        return "problem" in given ? given : ok(given.answer);
      }),
      announceStaffUpload: onRequest(async ({ caller }, key, { body }) => {
        const { announceUpload, readAnnouncement } = await import("./one-request.ts");
        const read = readAnnouncement(body);
        if ("problem" in read) return refuse(read.problem);
        const announced = await announceUpload(desk, key, read.upload, caller);
        return "problem" in announced ? announced : created(announced.ticket);
      }),
      paperLink: link(paperLink),
      recordLink: link(recordLink),
      findPatients: asMember(async (member, { body }) => {
        const asked = parsed(patientSearchSchema, body);
        return "problem" in asked ? asked : findPatients(desk, member, asked.value.name);
      }),
      patient: asMember(async (member, { params }) => {
        const { readPatient } = await import("./read-patient.ts");
        return readPatient(desk, member, params["patientRef"]);
      }),
      requestRecords: onRequest(async ({ member }, key) => {
        const { requestRecords } = await import("./request-records.ts");
        return requestRecords(desk, member, key);
      }),
      guidance: asMember(async (member, { params }) => {
        const moment = momentSchema.safeParse(params["moment"]);
        if (!moment.success) return refuse(notFound());
        const { readGuidance } = await import("./read-guidance.ts");
        return readGuidance(desk, member, moment.data);
      }),
    },
    desk,
  );
}
