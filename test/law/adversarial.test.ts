import { describe, expect, it } from "vitest";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import { assess } from "../../workflows/law/assess.ts";
import { changed, type Plain } from "./changed.ts";

const outcomeOf = (caseFile: Plain): string | undefined =>
  assess(caseFileSchema.parse(caseFile)).segments["n1"]?.outcome;

const day = { fromOn: "2026-03-01", toOn: "2026-03-01" };
const written = {
  author: { role: "mental-health-professional" },
  content: ["conversation-content"],
  range: day,
};
const apart = { id: "n1", kind: "session-note", ...written, storage: { heldSeparately: true } };
const charted = { id: "n1", kind: "session-note", ...written, storage: { heldSeparately: false } };

const anyCase = {
  schemaVersion: 1,
  asOf: { assessedOn: "2026-12-01", assessedAt: "2026-12-01T15:00:00-06:00", timeZone: "America/Chicago" },
  requester: { role: "opposing-counsel", identityVerified: true, purpose: "litigation" },
  policy: { stateLayer: "federal-only" },
  segments: [apart],
};

const form = {
  id: "a1",
  form: "hipaa-authorization",
  elements: {
    information: true,
    discloser: true,
    recipient: true,
    purpose: true,
    expiry: true,
    signatureAndDate: true,
  },
  statements: { revocation: true, conditioning: true, redisclosure: true },
  coversClasses: ["psychotherapy-notes"],
  compoundWith: [],
  signers: [{ role: "patient" }],
  signedOn: "2026-10-01",
  statedExpiry: "date",
  expiresOn: "2027-01-01",
  recipientMatchesRequester: true,
};
const letter = { ...anyCase, instrument: { type: "attorney-letter-with-authorization" } };
const withForm = (change: Plain, more: Plain = {}): Plain =>
  changed({ ...letter, authorizations: [changed(form, change)] }, more);

const order = {
  ...anyCase,
  instrument: { type: "court-order", signerRole: "judge", judgeSigned: true },
  order: { exists: true, inForce: true, namesPatient: true, expresslyNamesPsychotherapyNotes: true },
  privilege: { status: "waived-in-writing", waiver: { coversClasses: ["psychotherapy-notes"] } },
};

const subpoena = {
  ...anyCase,
  forum: { system: "federal", nature: "civil" },
  instrument: { type: "attorney-subpoena", signerRole: "attorney", requestedClasses: ["progress-notes"] },
  assurances: {
    notice: {
      statement: true,
      documentation: ["notice-copy"],
      writtenNoticeAttempted: true,
      contentSufficient: true,
      objectionPeriodEndsOn: "2026-11-15",
      objectionsFiled: false,
    },
  },
  privilege: { status: "waived-in-writing", waiver: { coversClasses: ["progress-notes"] } },
  segments: [charted],
};
const afterMotion = (result: string | undefined): Plain => ({
  ...subpoena,
  events: [
    { type: "patient-motion-to-quash-filed", occurredOn: "2026-11-10" },
    { type: "motion-decided", occurredOn: "2026-11-20", ...(result === undefined ? {} : { result }) },
  ],
});

const review = {
  ...anyCase,
  instrument: { type: "hhs-ocr-request" },
  requester: { role: "hhs-ocr", identityVerified: true, purpose: "compliance-investigation" },
};

const consent = {
  ...anyCase,
  requester: { role: "life-insurer", identityVerified: true, purpose: "insurance-underwriting" },
  instrument: { type: "insurer-or-employer-request" },
  segments: [{ id: "n1", kind: "chart", part2: { protected: true }, range: day }],
};
const withConsent = (change: Plain): Plain => ({
  ...consent,
  authorizations: [
    changed(
      {
        ...form,
        form: "part2-consent",
        coversClasses: ["sud-records"],
        part2: { hasRequiredElements: true },
      },
      change,
    ),
  ],
});

const access = {
  ...anyCase,
  requester: { role: "patient", identityVerified: true, purpose: "personal-use" },
  instrument: { type: "patient-access-request" },
  policy: { stateLayer: "federal-only", pnToIndividual: "with-pn-authorization" },
  decisions: { releaseNotesToIndividual: true },
};
const accessWith = (change: Plain): Plain => ({ ...access, authorizations: [changed(form, change)] });

