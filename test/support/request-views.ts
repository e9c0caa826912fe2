import { initialTransition } from "xstate";
import type { CaseToday } from "../../functions/adapters/case-today.ts";
import type { RequestReader, RequestView } from "../../functions/adapters/request-reader.dynamodb.ts";
import type { Profile } from "../../workflows/contract/profile.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { Submission } from "../../workflows/contract/submission.ts";
import { assess } from "../../workflows/law/assess.ts";
import { blankContext } from "../../workflows/request/context.ts";
import type { PaperOnFile, RequestContext } from "../../workflows/request/context.ts";
import type { States } from "../../workflows/contract/staff.ts";
import { requestMachine } from "../../workflows/request/machine.ts";
import { dehydrate } from "../../workflows/request/snapshot.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import { standingOf } from "../../workflows/request/stored-snapshot.ts";
import { aPractice, ids } from "./desk.ts";

const [blank] = initialTransition(requestMachine);

/** A request as readers see it, in its first state, remembering what the test is about. */
export function aView(remembered: Partial<RequestContext>, states: Partial<States> = {}): RequestView {
  const context = { ...blankContext, trackingNumber: "26-HLC-12345-A", ...remembered };
  const standing = standingOf({ ...dehydrate(blank), context });
  return {
    version: 7,
    trackingNumber: "26-HLC-12345-A",
    receivedAt: "2026-11-21T12:00:00Z",
    ...standing,
    states: { ...statesOf(standing), ...states },
  };
}

/** The same request as the law reads it today: under the judgement in its memory, unless the day has changed it. */
export function aCase(view: RequestView, judgement = view.context.judgement): CaseToday {
  if (!judgement) throw new Error("a request without a judgement has not been judged today either");
  return {
    ...view,
    facts: {},
    profile: aProfile,
    practice: aPractice,
    judgement,
    determination: assess({ schemaVersion: 1, asOf: { assessedOn: "2026-11-21" } }),
  };
}

/** An admitted paper of the request, the subpoena unless the test is about another. */
export const aPaper = (change: Partial<PaperOnFile> = {}): PaperOnFile => ({
  documentId: ids.paper,
  purpose: "legal-process",
  sha256: "a".repeat(64),
  size: 1000,
  state: "admitted",
  sentBy: "requester",
  duplicateOf: null,
  read: true,
  pages: 1,
  refusal: null,
  ...change,
});

export const aProfile: Profile = {
  requester: { name: "Harriet Colby", email: "harriet@example.test" },
  subject: { name: "Rowan Quillfeather" },
  fileNames: { [ids.paper]: "subpoena.pdf" },
};

/** A reader of one request; the view may change between reads. */
export function readerOf(view: () => RequestView | undefined): RequestReader {
  return {
    read: async ({ requestId }) => (requestId === ids.request ? view() : undefined),
    profile: async ({ requestId }) => (requestId === ids.request && view() ? aProfile : undefined),
    byTrackingNumber: async (trackingNumber) => (trackingNumber === "26-HLC-12345-A" ? ids.key : undefined),
  };
}

/** A writer that keeps what it was told and gives these answers in turn, then accepts. */
export function aWriter(...answers: readonly StepResult[]) {
  const told: Submission[] = [];
  const submit = async (submission: Submission): Promise<StepResult> => {
    told.push(submission);
    return answers[told.length - 1] ?? { outcome: "accepted", version: 8, seq: 8 };
  };
  return { told, submit };
}
