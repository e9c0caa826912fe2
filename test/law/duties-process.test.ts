import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import {
  billing,
  boardSubpoena,
  caseIn,
  form,
  letterWith,
  noticeComplete,
  notes,
  order,
  progress,
  subpoena,
  testimony,
  waived,
} from "./neighbours/case.ts";
import { papers } from "./papers.ts";
import { asking, dutyOf } from "./told.ts";

const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const sud: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
const unverified: Plain = { requester: { identityVerified: false } };
const federal: Plain = { forum: { system: "federal", nature: "civil" } };
const dated = (servedOn: string, returnOn = "2026-12-14"): Plain => ({ instrument: { servedOn, returnOn } });
const commanding = (...commands: readonly string[]): Plain => ({ instrument: { commands } });
const { "search-warrant": warrant, "grand-jury": jury, "criminal-subpoena": criminal } = papers;
/** A subpoena on which all that is ordinary goes. */
const opened: readonly Plain[] = [subpoena, noticeComplete, waived];
const late = dated("2026-11-02");
const inTime = dated("2026-11-16");

describe("a narrower request (FRCP 45(d)(1))", () => {
  const negotiates = asking("negotiate-scope");

  it("is proposed where the place is too far", () => {
    const miles = (placeMiles: number): Plain => ({ instrument: { placeMiles } });
    expect(negotiates([progress], subpoena, miles(101))).toBe(true);
    expect(negotiates([progress], subpoena, miles(100))).toBe(false);
  });

  it("is proposed where a subpoena wants all records, and some of them stay", () => {
    const all = (requestsAllRecords: boolean): Plain => ({ instrument: { requestsAllRecords } });
    expect(negotiates([progress], subpoena, all(true))).toBe(true);
    expect(negotiates([progress], subpoena, all(false))).toBe(false);
    expect(negotiates([progress], subpoena)).toBe(false);
    expect(negotiates([progress], ...opened, all(true))).toBe(false);
    expect(negotiates([progress], criminal, all(true))).toBe(false);
  });
});

describe("written objections (FRCP 45(d)(2)(B))", () => {
  const duty = dutyOf("serve-objection");

  it("are served against what stays of a command to produce", () => {
    expect(duty([progress, testimony, notes], subpoena)?.appliesTo).toEqual(["progress", "notes"]);
    expect(duty([testimony], subpoena, commanding("produce", "testify"))).toBeUndefined();
    expect(duty([progress], subpoena, commanding("inspect"))).toBeDefined();
    expect(duty([progress], subpoena, commanding("testify"))).toBeUndefined();
    expect(duty([progress, testimony], ...opened)).toBeUndefined();
  });

  it("are served while there is time, by the day before the last one", () => {
    expect(duty([progress], subpoena, federal, inTime)?.byOn).toBe("2026-11-27");
    expect(duty([progress], subpoena, federal, late)).toBeUndefined();
    expect(duty([progress], subpoena, federal)).not.toHaveProperty("byOn");
    expect(duty([progress], subpoena, federal)).toHaveProperty("citation", "FRCP 45(d)(2)(B)");
  });

  it("have in a state's court the day of its rule, or else the practice's own", () => {
    const inState = (code: string, ...fragments: readonly Plain[]) =>
      assess(caseIn(code, [progress], subpoena, ...fragments)).actions.find(
        ({ verb }) => verb === "serve-objection",
      );
    expect(inState("NY", inTime)).toMatchObject({ byOn: "2026-12-06", citation: "CPLR 3122(a)(1)" });
    expect(inState("NV", inTime)).toMatchObject({ byOn: "2026-11-23", citation: "policy of the practice" });
    expect(inState("NV")).not.toHaveProperty("byOn");
    expect(inState("NV")).not.toHaveProperty("citation");
  });
});

