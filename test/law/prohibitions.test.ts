import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import {
  billing,
  caseIn,
  form,
  letterWith,
  notes,
  order,
  progress,
  testimony,
  waived,
} from "./neighbours/case.ts";
import { papers } from "./papers.ts";
import { barring, kindsWhere, told } from "./told.ts";

const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const unread: Plain = { id: "unread", kind: "intake" };
const sud: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
const formFor = (...classes: readonly string[]): Plain =>
  letterWith({ coversAllRecords: false, coversClasses: classes });
const unverified: Plain = { requester: { identityVerified: false } };
const { "civil-subpoena": civil, "grand-jury": jury, "attorney-letter": letter } = papers;
const commanding = (...commands: readonly string[]): Plain => ({ instrument: { commands } });

describe("what a production held back in part is not called", () => {
  const bars = barring("certify-complete");

  it("is complete, where one piece goes and another stays, or a part of one (FRE 902(11))", () => {
    const chart = formFor("progress-notes");
    expect(bars([progress, intake], chart)).toBe(true);
    expect(bars([progress], chart)).toBe(false);
    expect(bars([intake], chart)).toBe(false);
    const years: Plain = { ...progress, range: { fromOn: "2026-01-01", toOn: "2026-06-30" } };
    const spring: Plain = letterWith({ coversRange: { fromOn: "2026-01-01", toOn: "2026-04-30" } });
    expect(bars([years], spring)).toBe(true);
    const inside: Plain = { ...years, id: "inside", range: { fromOn: "2026-02-01", toOn: "2026-03-31" } };
    expect(bars([inside], spring)).toBe(false);
    expect(bars([inside, years], spring)).toBe(true);
  });

  it("rests on a federal rule of evidence in a federal court alone", () => {
    const cited = (system: string) =>
      told([progress, intake], formFor("progress-notes"), { forum: { system } }).prohibitions.find(
        ({ code }) => code === "certify-complete",
      );
    expect(cited("federal")).toHaveProperty("citation", "FRE 902(11)");
    expect(cited("state")).not.toHaveProperty("citation");
  });
});

describe("silence", () => {
  const bars = barring("stay-silent");

  it("is no answer to a paper that compels, where something stays (FRCP 45(g))", () => {
    expect(bars([progress], order)).toBe(false);
    expect(bars([progress], order, unverified)).toBe(true);
    expect(bars([progress], letter)).toBe(false);
  });
});

describe("a letter of objections alone", () => {
  const bars = barring("object-by-letter-only");

  it("is too little against a command to testify, where the paper can command", () => {
    const spoken = commanding("testify");
    expect(bars([progress], civil, spoken)).toBe(true);
    expect(bars([progress], civil, commanding("produce"))).toBe(false);
    expect(bars([progress], letter, spoken)).toBe(false);
  });
});

describe("somebody else's motion", () => {
  const bars = barring("rely-on-another-motion-as-stay");
  const event = (type: string): Plain => ({ events: [{ type, by: "patient", occurredOn: "2026-11-10" }] });

  it("stops nothing of the practice's own duty while it is pending (FRCP 45(d)(3))", () => {
    expect(bars([progress], civil, event("patient-motion-to-quash-filed"))).toBe(true);
    expect(bars([progress], civil, event("objection-served"))).toBe(false);
    expect(bars([progress], civil)).toBe(false);
  });
});

