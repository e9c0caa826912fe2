import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { allPacks } from "../../workflows/law/packs/index.ts";
import type { Plain } from "./changed.ts";
import { heardByEachCase } from "./heard.ts";
import { caseIn, form, letterWith, notes, order, progress } from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
/** Whether a lawyer must act first, and whether everything goes. */
function read(segments: readonly Plain[], ...fragments: readonly Plain[]) {
  const given = assess(caseIn("NV", segments, federal, ...fragments));
  const released = Object.values(given.segments).every(({ outcome }) => outcome === "release");
  return { counsel: given.needsCounsel, released };
}
const counselFor = (...of: Parameters<typeof read>): boolean => read(...of).counsel;

const named = { mentionsPsychotherapyNotes: true };

describe("a lawyer, before the practice does anything but hold", () => {
  it("is not needed where the patient's form opens the chart", () => {
    expect(read([progress], letterWith())).toEqual({ counsel: false, released: true });
  });

  it("is needed by a practice that says it is not covered by HIPAA (45 CFR 160.102)", () => {
    expect(counselFor([progress], letterWith(), { practice: { hipaaCoveredEntity: false } })).toBe(true);
  });

  it("is needed where something went wrong before, whatever is asked for now (45 CFR 164.402)", () => {
    expect(counselFor([progress], letterWith(), { incident: { recipientRole: "employer" } })).toBe(true);
  });

  it("is needed where an order is not in force, though a form opens what it asks for (45 CFR 164.512(e)(1)(i))", () => {
    const ordered = (inForce: boolean): Plain => ({
      ...order,
      order: { exists: true, inForce, namesPatient: true, namesClasses: ["progress-notes"] },
    });
    const opened = letterWith();
    expect(read([progress], opened, ordered(false))).toEqual({ counsel: true, released: true });
    expect(read([progress], opened, ordered(true))).toEqual({ counsel: false, released: true });
    expect(counselFor([progress], opened, { order: { inForce: false } })).toBe(false);
  });
});

describe("a form on which psychotherapy notes do not stand alone (45 CFR 164.508(b)(3)(ii))", () => {
  it("needs a lawyer where that alone is wrong with it: whether the rest of it is good is disputed", () => {
    expect(counselFor([progress], letterWith(named))).toBe(true);
    expect(
      counselFor([progress], letterWith(), { authorizations: [form, { ...form, ...named, id: "2" }] }),
    ).toBe(true);
  });

  it("needs none where it is bad anyway, nor where another form is conditioned", () => {
    expect(counselFor([progress], letterWith({ ...named, knownFalse: true }))).toBe(false);
    expect(counselFor([progress], letterWith({ conditioned: true, conditioningException: "none" }))).toBe(
      false,
    );
  });
});

describe("psychotherapy notes that a disputed reading opens (45 CFR 164.508(a)(2))", () => {
  const own = { ...form, ...named, coversAllRecords: false, coversClasses: ["psychotherapy-notes"] };
  const access: Plain = {
    requester: { role: "patient" },
    instrument: { type: "patient-access-request" },
    decisions: { releaseNotesToIndividual: true },
    authorizations: [own],
  };

  it("need a lawyer before the patient has them, and not while they stay", () => {
    const switched: Plain = { policy: { pnToIndividual: "with-pn-authorization" } };
    expect(read([notes], access, switched)).toEqual({ counsel: true, released: true });
    expect(read([notes], access)).toEqual({ counsel: false, released: false });
  });

  const everything: Plain = {
    ...order,
    order: { exists: true, inForce: true, namesPatient: true, describesAllRecords: true },
    policy: { allRecordsOrderCoversPn: true },
  };

  it("need a lawyer where counsel's switch reads them into an order for all records", () => {
    expect(read([notes], everything)).toEqual({ counsel: true, released: true });
    expect(read([notes, progress], everything)).toEqual({ counsel: true, released: true });
  });

  it("need none where the order names them, nor does a chart under the same switch", () => {
    const naming: Plain = { order: { expresslyNamesPsychotherapyNotes: true } };
    expect(read([notes], everything, naming)).toEqual({ counsel: false, released: true });
    expect(read([progress], everything)).toEqual({ counsel: false, released: true });
  });
});

describe("an order that opens substance use records (42 CFR 2.61)", () => {
  const record: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
  const consent: Plain = {
    requester: { role: "life-insurer", purpose: "insurance-underwriting" },
    instrument: { type: "insurer-or-employer-request" },
    authorizations: [
      {
        ...form,
        form: "part2-consent",
        coversClasses: ["sud-records"],
        part2: { hasRequiredElements: true },
      },
    ],
  };
  const subpartE: Plain = { order: { part2: { citesSubpartE: true } } };

  it("needs a lawyer for such records, though a consent opens them", () => {
    expect(read([record], consent)).toEqual({ counsel: false, released: true });
    expect(counselFor([record], consent, subpartE)).toBe(true);
    expect(counselFor([progress, record], consent, subpartE)).toBe(true);
  });

  it("needs none for the rest of a chart, but where the paper calls itself one", () => {
    expect(read([progress], letterWith(), subpartE)).toEqual({ counsel: false, released: true });
    expect(read([progress], order)).toEqual({ counsel: false, released: true });
    expect(counselFor([progress], order, { instrument: { type: "part2-order" } })).toBe(true);
  });
});

describe("a point of a state's law that nobody has settled, or a state's class of notes that was lost", () => {
  const open = new Set(
    allPacks
      .flatMap(({ rules }) => rules)
      .filter(
        (rule) =>
          rule.unsettled === true ||
          (rule.openQuestions ?? []).length > 0 ||
          (rule.role === "note" && rule.keepsStateClass === true),
      )
      .map(({ id }) => id),
  );

  it("needs a lawyer wherever it does not hold for something (45 CFR 160.203(b))", () => {
    const touched = heardByEachCase().filter(({ reasons }) =>
      reasons.some(({ ruleId, status }) => open.has(ruleId) && status !== "satisfied"),
    );
    expect(touched.length).toBeGreaterThan(10);
    expect(touched.filter(({ needsCounsel }) => !needsCounsel)).toEqual([]);
  });

  it("needs one for a personal note that an outsider saw, though an order opens it (Md. Health-Gen. 4-307(a)(6))", () => {
    const naming: Plain = {
      ...order,
      order: { exists: true, inForce: true, namesPatient: true, expresslyNamesPsychotherapyNotes: true },
    };
    const seenBy = (...people: readonly string[]) => {
      const given = assess(caseIn("MD", [{ ...notes, sharedWith: people }], naming));
      return { counsel: given.needsCounsel, outcome: given.segments["notes"]?.outcome };
    };
    expect(seenBy("outsider")).toEqual({ counsel: true, outcome: "release" });
  });
});
