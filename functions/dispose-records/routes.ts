import { disposalIdSchema, patientRefSchema } from "../../workflows/contract/ids.ts";
import type { DrawnUp } from "../../workflows/contract/papers-to-send.ts";
import {
  decideDisposalSchema,
  proposeDisposalSchema,
  searchShelvesSchema,
} from "../../workflows/contract/retention.ts";
import type { Retention } from "../../workflows/contract/retention.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { destructionPaper } from "../../workflows/papers/destruction.ts";
import { alsoKept } from "../../workflows/retention/also-kept.ts";
import { mayPropose, maySee } from "../../workflows/retention/disposal.ts";
import { periodsOf, scheduleEdition } from "../../workflows/retention/schedule.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import type { ReadFilesDisposals, ReadFilesLeft } from "../adapters/holders.dynamodb.ts";
import { created, httpHandler, ok, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { Call, HttpHandler, Reply, RouteHandler } from "../adapters/http-router.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { Member } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { signInProblem } from "../adapters/signed-in-lately.ts";
import { memberOf } from "../adapters/staff-member.ts";
import type { ReadToken } from "../adapters/staff-token.ts";
import { decideDisposal } from "./decide-disposal.ts";
import type { Decide } from "./decide-disposal.ts";
import { disposalView, viewToGoOn } from "./disposal-view.ts";
import { officersAlone, proposeDisposal } from "./propose-disposal.ts";
import { shelfView } from "./shelf-now.ts";

type Ports = Decide & {
  readonly practices: Pick<Practices, "byId" | "member" | "patient" | "patientsNamed">;
  readonly filesLeft: ReadFilesLeft;
  readonly filesDisposals: ReadFilesDisposals;
  readonly readToken: ReadToken;
  readonly looks: RecordLook;
  readonly edge: EdgeCheck;
};

/** The routes of retention: what becomes of the records of patients, and their disposal by two people. */
export function retentionRoutes(ports: Ports): HttpHandler {
  const { practices, disposals, log } = ports;
  const asMember =
    (answer: (member: Member, call: Call) => Promise<Reply>): RouteHandler =>
    async (call) => {
      const staff = await memberOf(practices, call.sub);
      return "problem" in staff ? staff : answer(staff.member, call);
    };
  /** Destroying is taken from somebody whose password and code were checked lately. */
  const lately = (answer: (member: Member, call: Call) => Promise<Reply>): RouteHandler =>
    asMember(async (member, call) => {
      const problem = await signInProblem(ports.readToken, ports.now, call);
      return problem ? refuse(problem) : answer(member, call);
    });
  return httpHandler(
    "dispose-records",
    {
      retention: asMember(async (member) => {
        const found: Retention["disposals"] = [];
        const practice = await practices.byId(member.practiceId);
        if (!practice) return refuse(notFound());
        for (const disposal of await disposals.list(member.practiceId)) {
          const patient = await practices.patient(member.practiceId, disposal.patientRef);
          if (patient && maySee(member, patient))
            found.push(await viewToGoOn(ports, member, { practice, patient, disposal }));
        }
        const files: Retention["files"] = [];
        for (const one of await ports.filesDisposals(member.practiceId)) {
          const patient = await practices.patient(member.practiceId, one.patientRef);
          if (patient && maySee(member, patient)) files.push(one);
        }
        const kept = {
          edition: scheduleEdition,
          periods: periodsOf(practice.practice?.state),
          alsoKept,
          mayPropose: mayPropose(member),
          disposals: found.toSorted((one, other) => other.proposed.at.localeCompare(one.proposed.at)),
          files: files.toSorted((one, other) => other.at.localeCompare(one.at)),
        } satisfies Retention;
        const patients = [...new Set([...found, ...files].map(({ patientRef }) => patientRef))];
        return showing(ok(kept), member, { what: "retention", patients });
      }),
      searchShelves: asMember(async (member, { body }) => {
        if (!mayPropose(member)) return refuse(officersAlone);
        const asked = parsed(searchShelvesSchema, body);
        if ("problem" in asked) return asked;
        const { practiceId } = member;
        const practice = await practices.byId(practiceId);
        if (!practice) return refuse(notFound());
        const { name, treatmentEndedOn } = asked.value;
        const named = await practices.patientsNamed(practiceId, name);
        const shelves = await Promise.all(
          named.map(async ({ patientRef }) => {
            const patient = await practices.patient(practiceId, patientRef);
            return patient ? [await shelfView(ports, practice, patient, treatmentEndedOn)] : [];
          }),
        );
        log("security", "shelves-searched", { practiceId, personId: member.personId, count: shelves.length });
        const patients = shelves.flat().map(({ patientRef }) => patientRef);
        return showing(ok({ shelves: shelves.flat() }), member, { what: "shelves", patients });
      }),
      proposeDisposal: lately(async (member, { body, params }) => {
        const patientRef = patientRefSchema.safeParse(params["patientRef"]);
        if (!patientRef.success) return refuse(notFound());
        const asked = parsed(proposeDisposalSchema, body);
        if ("problem" in asked) return asked;
        const proposed = await proposeDisposal(ports, member, patientRef.data, asked.value);
        if ("problem" in proposed) return proposed;
        const { practiceId, personId } = member;
        const { disposalId } = proposed.disposal;
        log("security", "disposal-proposed", { practiceId, personId, disposalId });
        const patients = [patientRef.data];
        return showing(created({ disposalId }), member, { what: "disposal", patients });
      }),
      decideDisposal: lately(async (member, { body, params }) => {
        const disposalId = disposalIdSchema.safeParse(params["disposalId"]);
        if (!disposalId.success) return refuse(notFound());
        const asked = parsed(decideDisposalSchema, body);
        if ("problem" in asked) return asked;
        const decided = await decideDisposal(ports, member, disposalId.data, asked.value);
        if ("problem" in decided) return decided;
        const view = await viewToGoOn(ports, member, decided);
        return showing(ok(view), member, { what: "disposal", patients: [decided.patient.patientRef] });
      }),
      drawCertificate: asMember(async (member, { params }) => {
        const { practiceId } = member;
        const disposalId = disposalIdSchema.safeParse(params["disposalId"]);
        const disposal = disposalId.success ? await disposals.read(practiceId, disposalId.data) : undefined;
        const patient = disposal && (await practices.patient(practiceId, disposal.patientRef));
        const practice = await practices.byId(practiceId);
        if (!disposal || !patient || !practice || !maySee(member, patient)) return refuse(notFound());
        const { stage } = await disposalView(ports, member, patient, disposal);
        if (stage.state !== "done" && stage.state !== "closed")
          return refuse(
            refusal(
              "wrong-state",
              "There is a certificate once everything is destroyed or the disposal was closed, and not before.",
            ),
          );
        const { setPdf } = await import("../adapters/pdf-paper.ts");
        const sheet = destructionPaper(stage.certificate, {
          practice,
          person: patient,
          sha256: stage.sha256,
          ...(stage.state === "closed"
            ? { ended: { ...stage.closed, reason: stage.reason, inPart: stage.partly.length } }
            : {}),
        });
        const bytes = await setPdf(sheet, ports.now());
        log("info", "certificate-drawn", { practiceId, disposalId: disposal.disposalId });
        const on = localDateOf(stage.certificate.finishedAt, practice.timeZone);
        const drawn = {
          fileName: `certificate-of-destruction-${on}.pdf`,
          contentType: "application/pdf",
          base64: Buffer.from(bytes).toString("base64"),
        } satisfies DrawnUp;
        return showing(created(drawn), member, { what: "disposal", patients: [patient.patientRef] });
      }),
    },
    ports,
  );
}
