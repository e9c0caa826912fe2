import type { Refusal } from "../../workflows/contract/problem.ts";
import type { Call } from "./http-router.ts";
import { notFound, refusal } from "./problem-response.ts";
import type { Session, Sessions, SessionScope } from "./sessions.dynamodb.ts";

/** The session of a call for the request in its path. Another request's id is answered like one that never was. */
export async function sessionOf(
  sessions: Pick<Sessions, "find">,
  { bearer, params }: Call,
  scope: SessionScope,
): Promise<{ readonly session: Session } | { readonly problem: Refusal }> {
  if (bearer === undefined) return { problem: refusal("not-signed-in", "Open the link in your mail first.") };
  const session = await sessions.find(bearer, scope);
  if (!session)
    return {
      problem: refusal(
        "not-signed-in",
        "This session has ended. Ask for a new link with your tracking number.",
      ),
    };
  return session.requestId === params["requestId"] ? { session } : { problem: notFound() };
}
