import type { IntakeOpened } from "../../workflows/contract/outward.ts";
import type { OpenIntake } from "../../workflows/contract/intake.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { EventId, RequestId } from "../../workflows/vocabulary/ids.ts";
import { newId } from "../adapters/digests.ts";
import type { FilingAllowance } from "../adapters/filing-allowance.dynamodb.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Sessions } from "../adapters/sessions.dynamodb.ts";
import { newTrackingNumber } from "../adapters/tracking-number.ts";

export type Intake = {
  readonly practices: Pick<Practices, "bySlug">;
  readonly sessions: Pick<Sessions, "issue">;
  readonly allowance: FilingAllowance;
  readonly submit: RequestWriter;
  readonly now: () => Date;
};
const numberTries = 5;
const tooManyToday = refusal(
  "too-many",
  "This address has opened as many requests as it may in a day. Go on with one of them, try again tomorrow, or call the practice.",
);

/**
 * Opens a draft. The answer is the same whoever is asked about: nothing here looks at patients.
 */
export async function openIntake(
  ports: Intake,
  asked: OpenIntake,
  viewer: string,
): Promise<{ readonly opened: IntakeOpened } | { readonly problem: Refusal }> {
  const practice = await ports.practices.bySlug(asked.practice);
  if (!practice) return { problem: notFound() };
  if (!(await ports.allowance(asked.requester.email, viewer))) return { problem: tooManyToday };
  const { practiceId } = practice;
  for (let attempt = 0; attempt < numberTries; attempt += 1) {
    const requestId = newId<RequestId>("req");
    const trackingNumber = newTrackingNumber(practice.code, ports.now().getUTCFullYear());
    const { court, docket } = asked.case;
    const result = await ports.submit({
      practiceId,
      requestId,
      eventId: `${requestId}-opened` as EventId,
      actor: { kind: "requester", emailConfirmed: false },
      event: {
        type: "request.opened",
        channel: "portal",
        kind: asked.kind,
        trackingNumber,
        asks: {
          classes: asked.asks.classes,
          testimony: asked.asks.testimony,
          ...(asked.asks.range ? { range: asked.asks.range } : {}),
        },
        ...(court === undefined ? {} : { court }),
        ...(docket === undefined ? {} : { docket }),
      },
      profile: profileOf(asked),
    });
    if (result.outcome === "refused" && result.problem.code === "already-used-key") continue;
    if (result.outcome === "refused") return { problem: result.problem };
    const intakeToken = await ports.sessions.issue({
      scope: "intake",
      practiceId,
      requestId,
      trackingNumber,
    });
    return { opened: { requestId, trackingNumber, intakeToken } };
  }
  return { problem: refusal("unavailable", "No tracking number is free at the moment. Try again later.") };
}

function profileOf({ requester, asks, case: { caption } }: OpenIntake): Profile {
  const { personName, personBirthDate } = asks;
  return {
    requester,
    subject: { name: personName, ...(personBirthDate === undefined ? {} : { birthDate: personBirthDate }) },
    ...(caption === undefined ? {} : { caption }),
    fileNames: {},
  };
}
