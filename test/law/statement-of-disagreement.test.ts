import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import {
  accessRequest,
  caseIn,
  letterWith,
  noticeComplete,
  progress,
  subpoena,
  waived,
} from "./neighbours/case.ts";

const disputed: Plain = { ...progress, id: "disputed", statementOfDisagreement: true };
const federal: Plain = { policy: { stateLayer: "federal-only" } };
const carried = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  assess(caseIn("VA", segments, ...fragments, federal)).reasons.filter(
    ({ citation }) => citation === "45 CFR 164.526(d)(5)",
  );

describe("a statement of disagreement (45 CFR 164.526(d)(5))", () => {
  it.each([
    ["a form", [letterWith()]],
    ["a subpoena", [subpoena, noticeComplete, waived]],
    ["the patient's own request", [accessRequest]],
  ])("goes with the item that it is about, and with no other, on %s", (_words, fragments) => {
    const { segments } = assess(caseIn("VA", [progress, disputed], ...fragments, federal));
    expect(segments["disputed"]?.outcome).toBe("release");
    expect(carried([progress, disputed], ...fragments)).toMatchObject([
      { effect: "require", status: "satisfied", appliesTo: ["disputed"] },
    ]);
  });

  it("is not spoken of where none was filed, or nobody recorded one", () => {
    expect(carried([progress], letterWith())).toEqual([]);
    expect(carried([{ ...disputed, statementOfDisagreement: false }], letterWith())).toEqual([]);
  });
});
