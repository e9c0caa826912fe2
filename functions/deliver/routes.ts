import { downloadSchema } from "../../workflows/contract/requester.ts";
import type { EdgeCheck } from "../adapters/edge-check.ts";
import { created, httpHandler, parsed } from "../adapters/http-router.ts";
import type { HttpHandler } from "../adapters/http-router.ts";
import type { Log } from "../adapters/log.ts";
import { sessionOf } from "../adapters/requester-session.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";
import { issueLink } from "./issue-link.ts";
import type { Delivery } from "./issue-link.ts";

/** The one route by which a production leaves. */
export function deliverRoutes(
  ports: Delivery & { readonly sessions: Sessions; readonly edge: EdgeCheck; readonly log: Log },
): HttpHandler {
  return httpHandler(
    "deliver",
    {
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
