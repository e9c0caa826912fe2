import type { RequesterSession } from "../../workflows/contract/outward.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";

type Ports = { readonly sessions: Omit<Sessions, "askForLink">; readonly submit: RequestWriter };

/**
 * Turns a one-time code into a session. The code is spent last: what fails before leaves the link good, and the event's id
 * follows from the code, so that telling it again is nothing new. Of two who hold the code, the one who spends it gets in.
 */
export async function confirmEmail(
  { sessions, submit }: Ports,
  code: string,
): Promise<{ readonly session: RequesterSession } | { readonly problem: Refusal }> {
  const found = await sessions.find(code, "confirm");
  if (!found) return expired();
  const { practiceId, requestId, trackingNumber } = found;
  const result = await submit({
    practiceId,
    requestId,
    eventId: `confirm-${sha256Hex(code).slice(0, 40)}` as EventId,
    actor: { kind: "system", name: "deliver" },
    event: { type: "requester.email-confirmed" },
  });
  // A closed request has nothing left to confirm; its status page still opens.
  if (result.outcome === "refused" && result.problem.code !== "wrong-state")
    return { problem: result.problem };
  const sessionToken = await sessions.issue({ scope: "requester", practiceId, requestId, trackingNumber });
  if (!(await sessions.spend(code, "confirm"))) {
    await sessions.spend(sessionToken, "requester");
    return expired();
  }
  return { session: { requestId, trackingNumber, sessionToken } };
}

const expired = () => ({
  problem: refusal("link-expired", "This link was used already or has expired. Ask for a new one."),
});
