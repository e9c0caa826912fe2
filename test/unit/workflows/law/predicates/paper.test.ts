import { describe, expect, it } from "vitest";
import type { CaseFile, DocumentClass, Segment } from "../../../../../workflows/contract/case-file.ts";
import type { Predicate } from "../../../../../workflows/law/predicate.ts";
import {
  aGrandJuryAsks,
  aJudgeSigned,
  isResponsive,
  placeIsLawful,
} from "../../../../../workflows/law/predicates/paper.ts";
import { sceneOf } from "../scene-of.ts";

type Instrument = NonNullable<CaseFile["instrument"]>;

const yes = (...facts: readonly string[]) => ({ truth: "yes", facts, missing: [] });
const no = (...facts: readonly string[]) => ({ truth: "no", facts, missing: [] });
const asks = (...missing: readonly string[]) => ({ truth: "unknown", facts: [], missing });
const ask = (predicate: Predicate, instrument?: Instrument, classed?: DocumentClass, segment?: Segment) =>
  predicate.ask(sceneOf(instrument === undefined ? {} : { instrument }, classed, segment));

describe("a paper that a judge signed", () => {
  const facts = ["/instrument/judgeSigned", "/instrument/signerRole"];

  it("is so recorded, by a signer of whom nothing else is", () => {
    expect(ask(aJudgeSigned, { judgeSigned: true })).toEqual(yes(...facts));
    expect(ask(aJudgeSigned, { judgeSigned: true, signerRole: "magistrate-judge" })).toEqual(yes(...facts));
    expect(ask(aJudgeSigned, { judgeSigned: true, signerRole: "clerk" })).toEqual(no(...facts));
    expect(ask(aJudgeSigned, { judgeSigned: false, signerRole: "judge" })).toEqual(no(...facts));
    expect(ask(aJudgeSigned, { judgeSigned: false })).toEqual(no(...facts));
    expect(ask(aJudgeSigned, { signerRole: "judge" })).toEqual(asks("/instrument/judgeSigned"));
    expect(ask(aJudgeSigned)).toEqual(asks("/instrument/judgeSigned"));
  });
});

describe("a grand jury's paper", () => {
  it("is one where nothing recorded speaks against it", () => {
    const asked = (more: Partial<CaseFile>) =>
      aGrandJuryAsks.ask(sceneOf({ instrument: { type: "grand-jury-subpoena" }, ...more }));
    expect(asked({})).toEqual(yes("/instrument/type"));
    expect(asked({ forum: { nature: "civil" } })).toMatchObject({
      truth: "no",
      facts: expect.arrayContaining(["/instrument/type", "/forum/nature"]),
    });
  });
});

describe("the place of compliance (FRCP 45(c))", () => {
  const facts = ["/instrument/placeMiles", "/instrument/electronicDeliveryAgreed"];

  it("is lawful within a hundred miles, and where nobody recorded how far it is", () => {
    expect(ask(placeIsLawful, { placeMiles: 100 })).toEqual(yes(...facts));
    expect(ask(placeIsLawful, { placeMiles: 101 })).toEqual(no(...facts));
    expect(ask(placeIsLawful, {})).toEqual(yes());
    expect(ask(placeIsLawful)).toEqual(yes());
  });

  it("matters for no document that is delivered electronically by agreement, but for testimony", () => {
    const far = { placeMiles: 300, electronicDeliveryAgreed: true };
    expect(ask(placeIsLawful, far)).toEqual(yes(...facts));
    expect(ask(placeIsLawful, far, "testimony")).toEqual(no(...facts));
    expect(ask(placeIsLawful, { ...far, electronicDeliveryAgreed: false })).toEqual(no(...facts));
  });
});

describe("what a request reaches", () => {
  const piece = (more: Partial<Segment> = {}): Segment => ({
    id: "piece",
    range: { fromOn: "2026-02-01", toOn: "2026-02-28" },
    ...more,
  });

  it("is what a person read it to reach, whatever its words say", () => {
    const billing: Instrument = { requestedClasses: ["billing-logistics"] };
    const read = (responsive: boolean) => ask(isResponsive, billing, "progress-notes", piece({ responsive }));
    expect(read(true)).toEqual(yes("/segments/0/responsive"));
    expect(read(false)).toEqual(no("/segments/0/responsive"));
    expect(ask(isResponsive, billing, "progress-notes", piece())).toEqual(no("/instrument/requestedClasses"));
    // Not all is asked for, and nobody has recorded what is.
    const notAll = { requestsAllRecords: false };
    const unread = ask(isResponsive, notAll, "progress-notes", piece());
    expect(unread).toMatchObject({ truth: "unknown" });
    expect(ask(isResponsive, { ...notAll, ...billing }, "progress-notes", piece()).truth).toBe("no");
  });

  it("is what its dates reach, where its words leave the class in", () => {
    const dated = (fromOn: string, toOn: string): Instrument => ({ requestedRange: { fromOn, toOn } });
    expect(ask(isResponsive, dated("2026-02-10", "2026-03-10"), "progress-notes", piece()).truth).toBe("yes");
    const outside = ask(isResponsive, dated("2026-03-01", "2026-03-10"), "progress-notes", piece());
    expect(outside.truth).toBe("no");
    expect(outside.facts).toContain("/instrument/requestedRange");
    expect(ask(isResponsive, {}, "progress-notes", piece()).truth).toBe("yes");
    expect(ask(isResponsive, undefined, "progress-notes", piece()).truth).toBe("yes");
  });
});