describe("moving notes out of the chart", () => {
  const bars = barring("separate-notes-after-request");
  const labelled = (label: string, piece: Plain = progress): Plain => ({ ...piece, label });
  const moved = (separatedOn: string): Plain => ({
    ...notes,
    storage: { heldSeparately: true, separatedOn },
  });
  const came = (days: Plain): Plain => ({ ...letter, instrument: { type: "attorney-letter", ...days } });

  it("is barred where a label calls something of the chart psychotherapy notes (45 CFR 164.501)", () => {
    for (const label of ["Psychotherapy notes", "psychotherapist's own", "Process notes"])
      expect(bars([labelled(label)], letter)).toBe(true);
    expect(bars([labelled("Session notes")], letter)).toBe(false);
    expect(bars([progress], letter)).toBe(false);
    expect(bars([progress, labelled("Process note")], letter)).toBe(true);
  });

  it("is not barred by a label that is right, or that a sealed class wears", () => {
    const separate = { heldSeparately: true };
    const times: Plain = { ...notes, content: ["session-start-stop-times"] };
    for (const piece of [intake, billing, times])
      expect(bars([labelled("Process notes", piece)], letter)).toBe(true);
    for (const piece of [{ ...notes, storage: separate }, sud, testimony])
      expect(bars([labelled("Process notes", piece)], letter)).toBe(false);
  });

  it("is barred from the day the request came, and is history before it", () => {
    expect(bars([moved("2026-11-10")], came({ receivedOn: "2026-11-10" }))).toBe(true);
    expect(bars([moved("2026-11-11")], came({ receivedOn: "2026-11-10" }))).toBe(true);
    expect(bars([moved("2026-11-09")], came({ receivedOn: "2026-11-10" }))).toBe(false);
    expect(bars([moved("2026-11-10")], came({ servedOn: "2026-11-10", receivedOn: "2026-11-12" }))).toBe(
      true,
    );
    expect(bars([progress, moved("2026-11-10")], came({ servedOn: "2026-11-10" }))).toBe(true);
  });

  it("is not barred while no day is recorded to compare", () => {
    expect(bars([moved("2026-11-10")], letter)).toBe(false);
    expect(bars([notes], came({ receivedOn: "2026-11-10" }))).toBe(false);
  });
});

describe("the days for mail", () => {
  it("are added to no time for objections (FRCP 6(d))", () => {
    const bars = barring("add-mail-days");
    const served = { instrument: { servedOn: "2026-11-16" } };
    expect(bars([progress], civil, served)).toBe(true);
    expect(bars([progress], civil)).toBe(false);
    expect(bars([progress], jury, served, { instrument: { returnOn: "2026-12-18" } })).toBe(false);
  });
});

describe("whether somebody is a patient", () => {
  const bars = barring("confirm-or-deny-patient");

  it("is said to nobody who shows a form that is void: revoked, run out or false (45 CFR 164.508(b)(2))", () => {
    expect(bars([progress], letterWith())).toBe(false);
    for (const change of [
      { revocations: [{ form: "written", receivedOn: "2026-11-11" }] },
      { elements: { signatureAndDate: false } },
    ])
      expect(bars([progress], letterWith(change), { instrument: { type: "attorney-letter" } })).toBe(true);
  });

  it("is told to nobody outside who came without a form", () => {
    const outside = [
      "agency-warrant",
      "nonparty-discovery",
      "attorney-letter",
      "police-request",
      "prosecutor-letter",
      "unknown-inquiry",
    ];
    expect(kindsWhere((paper) => bars([progress], paper))).toEqual(outside);
    const waiver: Plain = { authorizations: [{ ...form, form: "privilege-waiver" }] };
    expect(kindsWhere((paper) => bars([progress], paper, waiver))).toEqual(outside);
    expect(kindsWhere((paper) => bars([progress], paper, { authorizations: [form] }))).toEqual([]);
  });

  it("is not told where a Part 2 record stays, but to the patient's own side (42 CFR 2.13(c))", () => {
    const insurer = papers["insurer-request"];
    const asks = (role: string): Plain => ({ requester: { role } });
    expect(bars([sud], insurer)).toBe(true);
    expect(bars([sud], insurer, { requester: null })).toBe(true);
    expect(bars([progress, sud], insurer, asks("life-insurer"))).toBe(true);
    expect(bars([progress], insurer)).toBe(false);
    for (const role of ["patient", "patient-counsel"]) expect(bars([sud], insurer, asks(role))).toBe(false);
  });

  const open: Plain = { authorizations: [form] };
  const inState = (state: string, segments: readonly Plain[], ...fragments: readonly Plain[]): boolean =>
    assess(caseIn(state, segments, open, ...fragments)).prohibitions.some(
      ({ code }) => code === "confirm-or-deny-patient",
    );

  it("is not told to a lawyer or a board with a subpoena while a state's law is open", () => {
    expect(kindsWhere((paper) => inState("NV", [progress], paper))).toEqual([
      "civil-subpoena",
      "criminal-subpoena",
      "oversight-subpoena",
    ]);
  });

  it("is not told where a state protects even that, to those outside of whom nothing is released", () => {
    expect(kindsWhere((paper) => inState("MD", [], paper, { forum: { system: "state" } }))).toEqual([
      "civil-subpoena",
      "agency-warrant",
      "grand-jury",
      "criminal-subpoena",
      "doj-subpoena",
      "oversight-subpoena",
      "nonparty-discovery",
      "attorney-letter",
      "police-request",
      "prosecutor-letter",
      "unknown-inquiry",
    ]);
    expect(inState("PA", [], civil, { forum: { system: "state" } })).toBe(false);
    expect(inState("MD", [billing], letterWith())).toBe(false);
    expect(inState("MD", [billing], letterWith(), unverified)).toBe(true);
  });
});

