import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import {
  accessRequest,
  boardSubpoena,
  caseIn,
  form,
  letterWith,
  notes,
  noticeComplete,
  progress,
  subpoena,
  testimony,
  waived,
} from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const identified = "/segments/0/participants/othersIdentified";
const separable = "/segments/0/participants/separable";

const ask = (segment: Plain, ...fragments: readonly Plain[]) => {
  const { segments, missingFacts, actions } = assess(caseIn("VA", [segment], ...fragments, federal));
  const [found] = Object.values(segments);
  return {
    outcome: found?.outcome,
    takenOut: found?.releaseScope?.excludedItems,
    asked: missingFacts.map(({ pointer }) => pointer).filter((pointer) => pointer.includes("/participants/")),
    verbs: actions.map(({ verb }) => verb),
  };
};
const session = (participants: Plain, piece: Plain = progress): Plain =>
  changed(piece, { storage: { medium: "ehr" }, participants });
const couple = { setting: "couple" };
const named = { ...couple, othersIdentified: true };

const signed = letterWith();
const ownForm = { ...form, id: "own", purposeMatchesRequest: true };
const served = { ...subpoena, ...noticeComplete, ...waived };
const instrument = (type: string, requester: Plain = {}): Plain => ({ instrument: { type }, requester });
const directive: Plain = {
  ...instrument("third-party-directive", { role: "patient" }),
  authorizations: [
    {
      id: "directive",
      form: "third-party-directive",
      elements: { recipient: true, signatureAndDate: true },
      signers: [{ role: "patient" }],
      recipientMatchesRequester: true,
    },
  ],
};
const discovery: Plain = {
  ...instrument("discovery-request-to-party", { role: "patient-counsel", purpose: "litigation" }),
  practice: { partyToCase: true },
  forum: { nature: "civil", system: "federal", actionBroughtBy: "patient" },
};
const ownDefense = instrument("internal-defense-use", {
  role: "practice-counsel",
  purpose: "defense-of-practice",
});
const reviewed = instrument("health-plan-review", { role: "health-plan", purpose: "payment" });
const compensation: Plain = {
  ...instrument("workers-comp-request", { role: "workers-comp-carrier" }),
  authorizations: [form],
};
const boardLetter = changed(boardSubpoena, { instrument: { type: "licensing-board-letter" } });
const order: Plain = {
  instrument: { type: "court-order", signerRole: "judge", judgeSigned: true },
  forum: { system: "federal", nature: "civil" },
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
};

// What would open a record although nobody heard the others who were there.
const onOneWord: readonly (readonly [string, Plain])[] = [
  ["one participant's form", signed],
  ["a subpoena with an assurance of notice", served],
  ["a board's subpoena", boardSubpoena],
  ["a board's letter", boardLetter],
  ["a directive", directive],
  ["discovery against the practice", discovery],
  ["the practice's own defense", ownDefense],
  ["a plan's review of a payment", reviewed],
  ["workers' compensation", compensation],
];

describe("a session of several people (45 CFR 164.501)", () => {
  describe.each(onOneWord)("on %s", (_what, paper) => {
    it.each(["group", "couple", "family", "marital-counseling"])(
      "of a %s stays until somebody has looked who else can be recognized, and that is asked",
      (setting) => {
        const found = ask(session({ setting }), paper);
        expect(found.outcome).toBe("needs-authorization");
        expect(found.asked).toEqual([identified]);
      },
    );
    it("goes whole where nobody else can be recognized, as one person's does unasked", () => {
      for (const alone of [{ ...couple, othersIdentified: false }, { setting: "individual" }, {}])
        expect(ask(session(alone), paper)).toMatchObject({
          outcome: "release",
          takenOut: undefined,
          asked: [],
        });
    });
    it("goes without the others' part where that can be taken out, or where nobody looked whether it can", () => {
      const part = { outcome: "release", takenOut: ["other-participants"] };
      expect(ask(session({ ...named, separable: true }), paper)).toMatchObject({ ...part, asked: [] });
      expect(ask(session(named), paper)).toMatchObject({ ...part, asked: [separable] });
    });
    it("stays where it cannot, also where somebody recorded only that", () => {
      for (const participants of [named, couple])
        expect(ask(session({ ...participants, separable: false }), paper).outcome).toBe(
          "needs-authorization",
        );
    });
  });

  it("stays as notes too, on a form for psychotherapy notes and on the clinician's choice for the patient", () => {
    const forNotes = {
      mentionsPsychotherapyNotes: true,
      psychotherapyNotesOnly: true,
      coversAllRecords: false,
      coversClasses: ["psychotherapy-notes"],
    };
    const byChoice = changed(accessRequest, {
      decisions: { releaseNotesToIndividual: true },
      policy: { pnToIndividual: "clinician-decision" },
    });
    for (const paper of [letterWith(forNotes), byChoice]) {
      const opened = { policy: { stateLayer: "federal-only", pnToIndividual: "clinician-decision" } };
      expect(ask(session({ ...couple, othersIdentified: false }, notes), paper, opened).outcome).toBe(
        "release",
      );
      expect(ask(session(couple, notes), paper, opened)).toMatchObject({
        outcome: "needs-authorization",
        asked: [identified],
      });
    }
  });
});

