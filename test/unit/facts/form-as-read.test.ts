import { describe, expect, it } from "vitest";
import { caseAfter, parseCaseOnFile } from "../../../functions/adapters/case-on-file.ts";
import type { CaseOnFile } from "../../../functions/adapters/case-on-file.ts";
import { sampleForms } from "../../../local/journey/authorize.ts";
import { counselsAnswer, sampleFacts } from "../../../local/journey/triage.ts";
import type { AuthorizationForm, CaseFile } from "../../../workflows/contract/case-file.ts";
import { formAsRead, whoseForm } from "../../../workflows/facts/form-as-read.ts";
import { judge } from "../../../workflows/facts/judge.ts";
import { blankContext } from "../../../workflows/request/context.ts";
import { doc, pat } from "../../support/request/ids.ts";
import { form, note, psychotherapyNote, subpoena } from "../../support/request/told.ts";

const one = pat("one");
const two = pat("two");
const at = "2026-11-20T12:00:00Z";
const read = {
  ...sampleForms["psychotherapy-notes-authorization"],
  signedOn: "2026-11-01",
  expiresOn: "2027-01-01",
};
const facts = {
  ...sampleFacts,
  ...counselsAnswer,
  requester: { ...sampleFacts.requester, identityVerified: true, authorityVerified: true },
};
const onFile: CaseOnFile = {
  ...parseCaseOnFile({
    facts,
    authorizations: [
      { authorizationId: form, documentId: subpoena, authorization: read, forPatient: one, revocations: [] },
    ],
    patientRef: one,
  }),
  records: [
    { documentId: psychotherapyNote, kind: "psychotherapy-note", sessionOn: "2026-03-01", sealed: true },
  ],
};
const judged = (change: Partial<CaseOnFile>) =>
  judge({ ...onFile, ...change, practice: { timeZone: "America/Chicago" }, at }, [psychotherapyNote]);
const withForm = (change: object) =>
  judged({
    authorizations: onFile.authorizations.map((file) => ({
      ...file,
      authorization: { ...file.authorization, ...change },
    })),
  });

describe("a form", () => {
  it("is the matched patient's once it was compared, and somebody else's when another patient is matched", () => {
    expect(whoseForm({ forPatient: one }, one)).toBe("matched-patient");
    expect(whoseForm({ forPatient: one }, two)).toBe("another-person");
    expect(whoseForm({ forPatient: one }, undefined)).toBe("another-person");
    expect(whoseForm({ forPatient: "another-person" }, one)).toBe("another-person");
    expect(whoseForm({}, one)).toBe("not-compared");
  });

  it("opens when it is read to the end and the matched patient's (45 CFR 164.508(c)(1)(vi))", () => {
    const { determination, judgement } = judged({});
    expect(determination.authorizations).toMatchObject([{ valid: true, defects: [] }]);
    expect(judgement.notesOpenedBy).toEqual([form]);
  });

  it("opens nothing before it was compared with the matched patient, nor as somebody else's", () => {
    const [file] = onFile.authorizations;
    const { forPatient: _, ...notCompared } = file ?? {};
    const unknown = judged({ authorizations: [notCompared] as typeof onFile.authorizations });
    expect(unknown.determination.authorizations[0]?.valid).toBe("unknown");
    expect(unknown.judgement.segments[psychotherapyNote]).not.toBe("release");
    const wrong = judged({ patientRef: two });
    expect(wrong.determination.authorizations).toMatchObject([{ valid: false, defects: ["AD2"] }]);
    expect(wrong.judgement.notesOpenedBy).toEqual([]);
  });

  it.each([
    ["whether signing was a condition", "conditioned", "45 CFR 164.508(b)(4)"],
    ["whether the use is inside the purposes", "purposeMatchesRequest", "45 CFR 164.508(c)(1)(iv)"],
    ["what the expiry line says", "statedExpiry", "45 CFR 164.508(c)(1)(v)"],
    ["who signed", "signers", "45 CFR 164.508(c)(1)(vi)"],
  ])("holds and asks while it is not known %s (%s, %s)", (_, fact) => {
    const { determination, judgement } = withForm({ [fact]: undefined });
    expect(determination.authorizations[0]?.valid).toBe("unknown");
    expect(judgement.segments[psychotherapyNote]).not.toBe("release");
    expect(determination.missingFacts.map(({ pointer }) => pointer)).toContain(`/authorizations/0/${fact}`);
  });

  it("keeps every answer that closes, and what nobody read stays unread", () => {
    const closed: Omit<AuthorizationForm, "id"> = { elements: { purpose: false, signatureAndDate: false } };
    expect(formAsRead(closed, "not-compared").elements).toMatchObject(closed.elements ?? {});
    expect(formAsRead({ form: "state-form" }, "not-compared")).toEqual({ form: "state-form" });
    expect(formAsRead({ form: "state-form" }, "another-person").elements?.signatureAndDate).toBe(false);
  });

  it("of 42 CFR 2.31 has its elements only once the use is seen to be inside the purpose", () => {
    const part2 = { hasRequiredElements: true };
    expect(formAsRead({ part2 }, "matched-patient").part2?.hasRequiredElements).toBeUndefined();
    const seen = formAsRead({ part2, purposeMatchesRequest: true }, "matched-patient");
    expect(seen.part2?.hasRequiredElements).toBe(true);
  });
});