describe("what opens the record", () => {
  it.each([
    ["a form for psychotherapy notes alone (45 CFR 164.508(a)(2))", withForm({})],
    ["a judge's order that names the notes (45 CFR 164.512(e)(1)(i))", order],
    ["a subpoena with notice proved and the privilege waived (45 CFR 164.512(e)(1)(ii)(A))", subpoena],
    ["a motion that was denied (45 CFR 164.512(e)(1)(iii)(C)(2))", afterMotion("denied")],
    ["the Secretary (45 CFR 164.508(a)(2)(ii))", review],
    ["a consent for records of substance use (42 CFR 2.31)", withConsent({})],
    [
      "the patient's form, where the clinician gives notes to the patient (45 CFR 164.508(a)(2))",
      accessWith({}),
    ],
  ])("%s", (_what, caseFile) => {
    expect(outcomeOf(caseFile)).toBe("release");
  });
});

describe("what does not open the record, however close it comes", () => {
  it.each([
    [
      "a form beside a consent to treatment, where the switch spares the rest of a compound form (45 CFR 164.508(b)(3)(ii))",
      withForm({ compoundWith: ["treatment-consent"] }, { policy: { compoundScope: "pn-only" } }),
    ],
    ["a form whose date of expiry nobody recorded (45 CFR 164.508(b)(2)(i))", withForm({ expiresOn: null })],
    [
      "a form whose event is recorded as having happened (45 CFR 164.508(b)(2)(i))",
      withForm({ expiresOn: null, statedExpiry: "event", expiryEventOccurredOn: "2026-11-01" }),
    ],
    [
      "a form that ends with an event known to have happened, before its date (45 CFR 164.508(b)(2)(i))",
      withForm({ practiceKnowsEventOccurred: true }),
    ],
    [
      "a form revoked in a way nobody recorded (45 CFR 164.508(b)(5))",
      withForm({ revocations: [{ receivedOn: "2026-11-20" }] }),
    ],
    ["a form dated after today (45 CFR 164.508(c)(1)(vi))", withForm({ signedOn: "2026-12-24" })],
    [
      "a representative's form without authority, its signer unrecorded (45 CFR 164.508(c)(1)(vi))",
      withForm({ signers: null, elements: { representativeAuthority: false } }),
    ],
    [
      "a requester whose authority was looked into and not found (45 CFR 164.514(h)(1)(i))",
      withForm({}, { requester: { authorityVerified: false } }),
    ],
    [
      "a paper headed order that a lawyer signed, described as an order (45 CFR 164.512(e)(1)(i))",
      changed(order, { instrument: { judgeSigned: false, signerRole: "attorney" } }),
    ],
    [
      "a paper headed order that a clerk signed, described as an order (45 CFR 164.512(e)(1)(i))",
      changed(order, { instrument: { judgeSigned: false, signerRole: "clerk" } }),
    ],
    [
      "an order whose facts name a judge and a clerk as signer (45 CFR 164.512(e)(1)(i))",
      changed(order, { instrument: { signerRole: "clerk" } }),
    ],
    [
      "an order that lists other notes (45 CFR 164.512(e)(1)(i))",
      changed(order, {
        order: {
          expresslyNamesPsychotherapyNotes: null,
          namesClasses: ["psychotherapy-notes"],
          namedSegments: ["n9"],
        },
      }),
    ],
    ["a subpoena that was quashed (FRCP 45(d)(3)(A))", afterMotion("granted")],
    ["a subpoena that was modified, nobody knows how (FRCP 45(d)(3)(A))", afterMotion("granted-in-part")],
    ["a motion decided, nobody knows how (FRCP 45(d)(3)(A))", afterMotion(undefined)],
    [
      "a subpoena against which the patient objected, nobody knows where (45 CFR 164.512(e)(1)(iii)(C)(2))",
      { ...subpoena, events: [{ type: "patient-objected", occurredOn: "2026-11-10" }] },
    ],
    [
      "a subpoena that asks for no class of records (45 CFR 164.502(b))",
      changed(subpoena, { instrument: { requestedClasses: [] } }),
    ],
    [
      "a request in the name of the Secretary by somebody else (45 CFR 164.508(a)(2)(ii))",
      changed(review, { requester: { role: "police" } }),
    ],
    [
      "a patient's form for the patient's own copy, taken back by word of mouth (45 CFR 164.508(b)(5))",
      accessWith({ revocations: [{ form: "oral", receivedOn: "2026-11-20" }] }),
    ],
    [
      "a consent for other months (42 CFR 2.31)",
      withConsent({ coversRange: { fromOn: "2025-01-01", toOn: "2025-12-31" } }),
    ],
    [
      "a consent revoked by word of mouth (42 CFR 2.31)",
      withConsent({ revocations: [{ form: "oral", receivedOn: "2026-11-20" }] }),
    ],
  ])("%s", (_what, caseFile) => {
    expect(outcomeOf(caseFile)).not.toBe("release");
  });
});

