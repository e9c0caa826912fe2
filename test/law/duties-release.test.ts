import { describe, expect, it } from "vitest";
import type { Plain } from "./changed.ts";
import { accessRequest, form, letterWith, notes, parentAsks, progress, waived } from "./neighbours/case.ts";
import { papers } from "./papers.ts";
import { asking, dutyOf } from "./told.ts";

const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const sud: Plain = { id: "sud", kind: "chart", part2: { protected: true } };
const spoken: Plain = { ...progress, id: "spoken", kind: "testimony" };
const chartForm = letterWith({ coversAllRecords: false, coversClasses: ["progress-notes"] });
const jury = papers["grand-jury"];
const letter = papers["attorney-letter"];
const sent: Plain = { ...progress, id: "sent", sentAt: "2026-11-10T15:00:00Z" };

describe("what goes", () => {
  const whole = dutyOf("produce");
  const part = dutyOf("produce-in-part");

  it("is produced where all of it may, and in part where some may not", () => {
    expect(whole([progress, intake], letterWith())?.appliesTo).toEqual(["progress", "intake"]);
    expect(part([progress, intake], letterWith())).toBeUndefined();
    expect(whole([progress, intake], chartForm)).toBeUndefined();
    expect(part([progress, intake], chartForm)?.appliesTo).toEqual(["progress"]);
    expect(part([intake], chartForm)).toBeUndefined();
    for (const duty of [whole, part]) expect(duty([sent], letterWith())).toBeUndefined();
  });

  it("goes without what is somebody else's, or a program's (42 CFR 2.12)", () => {
    const redacts = dutyOf("redact");
    const quoting: Plain = { ...progress, id: "quoting", part2: { quotesProtectedPassages: true } };
    expect(redacts([progress, quoting], letterWith())?.appliesTo).toEqual(["quoting"]);
    expect(redacts([progress], letterWith())).toBeUndefined();
    expect(redacts([quoting], letter)).toBeUndefined();
  });

  it("tells a plan nothing of what the patient paid for and asked to keep from it (45 CFR 164.522(a)(1)(vi))", () => {
    const excludes = dutyOf("exclude-restricted-items");
    const paid = (selfPay: Plain): Plain => ({ ...progress, id: "paid", selfPay });
    const asked = paid({ restrictionRequested: true });
    for (const kind of ["plan-review", "payer-review"] as const) {
      expect(excludes([progress, asked], papers[kind])?.appliesTo).toEqual(["paid"]);
      expect(excludes([progress], papers[kind])).toBeUndefined();
      expect(excludes([paid({ restrictionRequested: false })], papers[kind])).toBeUndefined();
      expect(excludes([paid({ paidInFullByPatient: true })], papers[kind])).toBeUndefined();
      expect(
        excludes([paid({ restrictionRequested: true, paidInFullByPatient: true })], papers[kind]),
      ).toBeDefined();
      expect(
        excludes([paid({ restrictionRequested: true, paidInFullByPatient: false })], papers[kind]),
      ).toBeUndefined();
    }
    expect(excludes([asked], letter)).toBeUndefined();
  });
});