describe("the privilege (FRE 501)", () => {
  const duty = dutyOf("assert-privilege");
  const freed = (status: string, waiver?: Plain): Plain => ({ privilege: { status, waiver } });
  const chart = { coversClasses: ["progress-notes"] };

  it("is asserted before a search for what no writing and no ruling frees", () => {
    expect(duty([billing, progress, intake], warrant)?.appliesTo).toEqual(["progress", "intake"]);
    expect(duty([progress, intake], warrant, freed("waived-in-writing", chart))?.appliesTo).toEqual([
      "intake",
    ]);
    expect(duty([billing], warrant)).toBeUndefined();
    for (const status of ["waived-in-writing", "waived-by-court"]) {
      expect(duty([progress], warrant, freed(status, chart))).toBeUndefined();
      expect(duty([progress], warrant, freed(status, {}))).toBeDefined();
      expect(duty([progress], warrant, { privilege: { status } })).toBeDefined();
    }
    expect(duty([progress], warrant, freed("not-waived", chart))).toBeDefined();
  });

  it("is asserted in the practice's own defense where somebody else sues", () => {
    const suit = (actionBroughtBy: string): Plain => ({ forum: { system: "federal", actionBroughtBy } });
    const defense = papers["defense-use"];
    expect(duty([billing, progress], defense, suit("other-person"))?.appliesTo).toEqual(["progress"]);
    expect(duty([billing], defense, suit("other-person"))).toBeUndefined();
    expect(duty([progress], defense, suit("patient"))).toBeUndefined();
  });

  it("is asserted against an overseer for what stays, and no further", () => {
    const oversight = papers["oversight-subpoena"];
    expect(duty([billing, progress], oversight)?.appliesTo).toEqual(["progress"]);
    expect(duty([billing], oversight)).toBeUndefined();
    expect(duty([progress], boardSubpoena)).toBeUndefined();
    expect(duty([progress], boardSubpoena, unverified)).toBeDefined();
    expect(duty([progress], boardSubpoena, unverified, waived)).toBeUndefined();
    expect(duty([progress], papers["oversight-letter"])).toBeUndefined();
  });

  it("is logged on a civil paper while it stands (FRCP 45(e)(2)(A))", () => {
    const logs = asking("prepare-privilege-log");
    expect(logs([progress], subpoena, noticeComplete)).toBe(true);
    expect(logs([progress], ...opened)).toBe(false);
    expect(logs([progress], jury)).toBe(false);
  });
});

describe("a motion to quash (FRCP 45(d)(3))", () => {
  const duty = dutyOf("file-motion-to-quash");

  it("is the answer to criminal process, where something stays", () => {
    expect(duty([progress], jury, dated("2026-11-16"))?.byOn).toBe("2026-12-11");
    expect(duty([progress], jury)).not.toHaveProperty("byOn");
    expect(duty([progress], jury, waived)).toBeUndefined();
    expect(duty([progress], papers["judge-order"])).toBeUndefined();
  });

  it("is the answer to a civil subpoena once the time for objections ran out", () => {
    expect(duty([progress], subpoena, federal, late)?.byOn).toBe("2026-12-11");
    expect(duty([progress], subpoena, federal, inTime)).toBeUndefined();
    expect(duty([progress], ...opened, federal, late)).toBeUndefined();
  });

  const spoken = commanding("testify");
  const speaking: Plain = {
    privilege: {
      status: "waived-in-writing",
      waiver: { coversTestimony: true, coversClasses: ["progress-notes"] },
    },
  };

  it("is the answer to a command to testify that may not be followed", () => {
    expect(duty([progress], ...opened, spoken)).toBeDefined();
    expect(duty([progress, testimony], ...opened, spoken)).toBeDefined();
    expect(duty([progress], subpoena, spoken)).toBeDefined();
    expect(duty([progress, testimony], subpoena, spoken)).toBeDefined();
    expect(
      duty([progress], subpoena, noticeComplete, spoken, { privilege: { status: "not-waived" } }),
    ).toBeDefined();
    expect(duty([progress, testimony], ...opened)).toBeUndefined();
    expect(duty([progress], papers["judge-order"], spoken)).toBeUndefined();
  });

  it("is none where the patient lets the therapist speak, or the therapist has spoken", () => {
    expect(duty([progress], subpoena, noticeComplete, speaking, spoken)).toBeUndefined();
    expect(duty([testimony], subpoena, noticeComplete, speaking, spoken)).toBeUndefined();
    expect(duty([testimony], subpoena, speaking, spoken)).toBeDefined();
    const given: Plain = { ...testimony, sentAt: "2026-11-10T15:00:00Z" };
    expect(duty([given], subpoena, noticeComplete, spoken)).toBeUndefined();
    expect(duty([progress, given], subpoena, noticeComplete, spoken)).toBeUndefined();
  });
});