describe("care for substance use", () => {
  it("is named nowhere while a record of it stays (42 CFR 2.13(c))", () => {
    const bars = barring("reveal-sud-status");
    const counseling = { ...notes, id: "counseling", part2: { protected: true } };
    const consent: Plain = {
      authorizations: [
        {
          ...form,
          form: "part2-consent",
          coversClasses: ["sud-records"],
          part2: { hasRequiredElements: true },
        },
      ],
    };
    const insurer: Plain = {
      ...papers["insurer-request"],
      requester: { role: "life-insurer", purpose: "insurance-underwriting" },
    };
    expect(bars([progress, sud], insurer)).toBe(true);
    expect(bars([counseling], insurer)).toBe(true);
    expect(bars([sud], insurer, consent)).toBe(false);
    expect(bars([progress], insurer)).toBe(false);
  });
});

describe("HIPAA as a ground of refusal", () => {
  it("is none before a grand jury, to which the privilege alone speaks (45 CFR 164.512(f)(1)(ii)(B))", () => {
    const bars = barring("refuse-on-hipaa-ground");
    expect(bars([billing, progress], jury)).toBe(true);
    expect(bars([billing], jury, unverified)).toBe(false);
    expect(bars([progress], jury, waived)).toBe(false);
    expect(bars([progress], civil)).toBe(false);
  });
});

describe("what a paper does not name", () => {
  const bars = barring("exceed-instrument-scope");
  const both = [progress, notes];

  it("does not go on an order in force that names some things, while more is held", () => {
    expect(bars(both, order)).toBe(true);
    expect(bars([progress], order)).toBe(false);
    expect(bars(both, order, { order: { inForce: false } })).toBe(false);
    expect(bars(both, order, { order: { namesClasses: null } })).toBe(false);
    expect(bars(both, { ...order, instrument: { type: "court-appointee-request" } })).toBe(true);
    expect(bars(both, { ...order, ...civil })).toBe(false);
  });

  it("does not go on a form for psychotherapy notes", () => {
    const own: Plain = {
      ...form,
      id: "own",
      mentionsPsychotherapyNotes: true,
      psychotherapyNotesOnly: true,
      coversAllRecords: false,
      coversClasses: ["psychotherapy-notes"],
    };
    const on = (segments: readonly Plain[], ...authorizations: readonly Plain[]) =>
      bars(segments, letterWith(), { authorizations });
    const more = [...both, sud];
    expect(on(both, own)).toBe(true);
    expect(on([notes], own)).toBe(false);
    expect(on(both, { ...own, knownFalse: true })).toBe(false);
    expect(on(both, form)).toBe(false);
    expect(on(both, form, own)).toBe(false);
    expect(on(more, form, own)).toBe(true);
  });
});

describe("what went out in reliance on a form", () => {
  it("is no breach once the form is revoked (45 CFR 164.508(b)(5)(i))", () => {
    const bars = barring("treat-reliance-disclosure-as-breach");
    const sent: Plain = { ...progress, id: "sent", sentAt: "2026-11-10T15:00:00Z" };
    const revoked = letterWith({ revocations: [{ form: "written", receivedOn: "2026-11-11" }] });
    expect(bars([sent], revoked)).toBe(true);
    expect(bars([progress, sent], revoked)).toBe(true);
    expect(bars([progress], revoked)).toBe(false);
    expect(bars([sent], letterWith())).toBe(false);
  });
});