describe("what goes with a release", () => {
  const least = dutyOf("apply-minimum-necessary");
  const accounted = dutyOf("log-accounting");
  const kept = dutyOf("retain-papers");

  it("is by a form the papers, and neither a limit nor an entry (45 CFR 164.530(j)(2))", () => {
    expect(kept([progress, intake], chartForm)?.appliesTo).toEqual(["progress"]);
    expect(least([progress, intake], chartForm)).toBeUndefined();
    expect(accounted([progress, intake], chartForm)).toBeUndefined();
    expect(kept([intake], chartForm)).toBeUndefined();
  });

  it("is for a grand jury an entry, and no limit (45 CFR 164.528(a)(1))", () => {
    expect(accounted([progress, intake], jury, waived)?.appliesTo).toEqual(["progress", "intake"]);
    expect(accounted([progress, spoken], jury, waived)?.appliesTo).toEqual(["progress"]);
    expect(least([progress], jury, waived)).toBeUndefined();
    expect(kept([progress], jury, waived)).toBeUndefined();
    expect(accounted([progress], jury)).toBeUndefined();
  });

  it("is for the own defense a limit, and no entry (45 CFR 164.502(b))", () => {
    const defense = papers["defense-use"];
    expect(least([notes, progress], defense)?.appliesTo).toEqual(["progress"]);
    expect(accounted([progress], defense)).toBeUndefined();
    expect(least([notes], defense)).toBeUndefined();
  });

  it("is with a Part 2 consent the prescribed statement (42 CFR 2.32)", () => {
    const attaches = asking("attach-redisclosure-notice");
    const treats: Plain = {
      ...papers["provider-request"],
      requester: { role: "treating-provider", purpose: "treatment" },
    };
    const consent = (change: Plain): Plain => ({
      authorizations: [
        {
          ...form,
          form: "part2-consent",
          coversClasses: ["sud-records"],
          purposeMatchesRequest: true,
          ...change,
          part2: { hasRequiredElements: true, ...(change["part2"] as Plain | undefined) },
        },
      ],
    });
    const counseling: Plain = { ...notes, id: "counseling", part2: { protected: true } };
    expect(attaches([sud], treats, consent({}))).toBe(true);
    expect(attaches([counseling], treats, consent({ part2: { counselingNotesOnly: true } }))).toBe(true);
    expect(attaches([sud], treats)).toBe(false);
    expect(attaches([progress], letterWith())).toBe(false);
    expect(attaches([sud], treats, consent({}), { requester: { identityVerified: false } })).toBe(false);
  });

  it("is at an agency's request kept back from the patient for a time (45 CFR 164.528(a)(2))", () => {
    const suspends = asking("suspend-accounting");
    const events = (...types: readonly string[]): Plain => ({ events: types.map((type) => ({ type })) });
    expect(suspends([progress], letter, events("docket-checked", "accounting-suspension-requested"))).toBe(
      true,
    );
    expect(suspends([progress], letter, events("docket-checked"))).toBe(false);
    expect(suspends([progress], letter)).toBe(false);
  });
});

describe("a denial of access (45 CFR 164.524(d))", () => {
  const part = dutyOf("deny-access-in-part");
  const whole = asking("deny-access");

  it("is written, in part or whole, for what the right does not reach", () => {
    expect(part([progress, notes], accessRequest)?.appliesTo).toEqual(["notes"]);
    expect(whole([progress, notes], accessRequest)).toBe(false);
    expect(part([notes], accessRequest)).toBeUndefined();
    expect(whole([notes], accessRequest)).toBe(true);
    for (const segments of [[progress], [], [sent]]) {
      expect(part(segments, accessRequest)).toBeUndefined();
      expect(whole(segments, accessRequest)).toBe(false);
    }
  });

  it("is none where a form would open what stays, nor of what nobody asks access to", () => {
    const executor = papers["representative-access"];
    const consent: Plain = {
      patient: { consent: { minorConsentedAlone: false, parentConsentedToService: true } },
    };
    // What waits for the consent of the minor, or for counsel, is held and not denied.
    expect(part([progress, sud, notes], parentAsks, consent)?.appliesTo).toEqual(["notes"]);
    expect(part([progress, sud], parentAsks, consent)).toBeUndefined();
    expect(whole([notes, progress], executor)).toBe(false);
    expect(whole([notes], executor)).toBe(true);
    expect(part([progress, notes], papers["defense-use"])).toBeUndefined();
    expect(whole([progress], papers["hhs-review"])).toBe(false);
  });

  it("is told to nobody before it is known who asks (45 CFR 164.514(h)(1))", () => {
    for (const requester of [null, { identityVerified: null }, { identityVerified: false }])
      expect(whole([progress, notes], accessRequest, { requester })).toBe(false);
    expect(whole([notes], papers["representative-access"], { requester: null })).toBe(false);
  });

  const harm = (facts: Plain): Plain => ({ decisions: { accessHarm: facts } });
  const endangers = { ground: "endangers-life-or-physical-safety" };

  it("for harm is decided by a professional, recorded, and open to review (45 CFR 164.524(a)(4))", () => {
    const offers = asking("offer-review");
    const records = asking("record-decision");
    const decided = harm({ ...endangers, decidedByLicensedProfessional: true });
    expect(offers([progress], accessRequest, decided)).toBe(true);
    expect(offers([progress], accessRequest)).toBe(false);
    expect(records([progress], accessRequest, decided)).toBe(true);
    expect(records([progress], accessRequest, harm({}))).toBe(false);
    expect(records([progress], accessRequest, { decisions: {} })).toBe(false);
    expect(records([progress], accessRequest)).toBe(false);
    expect(records([progress], letterWith(), decided)).toBe(false);
  });
});

