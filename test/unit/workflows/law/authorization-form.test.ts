import { describe, expect, it } from "vitest";
import type { AuthorizationForm } from "../../../../workflows/contract/case-file.ts";
import {
  authorizationRequirements,
  directiveRequirements,
  isPsychotherapyNotesOnly,
  part2Requirements,
  type FormRequirement,
} from "../../../../workflows/law/form-checks.ts";
import { settled, waiting } from "../../../../workflows/law/predicate.ts";

type Facts = Omit<AuthorizationForm, "id">;

const today = "2026-11-21";
const tomorrow = "2026-11-22";
const yesterday = "2026-11-20";

/** What the facts make of one requirement of a form that stands first in the case file. */
const asked = (
  ruleId: string,
  facts: Facts,
  of: readonly FormRequirement[] = authorizationRequirements,
): unknown =>
  of
    .filter((requirement) => requirement.ruleId === ruleId)
    .map(({ ask }) =>
      ask({
        caseFile: { schemaVersion: 1, asOf: { assessedOn: today } },
        form: { id: "form", ...facts },
        at: "",
      }),
    )[0];

describe("the expiry that a form states (45 CFR 164.508(c)(1)(v))", () => {
  const stated = (facts: Facts) => asked("us.hipaa.164-508-c-1-v.expiry", facts);
  const filled = { elements: { expiry: true } };

  it("is none where the form is known to state none, or a blank line, or no end at all", () => {
    expect(stated({ elements: { expiry: false }, statedExpiry: "date" })).toEqual(
      settled(false, "/elements/expiry"),
    );
    for (const statedExpiry of ["blank", "none", "until-revoked"] as const)
      expect(stated({ ...filled, statedExpiry })).toEqual(settled(false, "/statedExpiry"));
  });

  it("may be none for research, and a blank line is none for research either", () => {
    const research = { ...filled, forResearch: true };
    for (const statedExpiry of ["none", "until-revoked", "event"] as const)
      expect(stated({ ...research, statedExpiry })).toEqual(settled(true, "/elements/expiry"));
    expect(stated({ ...research, statedExpiry: "blank" })).toEqual(settled(false, "/statedExpiry"));
  });

  it("is asked for while nobody looked, and for a date the day itself", () => {
    expect(stated({})).toEqual(waiting("/elements/expiry", "/statedExpiry"));
    expect(stated({ statedExpiry: "event" })).toEqual(waiting("/elements/expiry"));
    expect(stated(filled)).toEqual(settled(true, "/elements/expiry"));
    expect(stated({ ...filled, statedExpiry: "date" })).toEqual(waiting("/expiresOn"));
    expect(stated({ ...filled, statedExpiry: "date", expiresOn: tomorrow })).toEqual(
      settled(true, "/elements/expiry"),
    );
  });
});