describe("an order that leaves its reach open (45 CFR 164.512(e)(1)(i))", () => {
  const asks = asking("seek-clarification");
  const judge = papers["judge-order"];
  const saying = (facts: Plain): Plain => ({
    order: { exists: true, inForce: true, namesPatient: true, ...facts },
  });

  it("is asked about where it names nothing at all", () => {
    expect(asks([progress], judge, saying({}))).toBe(true);
    expect(asks([progress], papers["court-appointee"], saying({}))).toBe(true);
    expect(asks([progress], subpoena, saying({}))).toBe(false);
    expect(asks([progress], judge, saying({ inForce: null }))).toBe(false);
    for (const named of [
      { part2: {} },
      { describesAllRecords: false },
      { namesClasses: [] },
      { namedSegments: [] },
    ])
      expect(asks([progress], judge, saying(named))).toBe(false);
  });

  const all = (facts: Plain = {}): Plain => saying({ describesAllRecords: true, ...facts });

  it("is asked about where it is for all records and notes of another kind are held", () => {
    expect(asks([progress, notes], judge, all())).toBe(true);
    expect(asks([notes, sud], judge, all())).toBe(true);
    expect(asks([notes], papers["court-appointee"], all())).toBe(true);
    expect(asks([notes], judge, all({ inForce: null }))).toBe(true);
    expect(asks([notes], judge, all({ inForce: false }))).toBe(false);
    expect(asks([progress], judge, all({ inForce: null }))).toBe(false);
    expect(asks([notes], judge, all({ describesAllRecords: false }))).toBe(false);
    expect(asks([notes], judge, all(), unverified)).toBe(false);
    expect(asks([notes], letterWith(), all())).toBe(false);
  });

  it("is shown to the judge alone, unless the judge has looked", () => {
    const shows = asking("request-in-camera");
    expect(shows([notes], judge, all())).toBe(true);
    expect(shows([notes], judge, all({ inCameraReviewDone: true }))).toBe(false);
    expect(shows([progress], judge, all())).toBe(false);
  });

  const underSubpartE = (part2: Plain = {}, requester: Plain = {}): Plain => ({
    instrument: { type: "part2-order", signerRole: "judge", judgeSigned: true },
    forum: { system: "federal", nature: "civil", patientRole: "party" },
    requester: { role: "opposing-counsel", purpose: "litigation", ...requester },
    order: {
      exists: true,
      inForce: true,
      namesPatient: true,
      namesClasses: ["sud-records"],
      part2: {
        citesSubpartE: true,
        goodCauseFindings: true,
        noticeAndOpportunity: true,
        essentialPartsOnly: true,
        recipientsLimited: true,
        safeguards: true,
        compulsoryProcessAlsoPresent: true,
        ...part2,
      },
    },
  });

  it("is asked about where one under subpart E came with process and lacks a finding (42 CFR 2.64, 2.65)", () => {
    expect(asks([sud], underSubpartE())).toBe(false);
    expect(asks([sud], underSubpartE({ goodCauseFindings: false }))).toBe(true);
    expect(asks([sud], underSubpartE({ goodCauseFindings: false, citesSubpartE: false }))).toBe(false);
    expect(
      asks([sud], underSubpartE({ goodCauseFindings: false, compulsoryProcessAlsoPresent: false })),
    ).toBe(false);
    const prosecution = { role: "prosecutor", purpose: "prosecution" };
    expect(asks([sud], underSubpartE({ criminalFindings: false }, prosecution))).toBe(true);
    expect(asks([sud], underSubpartE({ criminalFindings: true }, prosecution))).toBe(false);
    expect(asks([sud], underSubpartE({ criminalFindings: false, citesSubpartE: false }, prosecution))).toBe(
      false,
    );
  });
});

describe("what an order sends to the court alone (45 CFR 164.512(e)(1)(i))", () => {
  it("is delivered there under seal, as far as it goes", () => {
    const duty = dutyOf("deliver-sealed-to-court");
    const sealed: Plain = { order: { deliverTo: "court-under-seal" } };
    expect(duty([progress, notes], order, sealed)?.appliesTo).toEqual(["progress"]);
    expect(duty([notes], order, sealed)).toBeUndefined();
    expect(duty([progress], order)).toBeUndefined();
  });
});

describe("psychotherapy notes in the practice's own defense (FRCP 26(c)(1))", () => {
  it("are used once a court limits who sees them", () => {
    const seeks = asking("seek-protective-order");
    const defense: Plain = {
      ...papers["defense-use"],
      requester: { role: "practice-counsel", purpose: "defense-of-practice" },
      practice: { partyToCase: true },
      forum: { system: "federal", nature: "civil", actionBroughtBy: "patient" },
    };
    expect(seeks([progress, notes], defense)).toBe(true);
    expect(seeks([progress], defense)).toBe(false);
    expect(seeks([notes], defense, { forum: { actionBroughtBy: "other-person" } })).toBe(false);
    const own = { ...form, coversAllRecords: false, coversClasses: ["psychotherapy-notes"] };
    const named = { mentionsPsychotherapyNotes: true, psychotherapyNotesOnly: true };
    expect(seeks([notes], letterWith({ ...own, ...named }))).toBe(false);
  });
});

describe("what an answer in part names (FRCP 45(e)(2)(A))", () => {
  it("is the class of what a compulsory paper is not given", () => {
    const lists = asking("list-withheld-classes");
    expect(lists([progress, notes], order)).toBe(true);
    expect(lists([progress], order)).toBe(false);
    expect(lists([notes], order)).toBe(false);
    expect(lists([progress, notes], letterWith())).toBe(false);
  });
});

describe("a team that reads first (FRCrP 41)", () => {
  it("is asked for where a search reaches communications", () => {
    const asks = asking("request-filter-team");
    expect(asks([billing, progress], warrant)).toBe(true);
    expect(asks([billing], warrant)).toBe(false);
    expect(asks([progress], jury)).toBe(false);
  });
});