describe("a decision that the law leaves to somebody is recorded", () => {
  const records = asking("record-decision");
  const representative = papers["representative-access"];
  const refused = (representativeRefused: boolean): Plain => ({ decisions: { representativeRefused } });

  it("of a representative who is refused, or believed to abuse (45 CFR 164.502(g)(5))", () => {
    const of = (...representatives: readonly Plain[]): Plain => ({
      patient: { ageYears: 40, representatives },
    });
    const guardian = { role: "guardian", isRequester: true };
    const abusive = { reasonableBeliefOfAbuse: true };
    expect(records([progress], representative, refused(true))).toBe(true);
    expect(records([progress], representative, refused(false))).toBe(true);
    expect(records([progress], letter, refused(true))).toBe(false);
    expect(records([progress], representative, of({ role: "spouse" }, { ...guardian, ...abusive }))).toBe(
      true,
    );
    expect(records([progress], representative, of(guardian))).toBe(false);
    expect(records([progress], representative, of({ role: "guardian", ...abusive }))).toBe(false);
    expect(records([progress], representative, { patient: { ageYears: 40 } })).toBe(false);
    expect(records([progress], representative)).toBe(false);
    expect(records([progress], letter, of({ ...guardian, ...abusive }))).toBe(false);
  });

  it("of notes for the patient, where the practice lets its clinicians choose (45 CFR 164.524(a)(1)(i))", () => {
    const policy = (pnToIndividual: string): Plain => ({ policy: { pnToIndividual } });
    expect(records([progress], accessRequest, policy("with-pn-authorization"))).toBe(true);
    expect(records([progress], accessRequest, policy("clinician-decision"))).toBe(true);
    expect(records([progress], accessRequest, policy("never"))).toBe(false);
    expect(records([progress], accessRequest, { policy: null })).toBe(false);
    expect(records([progress], letter, policy("clinician-decision"))).toBe(false);
    expect(records([progress], accessRequest, { decisions: { releaseNotesToIndividual: false } })).toBe(true);
    expect(records([progress], letter, { decisions: { releaseNotesToIndividual: true } })).toBe(false);
  });

  it("of a parent who may not stand in a minor's place, and of the minor's own service (45 CFR 164.502(g)(3)(ii)(C))", () => {
    const consent = (facts: Plain, ageYears = 14): Plain => ({ patient: { ageYears, consent: facts } });
    const parents = { minorConsentedAlone: false, parentConsentedToService: true };
    expect(records([progress], parentAsks, consent(parents))).toBe(false);
    expect(
      records([progress], parentAsks, consent({ ...parents, parentAgreedToConfidentiality: true })),
    ).toBe(true);
    const alone = { minorConsentedAlone: true };
    const asked = (...fragments: readonly Plain[]) => records([], parentAsks, ...fragments);
    expect(asked(consent(alone))).toBe(true);
    expect(asked(consent(alone, 17))).toBe(true);
    expect(asked(consent(alone, 18))).toBe(false);
    expect(asked(consent({ minorConsentedAlone: false }))).toBe(false);
    expect(asked(consent(alone), { patient: { ageYears: null } })).toBe(true);
    expect(asked({ patient: null })).toBe(false);
    expect(asked()).toBe(false);
    expect(records([], accessRequest, consent(alone))).toBe(false);
  });
});