describe("the end of a form (45 CFR 164.508(b)(2)(i))", () => {
  const notExpired = (facts: Facts) => asked("us.hipaa.164-508-b-2-i.not-expired", facts);

  it("comes after its last day", () => {
    expect(notExpired({ expiresOn: today })).toEqual(settled(true, "/expiresOn"));
    expect(notExpired({ expiresOn: yesterday })).toEqual(settled(false, "/expiresOn"));
    expect(notExpired({ statedExpiry: "date" })).toEqual(waiting("/expiresOn"));
  });

  it("comes with its event, once the practice knows of it", () => {
    const event = { statedExpiry: "event" } as const;
    const known = "/practiceKnowsEventOccurred";
    expect(notExpired(event)).toEqual(waiting(known));
    expect(notExpired({ ...event, practiceKnowsEventOccurred: true })).toEqual(settled(false, known));
    expect(notExpired({ ...event, practiceKnowsEventOccurred: false })).toEqual(settled(true, known));
  });

  it("comes on the day that is recorded for the event, but where the practice says that it did not occur", () => {
    const on = (expiryEventOccurredOn: string, more: Facts = {}) =>
      notExpired({ statedExpiry: "event", expiryEventOccurredOn, ...more });
    const known = "/practiceKnowsEventOccurred";
    expect(on(today)).toEqual(settled(false, "/expiryEventOccurredOn"));
    expect(on(tomorrow)).toEqual(waiting(known));
    expect(on(yesterday, { practiceKnowsEventOccurred: false })).toEqual(settled(true, known));
  });

  it("is asked for where nobody recorded what the form states, and never comes where it states none", () => {
    expect(notExpired({})).toEqual(waiting("/statedExpiry"));
    expect(notExpired({ statedExpiry: "none" })).toEqual(settled(true));
  });

  it("need not be stated by a directive, and counts where it is (45 CFR 164.524(c)(3)(ii))", () => {
    const directive = (facts: Facts) =>
      asked("us.hipaa.164-508-b-2-i.not-expired", facts, directiveRequirements);
    expect(directive({})).toEqual(settled(true));
    expect(directive({ practiceKnowsEventOccurred: false })).toEqual(settled(true));
    expect(directive({ practiceKnowsEventOccurred: true })).toEqual(
      settled(false, "/practiceKnowsEventOccurred"),
    );
    expect(directive({ statedExpiry: "date" })).toEqual(waiting("/expiresOn"));
    expect(directive({ expiresOn: yesterday })).toEqual(settled(false, "/expiresOn"));
  });
});

describe("the signature and its date (45 CFR 164.508(c)(1)(vi))", () => {
  const signature = (facts: Facts) =>
    asked("us.hipaa.164-508-c-1-vi.signature-and-date", { elements: { signatureAndDate: true }, ...facts });

  it("count from the day of signing on, and are nobody's where nobody signed", () => {
    const present = settled(true, "/elements/signatureAndDate");
    expect(signature({})).toEqual(present);
    expect(signature({ signers: [{ role: "patient" }], signedOn: today })).toEqual(present);
    expect(signature({ signedOn: tomorrow })).toEqual(settled(false, "/signedOn"));
    expect(signature({ signers: [] })).toEqual(settled(false, "/signers"));
  });
});

describe("the right to revoke (45 CFR 164.508(c)(2)(i)(B))", () => {
  const revocation = (statements: Facts["statements"]) =>
    asked("us.hipaa.164-508-c-2-i.right-to-revoke", { statements });
  const [printed, pointer, inNotice] = [
    "/statements/revocation",
    "/statements/revocationByReferenceToNotice",
    "/statements/noticeContainsRevocation",
  ];

  it("is told on the form, or by a pointer to a notice that tells it", () => {
    expect(revocation({ revocation: true, revocationByReferenceToNotice: true })).toEqual(
      settled(true, printed),
    );
    expect(revocation({ revocation: false })).toEqual(settled(false, printed));
    expect(revocation({ revocation: false, noticeContainsRevocation: true })).toEqual(
      settled(false, printed),
    );
    const pointed = { revocation: false, revocationByReferenceToNotice: true };
    expect(revocation({ ...pointed, noticeContainsRevocation: true })).toEqual(
      settled(true, inNotice, pointer),
    );
    expect(revocation({ ...pointed, noticeContainsRevocation: false })).toEqual(
      settled(false, inNotice, pointer),
    );
    expect(revocation(pointed)).toEqual({ ...waiting(inNotice), facts: [pointer] });
    expect(revocation(undefined)).toEqual(waiting(printed));
  });
});