describe("the patient", () => {
  it("is not told where an order that is attached, or is known, forbids it (18 USC 3486(a)(6))", () => {
    const bars = barring("tell-patient");
    const gag = (facts: Plain): Plain => ({ instrument: { nonDisclosureOrder: facts } });
    for (const facts of [{ exists: true }, { attached: true }, { exists: false, attached: true }])
      expect(bars([progress], jury, gag(facts))).toBe(true);
    for (const facts of [{ exists: false }, { attached: false }, {}])
      expect(bars([progress], jury, gag(facts))).toBe(false);
    expect(bars([progress], jury)).toBe(false);
  });
});

describe("an attestation", () => {
  it("is asked for nowhere, since its rule was vacated (Purl v. HHS)", () => {
    const bars = barring("demand-attestation");
    const spoken: Plain = { ...progress, content: ["conversation-content", "reproductive-health"] };
    expect(bars([intake, spoken], letterWith())).toBe(true);
    expect(bars([spoken], letter)).toBe(false);
    expect(bars([progress], letterWith())).toBe(false);
    expect(bars([unread], letterWith())).toBe(false);
  });
});

describe("a waiver of the privilege", () => {
  const bars = barring("infer-waiver");

  it("is read out of no permission that HIPAA gives (FRE 501)", () => {
    expect(bars([progress], jury)).toBe(true);
    expect(bars([billing, progress], jury)).toBe(true);
    expect(bars([billing], jury)).toBe(false);
  });

  it("is not inferred where it is written, nor where HIPAA gives no permission", () => {
    expect(bars([progress], jury, waived)).toBe(false);
    expect(bars([progress], civil)).toBe(false);
    expect(bars([progress], letterWith(), unverified)).toBe(false);
    const named: Plain = {
      order: { inForce: true, namesPatient: true, expresslyNamesPsychotherapyNotes: true },
    };
    expect(bars([notes], civil, named)).toBe(false);
  });

  it("is not inferred of what may be a note of the chart, either", () => {
    const unsorted: Plain = { id: "unsorted", kind: "session-note" };
    expect(bars([unsorted], civil, { authorizations: [form] })).toBe(true);
    expect(bars([unsorted], civil)).toBe(false);
  });
});

describe("the exception for the practice's own defense", () => {
  it("reaches psychotherapy notes for no other suit (45 CFR 164.508(a)(2)(i)(C))", () => {
    const bars = barring("use-notes-for-collection");
    expect(kindsWhere((paper) => bars([progress, notes], paper))).toEqual(["defense-use"]);
    expect(bars([progress], papers["defense-use"])).toBe(false);
  });
});

describe("what was admitted in therapy", () => {
  it("helps to catch nobody (45 CFR 164.512(j)(2)(i))", () => {
    const bars = barring("use-admission-for-apprehension");
    const admitted: Plain = { ...progress, id: "admitted", content: ["past-crime-admission"] };
    expect(kindsWhere((paper) => bars([progress, admitted], paper))).toEqual(["own-initiative"]);
    expect(bars([progress], papers["own-initiative"])).toBe(false);
    expect(bars([unread], papers["own-initiative"])).toBe(false);
  });
});

describe("treatment", () => {
  it("does not hang on a signature (45 CFR 164.508(b)(4))", () => {
    const bars = barring("condition-services-on-signing");
    const conditioned: Plain = {
      ...form,
      id: "conditioned",
      conditioned: true,
      conditioningException: "none",
    };
    const compound: Plain = { ...form, id: "compound", compoundWith: ["treatment-consent"] };
    const on = (...authorizations: readonly Plain[]) => bars([progress], letter, { authorizations });
    expect(on(conditioned)).toBe(true);
    expect(on(form, conditioned)).toBe(true);
    expect(on(compound)).toBe(false);
    expect(on({ ...conditioned, conditioningException: "research-treatment" })).toBe(false);
    expect(on()).toBe(false);
  });
});

describe("the requester", () => {
  it("gets nothing that an order sends to the court alone (45 CFR 164.512(e)(1)(i))", () => {
    const bars = barring("produce-to-requester-directly");
    const to = (deliverTo: string): Plain => ({ order: { deliverTo } });
    expect(bars([progress], order, to("court-under-seal"))).toBe(true);
    expect(bars([progress], order, to("clerk-under-seal"))).toBe(true);
    expect(bars([progress], order, to("requester"))).toBe(false);
    expect(bars([progress], order, commanding("deliver-for-in-camera-review"))).toBe(true);
    expect(bars([progress], order)).toBe(false);
  });
});
