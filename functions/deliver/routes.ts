import { confirmEmailSchema, downloadSchema } from "../../workflows/contract/requester.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, parsed } from "../adapters/http-router.ts";
import type { HttpHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import { sessionOf } from "../adapters/requester-session.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";
import { confirmEmail } from "./confirm-email.ts";
import { issueLink } from "./issue-link.ts";
import type { Delivery } from "./issue-link.ts";

/** The one route by which a production leaves, and the one by which a recipient comes in. */
export function deliverRoutes(
  ports: Delivery & { readonly sessions: Sessions; readonly edge: EdgeCheck; readonly log: Log },
): HttpHandler {
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
        const issued = await issueLink(ports, found.session, asked.value.file);
        return "problem" in issued ? issued : created(issued.link);
      },
    },
    ports,
  );
}