describe("a form that names psychotherapy notes (45 CFR 164.508(b)(3)(ii))", () => {
  const named = { mentionsPsychotherapyNotes: true };

  it("is for them alone where it names nothing beside them", () => {
    expect(isPsychotherapyNotesOnly({ id: "form", coversClasses: ["psychotherapy-notes"] })).toBe(true);
    expect(isPsychotherapyNotesOnly({ id: "form", ...named, psychotherapyNotesOnly: true })).toBe(true);
    expect(isPsychotherapyNotesOnly({ id: "form", ...named })).toBeUndefined();
  });

  it.each<[string, Facts]>([
    ["all records", { ...named, coversAllRecords: true, psychotherapyNotesOnly: true }],
    ["another class", { coversClasses: ["psychotherapy-notes", "progress-notes"] }],
    ["what somebody saw", { ...named, psychotherapyNotesOnly: false }],
  ])("is not for them alone: %s", (_what, facts) => {
    expect(isPsychotherapyNotesOnly({ id: "form", ...facts })).toBe(false);
    const at = facts.coversClasses === undefined ? "/mentionsPsychotherapyNotes" : "/coversClasses";
    expect(asked("us.hipaa.164-508-b-3.not-compound", { ...facts, compoundWith: [] })).toEqual(
      settled(false, at),
    );
  });

  it("is no form of notes where it does not name them", () => {
    expect(isPsychotherapyNotesOnly({ id: "form", psychotherapyNotesOnly: true })).toBe(false);
    expect(isPsychotherapyNotesOnly({ id: "form", coversClasses: [] })).toBe(false);
  });
});

describe("a form on another document (45 CFR 164.508(b)(3))", () => {
  const alone = (facts: Facts) => asked("us.hipaa.164-508-b-3.not-compound", facts);
  const notes: Facts = { coversClasses: ["psychotherapy-notes"] };
  const with_ = (part: NonNullable<Facts["compoundWith"]>[number], facts: Facts = {}) =>
    alone({ ...facts, compoundWith: [part] });

  it("is asked for, and first whether one of notes is for them alone", () => {
    expect(alone({})).toEqual(waiting("/compoundWith"));
    expect(alone(notes)).toEqual(waiting("/compoundWith"));
    expect(alone({ mentionsPsychotherapyNotes: true, compoundWith: [] })).toEqual(
      waiting("/psychotherapyNotesOnly"),
    );
  });

  it("may be another one of its kind, and no other", () => {
    for (const part of ["other-records", "research-authorization"] as const)
      expect(with_(part)).toEqual(settled(true, "/compoundWith"));
    for (const part of ["treatment-consent", "other-document", "psychotherapy-notes"] as const)
      expect(with_(part)).toEqual(settled(false, "/compoundWith"));
    expect(with_("another-psychotherapy-notes-authorization", notes)).toEqual(settled(true, "/compoundWith"));
    expect(with_("other-records", notes)).toEqual(settled(false, "/compoundWith"));
    expect(alone({ compoundWith: ["other-records", "treatment-consent"] })).toEqual(
      settled(false, "/compoundWith"),
    );
  });

  it("is none where something hangs on signing", () => {
    expect(with_("other-records", { conditioned: true })).toEqual(settled(false, "/compoundWith"));
    expect(alone({ conditioned: true, compoundWith: [] })).toEqual(settled(true, "/compoundWith"));
  });
});

describe("something that hangs on signing (45 CFR 164.508(b)(4))", () => {
  const unconditioned = (facts: Facts) => asked("us.hipaa.164-508-b-4.not-conditioned", facts);
  const both = ["/conditioned", "/conditioningException"];

  it("is asked for, with what allows it", () => {
    expect(unconditioned({})).toEqual(waiting("/conditioned"));
    expect(unconditioned({ conditioned: false })).toEqual(settled(true, "/conditioned"));
    expect(unconditioned({ conditioned: true })).toEqual(waiting("/conditioningException"));
  });

  it("is allowed for research, an examination, and a plan before enrollment that asks for no notes", () => {
    const by = (conditioningException: Facts["conditioningException"], facts: Facts = {}) =>
      unconditioned({ conditioned: true, conditioningException, ...facts });
    for (const exception of ["research-treatment", "third-party-examination", "plan-pre-enrollment"] as const)
      expect(by(exception)).toEqual(settled(true, ...both));
    expect(by("none")).toEqual(settled(false, ...both));
    const notes: Facts = { mentionsPsychotherapyNotes: true };
    expect(by("plan-pre-enrollment", notes)).toEqual(settled(false, ...both));
    expect(by("research-treatment", notes)).toEqual(settled(true, ...both));
  });
});

