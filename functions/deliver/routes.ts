import { rolesMay } from "../../workflows/access/may.ts";
import { requestIdSchema } from "../../workflows/contract/ids.ts";
import { productionFileSchema } from "../../workflows/contract/production-files.ts";
import { confirmEmailSchema, downloadSchema } from "../../workflows/contract/requester.ts";
import type { ReadCase } from "../adapters/case-today.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, parsed, refuse, showing } from "../adapters/http-router.ts";
import type { HttpHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import type { RecordLook } from "../adapters/looks.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import { sessionOf } from "../adapters/requester-session.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";
import { memberOf } from "../adapters/staff-member.ts";
import { confirmEmail } from "./confirm-email.ts";
import { forTheCourt, issueLink, theRequester } from "./issue-link.ts";
import type { Delivery } from "./issue-link.ts";
import { paperNotesLink } from "./paper-notes-link.ts";

type Ports = Delivery & {
  readonly sessions: Sessions;
  readonly practices: Pick<Practices, "member" | "patient" | "recordsNamed">;
  readonly readCase: ReadCase;
  readonly submit: RequestWriter;
  /** The door for links of staff: the writer reads their token itself. */
  readonly submitForCourt: RequestWriter;
  readonly looks: RecordLook;
  readonly edge: EdgeCheck;
  readonly log: Log;
};

/** The two routes by which a production leaves, to the requester or for the court alone, and the one by which a recipient comes in. */
export function deliverRoutes(ports: Ports): HttpHandler {
  return httpHandler(
    "deliver",
    {
      confirmEmail: async ({ body }) => {
        const asked = parsed(confirmEmailSchema, body);
        if ("problem" in asked) return asked;
        const result = await confirmEmail(ports, asked.value.code);
        return "problem" in result ? result : created(result.session);
      },
      download: async (call) => {
        const found = await sessionOf(ports.sessions, call, "requester");
        if ("problem" in found) return found;
        const asked = parsed(downloadSchema, call.body);
        if ("problem" in asked) return asked;
        const { practiceId, requestId } = found.session;
        const recipient = theRequester(ports.submit);
        const issued = await issueLink(ports, { practiceId, requestId }, asked.value.file, recipient);
        return "problem" in issued ? issued : created(issued.link);
      },
      courtLink: async ({ sub, bearer, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const requestId = requestIdSchema.safeParse(params["requestId"]);
        const file = productionFileSchema.safeParse(params["file"]);
        if (!requestId.success || !file.success) return refuse(notFound());
        const { practiceId, roles } = staff.member;
        const key = { practiceId, requestId: requestId.data };
        if (!(await ports.requests.read(key))) return refuse(notFound());
        if (!rolesMay(roles, "releaseProduction"))
          return refuse(refusal("not-allowed-for-role", "The files for the court are fetched by the desk."));
        const recipient = forTheCourt(ports.submitForCourt, bearer ?? "");
        const issued = await issueLink(ports, key, file.data, recipient);
        if ("problem" in issued) return issued;
        const { url, expiresAt } = issued.link;
        return created({ url, expiresAt });
      },
      paperNotesLink: async ({ sub, params }) => {
        const staff = await memberOf(ports.practices, sub);
        if ("problem" in staff) return staff;
        const requestId = requestIdSchema.safeParse(params["requestId"]);
        if (!requestId.success) return refuse(notFound());
        const { practiceId } = staff.member;
        const linked = await paperNotesLink(ports, staff.member, { practiceId, requestId: requestId.data });
        if ("problem" in linked) return linked;
        const shown = { what: "paper-notes", requestId: requestId.data } as const;
        return showing(created(linked.link), staff.member, shown);
      },
    },
    ports,
  );
}
