import { describe, expect, it } from "vitest";
import { cameAfterReview } from "../../../../functions/adapters/who-opened.ts";
import { pack } from "../../../../functions/adapters/packed.ts";
import { earlyStatement } from "../../../../functions/advance-request/early-statement.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import { ids } from "../../../support/desk.ts";

const event: RequestEvent = {
  type: "outside-review.recorded",
  reviewer: "Ines Calloway, psychologist",
  documentId: ids.paper,
  reviewedOn: "2026-12-01",
  reason: "The practice has one person.",
  namesThisReview: true,
};
const announced = { type: "upload.announced", documentId: ids.paper };
const another = { type: "upload.announced", documentId: `doc_${"9".repeat(26)}` };
const completed = { type: "review.completed" };

const refusedAfter = (...told: readonly object[]) => {
  const rows = told.map((recorded, at) => ({ event: pack({ seq: at + 1, recorded }) }));
  const ledger = { cameAfterReview: async () => cameAfterReview(rows, ids.paper) };
  return earlyStatement({ ledger } as never, { ...ids.key, event });
};

describe("the statement of an outside review", () => {
  it("came in after the review was complete, and after it was completed again", async () => {
    expect(await refusedAfter(completed, announced)).toBeUndefined();
    for (const told of [[announced, completed], [completed, announced, completed], [completed, another], []])
      expect(await refusedAfter(...told)).toMatchObject({
        code: "invalid-field",
        fields: [{ pointer: "/payload/documentId" }],
      });
  });

  it("is asked of nothing else", async () => {
    const completing = { ...ids.key, event: { type: "review.completed" } as const };
    expect(await earlyStatement({} as never, completing)).toBeUndefined();
  });
});
