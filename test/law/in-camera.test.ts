import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import { vignettes } from "./vignette.ts";

const silent = vignettes.find(({ id }) => id === "order-all-records-silent-on-notes");
const asks = (order: Plain) =>
  assess(caseFileSchema.parse(changed(silent?.caseFile as Plain, { order }))).actions.map(({ verb }) => verb);

describe("an order for all records that is silent on psychotherapy notes (45 CFR 164.512(e)(1)(i))", () => {
  it.each([[{}], [{ inCameraReviewDone: false }]])(
    "asks the judge to look at the notes alone: %o",
    (order) => {
      expect(asks(order)).toEqual(expect.arrayContaining(["request-in-camera", "seek-clarification"]));
    },
  );

  it("does not ask a judge to look who has looked, and asks all the same what the order means", () => {
    expect(asks({ inCameraReviewDone: true })).not.toContain("request-in-camera");
    expect(asks({ inCameraReviewDone: true })).toContain("seek-clarification");
  });
});
