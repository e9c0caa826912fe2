import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn, letterWith, notes, progress, waived } from "./neighbours/case.ts";

const grandJury: Plain = {
  policy: { stateLayer: "federal-only" },
  requester: { role: "grand-jury" },
  instrument: { type: "grand-jury-subpoena", signerRole: "clerk", judgeSigned: false },
  forum: { system: "federal", nature: "grand-jury", patientRole: "witness" },
  authorizations: [],
};
const freed: Plain = { privilege: { waiver: { coversClasses: ["progress-notes", "psychotherapy-notes"] } } };
const found = (...fragments: readonly Plain[]) =>
  assess(caseIn("VA", [progress, notes], waived, freed, grandJury, ...fragments));
const outcomes = (...fragments: readonly Plain[]) =>
  Object.values(found(...fragments).segments).map(({ outcome }) => outcome);
const held = ["withhold", "withhold"];

describe("a grand jury's subpoena (45 CFR 164.512(f)(1)(ii)(B))", () => {
  it.each([
    ["by the grand jury", {}],
    ["by a prosecutor", { requester: { role: "prosecutor" } }],
    ["in a matter that is called an investigation", { forum: { nature: "investigative" } }],
    ["in a matter of which nobody recorded the kind", { forum: { nature: null }, requester: { role: null } }],
  ])("opens what no privilege holds: %s", (_words, change) => {
    expect(outcomes(change)).toEqual(["release", "release"]);
    expect(found(change).instrumentWeight).toBe("W3");
  });

  it.each([
    ["civil", { forum: { nature: "civil" } }],
    ["administrative", { forum: { nature: "administrative" } }],
    ["legislative", { forum: { nature: "legislative" } }],
    ["asked for by opposing counsel", { requester: { role: "opposing-counsel" } }],
    ["asked for by the patient's own counsel", { requester: { role: "patient-counsel" } }],
    ["asked for by an insurer", { requester: { role: "life-insurer" } }],
  ])("opens nothing while the matter is recorded as %s too", (_words, change) => {
    expect(outcomes(change)).toEqual(held);
    expect(found(change).instrumentWeight).toBe("W2");
    expect(found(change).actions.map(({ verb }) => verb)).toContain("classify-again");
    const { reasons } = found(change);
    expect(reasons.find(({ ruleId }) => ruleId.endsWith("f-1-ii-b.grand-jury"))).toMatchObject({
      status: "violated",
      words: expect.stringContaining("contradict"),
    });
  });

  it("does not stand in the way of a form that opens the record by itself", () => {
    const { authorizations } = letterWith();
    const signed = { requester: { role: "opposing-counsel" }, authorizations };
    expect(outcomes(signed)).toEqual(["release", "withhold"]);
  });

  it("may go to the grand jury where the prosecutor asks, and to nobody else", () => {
    const to = (recipientRole: string) => ({ requester: { role: "prosecutor", recipientRole } });
    expect(outcomes(to("grand-jury"))).toEqual(["release", "release"]);
    expect(outcomes(to("police"))).not.toContain("release");
  });
});
