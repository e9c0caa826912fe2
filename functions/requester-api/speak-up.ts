import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { AnswerRows } from "../../workflows/contract/requester.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { scopeRowSchema } from "../../workflows/contract/scope.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import type { EventId, ProposalId } from "../../workflows/vocabulary/ids.ts";
import { announceUpload, readAnnouncement } from "../adapters/announce-upload.ts";
import { newId } from "../adapters/digests.ts";
import { created, ok, refuse } from "../adapters/http-router.ts";
import type { Reply } from "../adapters/http-router.ts";
import { notFound } from "../adapters/problem-response.ts";
import type { Session } from "../adapters/sessions.dynamodb.ts";
import type { Requester } from "./requester.ts";

/** Announces one file. That there are few of them is the writer's to see to: only there is the count exact. */
export async function announcePaper(ports: Requester, session: Session, body: unknown): Promise<Reply> {
  const read = readAnnouncement(body);
  if ("problem" in read) return refuse(read.problem);
  const { practiceId, requestId } = session;
  const actor = { kind: "requester" as const, emailConfirmed: false };
  const announced = await announceUpload(ports, { practiceId, requestId }, read.upload, actor);
  return "problem" in announced ? refuse(announced.problem) : created(announced.ticket);
}

/** Sends the draft to the practice. */
export const submitDraft = (ports: Requester, session: Session): Promise<Reply> =>
  // One id for the one submission of a request: pressed twice, it is the same event.
  speak(ports, session, { type: "request.submitted" }, `${session.requestId}-submitted`);

/** Takes the request back. */
export const withdraw = (ports: Requester, session: Session): Promise<Reply> =>
  speak(ports, session, { type: "request.withdrawn" });

/** Answers what the practice proposed. */
export const answerProposal = (
  ports: Requester,
  session: Session,
  proposalId: ProposalId,
  answer: "accepted" | "declined",
): Promise<Reply> =>
  speak(
    ports,
    session,
    { type: "negotiation.answered", proposalId, by: "requester", answer },
    `${proposalId}-${answer}`,
  );

/**
 * Answers what the practice proposed row by row, on the practice's calendar day: the counters are the requester's next
 * proposal. Said twice, it is refused the second time, as the proposal is no longer open.
 */
export async function answerRows(
  ports: Requester,
  session: Session,
  proposalId: ProposalId,
  { answers, moreTime }: AnswerRows,
): Promise<Reply> {
  const practice = await ports.practices.byId(session.practiceId);
  if (!practice) return refuse(notFound());
  const countered = answers.some(({ answer }) => answer === "countered");
  return speak(ports, session, {
    type: "negotiation.rows-answered",
    proposalId,
    by: "requester",
    answers,
    ...(moreTime === undefined ? {} : { moreTime }),
    ...(countered ? { counterId: newId<ProposalId>("prp") } : {}),
    answeredOn: localDateOf(ports.now().toISOString(), practice.timeZone),
  });
}

/** Agrees to the fee as it was shown, on the practice's calendar day. */
export async function acceptFee(ports: Requester, session: Session, cents: number): Promise<Reply> {
  const practice = await ports.practices.byId(session.practiceId);
  if (!practice) return refuse(notFound());
  const acceptedOn = localDateOf(ports.now().toISOString(), practice.timeZone);
  return speak(ports, session, { type: "fee.accepted", cents, acceptedOn });
}

/** Proposes something else. */
export const counterProposal = (
  ports: Requester,
  session: Session,
  rows: readonly z.output<typeof scopeRowSchema>[],
): Promise<Reply> =>
  speak(ports, session, {
    type: "negotiation.proposed",
    proposalId: newId<ProposalId>("prp"),
    by: "requester",
    rows: [...rows],
  });

async function speak(
  ports: Requester,
  { practiceId, requestId }: Session,
  event: RequestEvent,
  eventId: string = randomUUID(),
): Promise<Reply> {
  const request = await ports.requests.read({ practiceId, requestId });
  if (!request) return refuse(notFound());
  const result = await ports.submit({
    practiceId,
    requestId,
    eventId: eventId as EventId,
    actor: { kind: "requester", emailConfirmed: request.context.emailConfirmed },
    event,
  });
  return replyOf(result);
}

// The version is the practice's own count; a requester learns only that it was taken.
const replyOf = (result: StepResult): Reply =>
  result.outcome === "refused" ? refuse(result.problem) : ok({ outcome: result.outcome });