describe("what nobody asked for", () => {
  const asking = {
    "another kind of record": { requestedClasses: ["billing-logistics"] },
    "other dates": { requestsAllRecords: true, requestedRange: { fromOn: "2026-04-01", toOn: "2026-12-31" } },
    "dates of which nobody recorded the end": {
      requestsAllRecords: true,
      requestedRange: { fromOn: "2026-01-01" },
    },
  };
  const papers = {
    form: withForm({}),
    order,
    subpoena,
    review,
    consent: withConsent({}),
    access: accessWith({}),
  };
  const cases = Object.entries(papers).flatMap(([paper, caseFile]) =>
    Object.entries(asking).map(
      ([words, instrument]) => [paper, words, changed(caseFile, { instrument })] as const,
    ),
  );

  it.each(cases)(
    "stays, whatever the paper: %s that asks for %s (45 CFR 164.502(b))",
    (_paper, _words, caseFile) => {
      expect(outcomeOf(caseFile)).not.toBe("release");
    },
  );

  it.each(Object.entries(papers))("does not keep back what is asked for by %s", (_paper, caseFile) => {
    const all = { requestsAllRecords: true, requestedRange: { fromOn: "2026-01-01", toOn: "2026-12-31" } };
    expect(outcomeOf(changed(caseFile, { instrument: all }))).toBe("release");
  });
});

describe("what a court left of a subpoena", () => {
  it("may go once it is recorded that the request fits the ruling (FRCP 45(d)(3)(A))", () => {
    const fits = { assurances: { notice: { requestMatchesResolution: true } } };
    expect(outcomeOf(changed(afterMotion("granted-in-part"), fits))).toBe("release");
  });
});

describe("an order that contradicts itself, or that is not yet one", () => {
  const contradictory = {
    "no judge signed it": { instrument: { signerRole: "police-officer" } },
    "somebody unknown signed it": { instrument: { signerRole: "unknown-person" } },
    "a parent signed it": { instrument: { signerRole: "parent" } },
    "there is none, and it is in force": { order: { exists: false } },
    "there is none, and it was neither stayed nor vacated": {
      order: { exists: false, inForce: undefined, stayed: false, vacated: false },
    },
    "nobody looked whether it names the patient": { order: { namesPatient: undefined } },
    "it is said to be no order of subpart E, and nobody looked": {
      order: { namesPatient: undefined, part2: { citesSubpartE: false } },
    },
    "it is of subpart E, about another class, and nobody looked": {
      order: { namesPatient: undefined, part2: { citesSubpartE: true } },
    },
    "it bears a day to come": { order: { enteredOn: "2026-12-02" } },
  };

  it.each(Object.entries(contradictory))("opens nothing: %s (45 CFR 164.512(e)(1)(i))", (_words, change) => {
    expect(outcomeOf(order)).toBe("release");
    expect(outcomeOf(changed(order, change))).not.toBe("release");
  });

  it.each([
    ["namesPatient", {}],
    ["inForce", { exists: false, stayed: false, vacated: false }],
  ])("is asked about what nobody recorded: %s", (name, more) => {
    const unread = changed(order, { order: { ...more, [name]: undefined } });
    const { missingFacts } = assess(caseFileSchema.parse(unread));
    expect(missingFacts.map(({ pointer }) => pointer)).toContain(`/order/${name}`);
  });

  it("has no judge's weight when its signer is no judge", () => {
    const parsed = caseFileSchema.parse(changed(order, { instrument: { signerRole: "coroner" } }));
    expect(assess(parsed).instrumentWeight).toBe("W2");
    const warrant = { instrument: { type: "search-warrant", signerRole: "clerk" } };
    expect(assess(caseFileSchema.parse(changed(order, warrant))).instrumentWeight).toBe("W2a");
  });

  it("counts from the day it bears", () => {
    expect(outcomeOf(changed(order, { order: { enteredOn: "2026-12-01" } }))).toBe("release");
  });
});

describe("a waiver that bears a day to come", () => {
  const dated = (documentOn: string) =>
    changed(subpoena, {
      segments: [charted],
      privilege: {
        status: "waived-in-writing",
        waiver: { coversClasses: ["progress-notes"], documentOn },
      },
    });

  it("clears nothing before that day", () => {
    expect(outcomeOf(dated("2026-12-01"))).toBe("release");
    expect(outcomeOf(dated("2026-12-02"))).not.toBe("release");
  });
});