describe("another patient's match", () => {
  const matched = (patientRef: typeof one, before: CaseOnFile = onFile) =>
    caseAfter(
      before,
      { type: "patient.matched", patientRef },
      { context: undefined, found: [], on: "2026-11-20" },
    );
  const ofThePerson = {
    privilege: { status: "waived-in-writing" as const },
    patient: { ageYears: 15 },
    order: { inForce: true, namesPatient: true },
  };
  const before = { ...onFile, facts: { ...onFile.facts, ...ofThePerson } };

  it("forgets what was recorded of the former patient, and keeps what the paper says of its case", () => {
    const after = matched(two, before);
    expect(after.facts.privilege).toBeUndefined();
    expect(after.facts.patient).toBeUndefined();
    expect(after.facts.forum?.patientRole).toBeUndefined();
    expect(after.facts.order).toEqual({ inForce: true });
    expect(after.facts.instrument).toEqual(onFile.facts.instrument);
    expect(after.records).toEqual([]);
    expect(after.patientRef).toBe(two);
  });

  it("leaves the former patient's form to them: it opens nothing of the other's (45 CFR 164.508(c)(1)(vi))", () => {
    const after = matched(two);
    const records = [
      { documentId: note, kind: "psychotherapy-note" as const, sessionOn: "2026-03-01", sealed: true },
    ];
    expect(judged({ ...after, records }).determination.authorizations[0]?.valid).toBe(false);
  });

  it("forgets that the requester was verified: it was as the former patient, or for them (45 CFR 164.514(h)(1))", () => {
    const requesterAfter = (requester: CaseFile["requester"]) =>
      matched(two, { ...before, facts: { ...before.facts, requester } }).facts.requester;
    expect(requesterAfter({ role: "patient", identityVerified: true, authorityVerified: true })).toEqual({
      role: "patient",
    });
    const failed = { role: "hhs-ocr", identityVerified: false, authorityVerified: false } as const;
    expect(requesterAfter(failed)).toEqual(failed);
  });

  it("is none when the same patient is matched again, or the first", () => {
    expect(matched(one, before).facts).toEqual(before.facts);
    expect(matched(one, before).records).toEqual(before.records);
    const { patientRef: _, ...unmatched } = before;
    expect(matched(one, unmatched)).toEqual(before);
  });
});

describe("another process", () => {
  const second = doc("another");
  const aProcess = (
    documentId: typeof subpoena,
    state: "announced" | "admitted",
    purpose: "legal-process" | "court-order",
  ) => ({
    documentId,
    purpose,
    sha256: "a".repeat(64),
    size: 10,
    state,
    sentBy: "requester" as const,
    duplicateOf: null,
    read: true,
    pages: 1,
    refusal: null,
  });
  const assured = {
    notice: { statement: true },
    practiceNotice: { contentSufficient: true },
    qpo: { entered: true },
  };
  const before = { ...onFile, facts: { ...onFile.facts, assurances: assured } };
  const after = (purpose: "legal-process" | "court-order", first: "announced" | "admitted") =>
    caseAfter(
      before,
      {
        type: "document.admitted",
        documentId: second,
        pages: 1,
        activeContent: [],
        changedAfterSigning: false,
      },
      {
        context: {
          ...blankContext,
          papers: [aProcess(subpoena, first, "legal-process"), aProcess(second, "announced", purpose)],
        },
        found: [],
        on: "2026-11-20",
      },
    ).facts.assurances;

  it("has the assurances of none but itself; an order in the case binds it too (45 CFR 164.512(e)(1)(ii), (v))", () => {
    expect(after("legal-process", "admitted")).toEqual({ qpo: { entered: true } });
    expect(after("court-order", "admitted")).toEqual(assured);
    expect(after("legal-process", "announced")).toEqual(assured);
  });
});
