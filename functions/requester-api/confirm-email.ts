import type { RequesterSession } from "../../workflows/contract/intake.ts";
import type { Refusal } from "../../workflows/contract/messages.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";

type Ports = { readonly sessions: Sessions; readonly submit: RequestWriter };

/** Turns a one-time code into a session. The code is spent first: two who hold it do not both get in. */
export async function confirmEmail(
  { sessions, submit }: Ports,
  code: string,
): Promise<{ readonly session: RequesterSession } | { readonly problem: Refusal }> {
  const found = await sessions.find(code, "confirm");
  if (!found || !(await sessions.spend(code)))
    return {
      problem: refusal("link-expired", "This link was used already or has expired. Ask for a new one."),
    };
  const { practiceId, requestId, trackingNumber } = found;
  const result = await submit({
    practiceId,
    requestId,
    eventId: `confirm-${sha256Hex(code).slice(0, 40)}` as EventId,
    actor: { kind: "requester", emailConfirmed: true },
    event: { type: "requester.email-confirmed" },
  });
  // A closed request has nothing left to confirm; its status page still opens.
  if (result.outcome === "refused" && result.problem.code !== "wrong-state")
    return { problem: result.problem };
  const sessionToken = await sessions.issue({ scope: "requester", practiceId, requestId, trackingNumber });
  return { session: { requestId, trackingNumber, sessionToken } };
}