describe("what the practice knows of a form (45 CFR 164.508(b)(2))", () => {
  const notFalse = (facts: Facts) => asked("us.hipaa.164-508-b-2-v.not-known-false", facts);
  const notRevoked = (facts: Facts) => asked("us.hipaa.164-508-b-2-iii.not-revoked", facts);

  it("undoes it where it is false, and need not have been looked for", () => {
    expect(notFalse({})).toEqual(settled(true));
    expect(notFalse({ knownFalse: false })).toEqual(settled(true, "/knownFalse"));
    expect(notFalse({ knownFalse: true })).toEqual(settled(false, "/knownFalse"));
  });

  it("undoes it where it was revoked in writing", () => {
    expect(notRevoked({})).toEqual(settled(true));
    expect(notRevoked({ revocations: [{ form: "oral" }, {}] })).toEqual(settled(true, "/revocations"));
    expect(notRevoked({ revocations: [{ form: "written", receivedOn: tomorrow }] })).toEqual(
      settled(true, "/revocations"),
    );
    expect(notRevoked({ revocations: [{ form: "written" }] })).toEqual(settled(false, "/revocations"));
  });
});

describe("the purpose of a form (45 CFR 164.508(c)(1)(iv))", () => {
  const purpose = (facts: Facts) => asked("us.hipaa.164-508-c-1-iv.purpose", facts);

  it("says nothing until somebody has seen that this use is inside it", () => {
    expect(purpose({ elements: { purpose: true } })).toEqual(waiting("/purposeMatchesRequest"));
    expect(purpose({})).toEqual(waiting("/elements/purpose", "/purposeMatchesRequest"));
    expect(purpose({ elements: { purpose: false } })).toEqual(settled(false, "/elements/purpose"));
    expect(purpose({ elements: { purpose: true }, purposeMatchesRequest: false })).toEqual(
      settled(true, "/elements/purpose"),
    );
  });
});

describe("a consent for a proceeding (42 CFR 2.31(d))", () => {
  const apart = (part2: Facts["part2"]) =>
    asked("us.part-2.2-31-d.proceedings-stand-alone", { part2 }, part2Requirements);
  const at = "/part2/combinedWithOtherPurpose";

  it("stands alone, and one for anything else need not", () => {
    expect(apart({ forProceedings: true })).toEqual(waiting(at));
    expect(apart({ forProceedings: true, combinedWithOtherPurpose: true })).toEqual(settled(false, at));
    expect(apart({ forProceedings: true, combinedWithOtherPurpose: false })).toEqual(settled(true, at));
    expect(apart({ forProceedings: false, combinedWithOtherPurpose: true })).toEqual(settled(true));
    expect(apart(undefined)).toEqual(settled(true));
  });
});

describe("a requirement whose fact nobody recorded", () => {
  const onlyAsked = (ruleId: string, facts: Facts, of = authorizationRequirements): boolean =>
    of.some((one) => one.ruleId === ruleId && one.asksOnly?.({ id: "form", ...facts }) === true);

  it("is asked for and leaves a form good, where what is missing lies outside the form (45 CFR 164.508(b)(1))", () => {
    const purpose = "us.hipaa.164-508-c-1-iv.purpose";
    expect(onlyAsked(purpose, { elements: { purpose: true } })).toBe(true);
    expect(onlyAsked(purpose, { elements: {} })).toBe(false);
    expect(onlyAsked(purpose, {})).toBe(false);
    const conditioned = "us.hipaa.164-508-b-4.not-conditioned";
    expect(onlyAsked(conditioned, {})).toBe(true);
    expect(onlyAsked(conditioned, { conditioned: true })).toBe(false);
    const authority = "us.hipaa.164-508-c-1-vi.representative-authority";
    expect(onlyAsked(authority, {})).toBe(true);
    expect(onlyAsked(authority, { signers: [] })).toBe(false);
    const part2 = "us.part-2.2-14.signers";
    expect(onlyAsked(part2, {}, part2Requirements)).toBe(true);
    expect(onlyAsked(part2, { signers: [] }, part2Requirements)).toBe(false);
    expect(onlyAsked("us.hipaa.164-508-b-2-i.not-expired", {})).toBe(true);
  });
});
