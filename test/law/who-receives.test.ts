import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";
import {
  accessRequest,
  caseIn,
  form,
  letterWith,
  notes,
  progress,
  threat,
  warning,
} from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const found = (segment: Plain, ...fragments: readonly Plain[]) =>
  assess(caseIn("VA", [segment], ...fragments, federal));
const outcomeOf = (segment: Plain, ...fragments: readonly Plain[]) =>
  Object.values(found(segment, ...fragments).segments)[0]?.outcome;
const asks = (segment: Plain, ...fragments: readonly Plain[]): readonly string[] =>
  found(segment, ...fragments).missingFacts.map(({ pointer }) => pointer);
const also = (...additionalRecipientRoles: readonly string[]): Plain => ({
  requester: { additionalRecipientRoles },
});
const to = (recipientRole: string): Plain => ({ requester: { recipientRole } });

const training: Plain = {
  practice: { ownTrainingProgram: true },
  requester: { role: "trainee", purpose: "training" },
  instrument: { type: "internal-training-use", signerRole: "practice" },
  authorizations: [],
};
const defense: Plain = {
  practice: { partyToCase: true },
  requester: { role: "practice", purpose: "defense-of-practice" },
  instrument: { type: "internal-defense-use", signerRole: "practice" },
  forum: { system: "federal", nature: "civil", actionBroughtBy: "patient" },
  authorizations: [],
};
const pieces = [
  ["psychotherapy notes", notes],
  ["ordinary records", progress],
] as const;

describe.each(pieces)("the practice's own training with %s (45 CFR 164.508(a)(2)(i)(B))", (_what, piece) => {
  it.each(["trainee", "clinician", "practice", "note-author"])("is of its own people: %s", (role) => {
    expect(outcomeOf(piece, training, { requester: { role } })).toBe("release");
  });

  it.each([
    ["an outside program asks", { requester: { role: "outside-training-program" } }],
    ["a researcher asks", { requester: { role: "researcher" } }],
    ["it goes to an outside program", to("outside-training-program")],
    ["it goes to an outside program too", also("trainee", "outside-training-program")],
    ["it is wanted for a publication", { requester: { purpose: "publication" } }],
  ])("is not where %s, though the practice has a program", (_words, change) => {
    expect(outcomeOf(piece, training, change)).toBe("needs-authorization");
  });

  it("waits until it is recorded who asks", () => {
    expect(outcomeOf(piece, training, { requester: { role: null } })).toBe("needs-authorization");
    expect(asks(piece, training, { requester: { role: null } })).toContain("/requester/role");
  });
});

describe("whoever receives a record beside the requester (45 CFR 164.502(a))", () => {
  it.each([
    ["a form, and an employer too", letterWith(), also("employer")],
    [
      "a form, and an employer beside the requester",
      letterWith(),
      changed(to("opposing-counsel"), also("employer")),
    ],
    ["a form, and another in the requester's place", letterWith(), to("employer")],
    ["the patient's own request, and a friend too", accessRequest, also("friend")],
    ["a provider's request, and a journalist too", providerAsks(), also("journalist")],
  ])("holds what would go on %s", (_words, request, others) => {
    expect(outcomeOf(progress, request)).toBe("release");
    expect(outcomeOf(progress, request, others)).toBe("needs-authorization");
    const { reasons } = found(progress, request, others);
    expect(reasons.filter(({ citation }) => citation === "45 CFR 164.502(a)")).toMatchObject([
      {
        status: "violated",
        words: expect.stringContaining("take the other recipients out"),
        factsUsed: expect.arrayContaining(["/requester/role"]),
      },
    ]);
  });

  it.each(pieces)("holds %s of the own defense that would go to the other side too", (_what, piece) => {
    expect(outcomeOf(piece, defense, to("practice-counsel"))).toBe("release");
    expect(outcomeOf(piece, defense, to("opposing-counsel"))).toBe("needs-authorization");
    expect(outcomeOf(piece, defense, to("practice-counsel"), also("opposing-counsel"))).toBe(
      "needs-authorization",
    );
    expect(outcomeOf(piece, defense, also("practice-counsel", "clinician"))).toBe("release");
  });

  it("does not count a requester twice", () => {
    const twice = changed(to("opposing-counsel"), also("opposing-counsel"));
    expect(outcomeOf(progress, letterWith(), twice)).toBe("release");
  });

  it("is not spoken of where nobody does", () => {
    for (const request of [letterWith(), accessRequest, providerAsks()])
      expect(found(progress, request).reasons.map(({ citation }) => citation)).not.toContain(
        "45 CFR 164.502(a)",
      );
  });

  it("waits for the requester's role where another receives", () => {
    const nobody = changed(letterWith(), { requester: { role: null } });
    expect(outcomeOf(progress, nobody)).toBe("release");
    expect(outcomeOf(progress, nobody, to("employer"))).toBe("needs-authorization");
    expect(asks(progress, nobody, to("employer"))).toContain("/requester/role");
  });

  it("is who the patient directs a copy to, and nobody else", () => {
    const directed: Plain = {
      requester: { role: "patient", recipientRole: "family-member" },
      instrument: { type: "third-party-directive", signerRole: "patient", receivedOn: "2026-10-05" },
      authorizations: [changed(form, { form: "third-party-directive" })],
    };
    const kept = { ...progress, storage: { heldSeparately: false, medium: "ehr" } };
    expect(outcomeOf(kept, directed)).toBe("release");
    expect(outcomeOf(kept, directed, also("employer"))).toBe("needs-authorization");
  });
});