describe("a session of several people whose others need not be heard", () => {
  const inseparable = session({ ...named, separable: false });
  it.each([
    ["the patient asks for the own record (164.524(a)(1))", accessRequest],
    ["and a form lies beside that (164.524(a)(1))", changed(accessRequest, { authorizations: [ownForm] })],
    [
      "another provider treats the patient (164.506(c)(2))",
      instrument("provider-request", { role: "treating-provider", purpose: "treatment" }),
    ],
    [
      "the Secretary asks (164.502(a)(2)(ii))",
      instrument("hhs-ocr-request", { role: "hhs-ocr", authorityVerified: true }),
    ],
    ["a court orders what it names (164.512(e)(1)(i))", { ...order, ...waived }],
    ["the patient signed beside that order", { ...order, ...waived, authorizations: [form] }],
    ["a subpoena comes with an order that names it", { ...served, order: order["order"] as Plain }],
  ])("goes where %s", (_who, paper) => {
    expect(ask(inseparable, paper)).toMatchObject({ outcome: "release", takenOut: undefined });
    expect(ask(session(couple), paper)).toMatchObject({ outcome: "release", asked: [] });
  });

  it("goes on an order for what the order names alone", () => {
    const another = changed(order, { order: { namesClasses: ["billing-logistics"] } });
    expect(ask(inseparable, { ...another, ...waived }).outcome).not.toBe("release");
    const subpoenaed = changed(
      { ...served, order: order["order"] as Plain },
      { order: { namesPatient: false } },
    );
    expect(ask(inseparable, subpoenaed).outcome).toBe("needs-authorization");
  });

  it("goes on a warrant for what the warrant names, and not on a form beside it", () => {
    const warrant = changed(order, {
      instrument: { type: "search-warrant" },
      requester: { role: "police" },
      forum: { nature: "criminal" },
      authorizations: [ownForm],
    });
    expect(ask(inseparable, warrant).outcome).toBe("release");
    for (const change of [
      { namesClasses: ["billing-logistics"] },
      { stayed: true },
      { namesPatient: false },
    ]) {
      const beyond = changed(warrant, { order: change });
      expect(ask(session({ setting: "individual" }), beyond).outcome).toBe("release");
      expect(ask(inseparable, beyond).outcome).toBe("needs-authorization");
      expect(ask(session(couple), beyond).outcome).toBe("needs-authorization");
    }
  });

  it("leaves out on any paper what can be taken out, and nobody is told to take out what cannot", () => {
    const told = [true, false].map((can) => ask(session({ ...named, separable: can }), order, waived));
    expect(told.map(({ takenOut }) => takenOut)).toEqual([["other-participants"], undefined]);
    expect(told.map(({ verbs }) => verbs.includes("redact"))).toEqual([true, false]);
  });

  it("is no record where the therapist is to speak: nobody can look into what is not said yet", () => {
    const spoken = changed(testimony, { participants: couple });
    expect(ask(spoken, served, { instrument: { commands: ["testify"] } }).asked).toEqual([]);
  });
});