describe("how the practice came to know (45 CFR 164.508(b)(2))", () => {
  it("is recorded of a form that ended, is false or was taken back in writing", () => {
    const records = asking("record-evidence");
    const on = (...changes: readonly Plain[]) =>
      records([progress], letter, {
        authorizations: changes.map((change, index) => ({ ...form, ...change, id: String(index) })),
      });
    const revoked = (how: string): Plain => ({ revocations: [{ form: how, receivedOn: "2026-11-20" }] });
    for (const known of [{ practiceKnowsEventOccurred: true }, { knownFalse: true }, revoked("written")]) {
      expect(on(known)).toBe(true);
      expect(on({}, known)).toBe(true);
    }
    for (const unknown of [{ practiceKnowsEventOccurred: false }, { knownFalse: false }, revoked("oral"), {}])
      expect(on(unknown)).toBe(false);
    expect(on()).toBe(false);
  });
});

describe("a disclosure that went wrong (45 CFR 164.402)", () => {
  const answers = [
    "log-accounting",
    "open-breach-file",
    "send-clawback",
    "notify-affected-individuals",
  ] as const;
  const given = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
    answers.filter((verb) => asking(verb)(segments, ...fragments));
  const incident = (facts: Plain): Plain => ({ incident: facts });

  it("is entered, examined, called back and told of, whatever is asked for now", () => {
    expect(given([], letter, incident({}))).toEqual(answers);
    expect(given([], papers["misdirected"])).toEqual(answers);
    expect(given([], letter)).toEqual([]);
  });

  it("is told to nobody where it was secured, or a low probability is documented (45 CFR 164.404)", () => {
    const examined = answers.slice(0, 3);
    expect(given([], letter, incident({ unsecured: false }))).toEqual(examined);
    expect(given([], letter, incident({ unsecured: true, lowProbabilityDocumented: false }))).toEqual(
      answers,
    );
    expect(given([], letter, incident({ lowProbabilityDocumented: true }))).toEqual(examined);
  });

  it("is told within sixty days of its discovery", () => {
    const duty = dutyOf("notify-affected-individuals");
    expect(duty([], letter, incident({ discoveredOn: "2026-11-20" }))?.byOn).toBe("2027-01-19");
    expect(duty([], letter, incident({}))).not.toHaveProperty("byOn");
  });

  it("is what left after the form was taken back, to the minute or the day (45 CFR 164.508(b)(5))", () => {
    const left = (revocation: Plain, ...others: readonly Plain[]) =>
      given([...others, sent], letterWith({ revocations: [{ form: "written", ...revocation }] }));
    expect(left({ receivedAt: "2026-11-10T14:59:00Z" })).toEqual(answers);
    expect(left({ receivedAt: "2026-11-10T14:59:00Z" }, progress)).toEqual(answers);
    expect(left({ receivedAt: "2026-11-10T15:00:00Z" })).toEqual([]);
    expect(left({ receivedOn: "2026-11-09" })).toEqual(answers);
    expect(left({ receivedOn: "2026-11-10" })).toEqual([]);
    expect(left({})).toEqual([]);
    expect(given([sent], letterWith())).toEqual([]);
    expect(given([sent], letter)).toEqual([]);
    expect(
      given([progress], letterWith({ revocations: [{ form: "written", receivedOn: "2026-11-09" }] })),
    ).toEqual([]);
  });
});