describe("a judge's order that names who receives (45 CFR 164.512(e)(1)(i))", () => {
  const ordered = (order: Plain, ...fragments: readonly Plain[]): readonly Plain[] => [
    {
      instrument: { type: "court-order", signerRole: "judge", judgeSigned: true },
      forum: { system: "federal", nature: "civil" },
      requester: { role: "court" },
      order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"], ...order },
      privilege: { status: "waived-by-court", waiver: { coversClasses: ["progress-notes"] } },
    },
    ...fragments,
  ];
  const toCounsel: Plain = { namesRecipients: ["opposing-counsel"] };

  it("opens delivery to them, and held as another recipient's where it does not", () => {
    expect(outcomeOf(progress, ...ordered({}))).toBe("release");
    expect(outcomeOf(progress, ...ordered({}, to("opposing-counsel")))).toBe("needs-authorization");
    expect(outcomeOf(progress, ...ordered(toCounsel, to("opposing-counsel")))).toBe("release");
    expect(outcomeOf(progress, ...ordered(toCounsel, { requester: { role: "opposing-counsel" } }))).toBe(
      "release",
    );
    expect(outcomeOf(progress, ...ordered(toCounsel))).toBe("release");
  });

  it.each([
    ["another asks for it", { requester: { role: "patient-counsel" } }],
    ["it would go to another", to("patient-counsel")],
    ["it would go to another too", changed(to("opposing-counsel"), also("patient-counsel"))],
  ])("opens it to nobody else: %s", (_words, change) => {
    expect(outcomeOf(progress, ...ordered(toCounsel, change))).not.toBe("release");
    const { reasons } = found(progress, ...ordered(toCounsel, change));
    expect(
      reasons.filter(({ ruleId }) => ruleId === "us.hipaa.164-512-e-1-i.named-recipients"),
    ).toMatchObject([{ status: "violated", factsUsed: expect.arrayContaining(["/order/namesRecipients"]) }]);
  });

  it("waits until it is recorded who would receive", () => {
    const nobody = ordered(toCounsel, { requester: { role: null } });
    expect(outcomeOf(progress, ...nobody)).not.toBe("release");
    expect(asks(progress, ...nobody)).toContain("/requester/recipientRole");
  });

  it.each([
    ["is not in force", { inForce: false }],
    ["is stayed", { stayed: true }],
    ["names nobody", { namesRecipients: [] }],
  ])("opens nothing to them where it %s", (_words, change) => {
    expect(outcomeOf(progress, ...ordered(changed(toCounsel, change), to("opposing-counsel")))).not.toBe(
      "release",
    );
  });

  it("opens to them nothing that the order does not reach, though a form opens it to who asks", () => {
    const other = ordered({ ...toCounsel, namesClasses: ["billing-logistics"] }, { authorizations: [form] });
    expect(outcomeOf(progress, ...other)).toBe("release");
    expect(outcomeOf(progress, ...other, to("opposing-counsel"))).toBe("needs-authorization");
  });

  it("leaves delivery to the court alone as it is", () => {
    const sealed = ordered(
      { ...toCounsel, deliverTo: "court-under-seal" },
      { requester: { role: "patient-counsel" } },
    );
    expect(outcomeOf(progress, ...sealed)).toBe("release");
  });

  it.each([
    ["under seal", { order: { deliverTo: "court-under-seal" } }],
    ["for review in camera", { instrument: { commands: ["deliver-for-in-camera-review"] } }],
  ])("sends to the court alone what goes there %s, whomever it names besides", (_how, sealed) => {
    expect(outcomeOf(progress, ...ordered(toCounsel, sealed))).toBe("release");
    expect(outcomeOf(progress, ...ordered(toCounsel, sealed, to("opposing-counsel")))).toBe(
      "needs-authorization",
    );
    expect(outcomeOf(progress, ...ordered(toCounsel, sealed, also("opposing-counsel")))).toBe(
      "needs-authorization",
    );
  });
});

describe("a warning (45 CFR 164.512(j)(1)(i))", () => {
  it("goes to the target and the police together, and to nobody beside them", () => {
    expect(outcomeOf(threat, warning("police"), also("intended-victim"))).toBe("release");
    expect(outcomeOf(threat, warning("intended-victim"), also("police"))).toBe("release");
    expect(outcomeOf(threat, warning("police"), also("employer"))).toBe("needs-authorization");
  });

  it.each([
    ["TX", "police", "intended-victim"],
    ["DC", "police", "employer"],
  ])("goes in %s to those alone whom the state names, the others included", (state, recipient, other) => {
    const told = (...fragments: readonly Plain[]) =>
      Object.values(assess(caseIn(state, [threat], warning(recipient), ...fragments)).segments)[0]?.outcome;
    expect(told()).toBe("release");
    expect(told(also(recipient))).toBe("release");
    expect(told(also(other))).toBe("withhold");
  });
});

function providerAsks(): Plain {
  return {
    requester: { role: "treating-provider", purpose: "treatment" },
    instrument: { type: "provider-request", signerRole: "treating-provider" },
  };
}
