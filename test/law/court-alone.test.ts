import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { goesToCourtAlone } from "../../workflows/law/court-alone.ts";
import type { Plain } from "./changed.ts";
import { caseIn, form, progress, subpoena, waived } from "./neighbours/case.ts";

const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const criminal: Plain = {
  requester: { role: "defense-counsel", purpose: "litigation" },
  instrument: { type: "criminal-trial-subpoena", signerRole: "attorney" },
  forum: { system: "state", nature: "criminal", patientRole: "witness" },
};
const formForProgress: Plain = {
  authorizations: [{ ...form, coversAllRecords: false, coversClasses: ["progress-notes"] }],
};
const ordered: Plain = {
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
};
const motion: Plain = {
  events: [
    { type: "patient-motion-to-quash-filed", by: "patient", form: "court-filing", occurredOn: "2026-09-10" },
  ],
};

/** What the law releases of a case, what it bars, and whether the release is the court's alone. */
function readingOf(caseFile: CaseFile) {
  const determination = assess(caseFile);
  const released = Object.entries(determination.segments).flatMap(([id, { outcome }]) =>
    outcome === "release" ? [id] : [],
  );
  return {
    released,
    barred: determination.prohibitions.some(({ code }) => code === "produce-to-requester-directly"),
    courtAlone: goesToCourtAlone(caseFile, determination, released),
  };
}

describe("what is released to the court alone", () => {
  it.each([
    ["MA", [criminal, waived, formForProgress]],
    ["AZ", [subpoena, waived, formForProgress]],
  ] as const)("is not, in %s, what a form reaches, because a record beside it stays", (state, fragments) => {
    expect(readingOf(caseIn(state, [progress, intake], ...fragments))).toEqual({
      released: ["progress"],
      barred: true,
      courtAlone: false,
    });
  });

  it("is what a rule of the state sends there, once something of it is released", () => {
    const massachusetts = (...change: readonly Plain[]) =>
      readingOf(caseIn("MA", [progress], criminal, ordered, ...change)).courtAlone;
    expect(massachusetts()).toBe(true);
    expect(massachusetts({ order: { deliverTo: "requester" } })).toBe(false);
    expect(massachusetts({ requester: { identityVerified: false } })).toBe(false);
    const virginia = readingOf(caseIn("VA", [progress], subpoena, motion));
    expect(virginia).toEqual({ released: ["progress"], barred: true, courtAlone: true });
  });

  it("is what an order sends there, whatever is released by now", () => {
    for (const deliverTo of ["court-under-seal", "clerk-under-seal"])
      expect(readingOf(caseIn("CA", [progress], subpoena, { order: { deliverTo } })).courtAlone).toBe(true);
    expect(readingOf(caseIn("CA", [progress], subpoena)).courtAlone).toBe(false);
  });

  it("is what a judge wants to see in camera, whoever asks for it", () => {
    const commands = ["deliver-for-in-camera-review"];
    const order: Plain = {
      instrument: { type: "court-order", signerRole: "judge", judgeSigned: true, commands },
      requester: { role: "opposing-counsel" },
      forum: { system: "federal", nature: "civil" },
      ...ordered,
    };
    const federal = { policy: { stateLayer: "federal-only" } };
    const seen = { released: ["progress"], barred: true, courtAlone: true };
    expect(readingOf(caseIn("VA", [progress], order, waived, federal))).toEqual(seen);
  });
});
