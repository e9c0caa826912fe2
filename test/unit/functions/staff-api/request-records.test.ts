import { describe, expect, it } from "vitest";
import type { CaseOnFile } from "../../../../functions/adapters/case-on-file.ts";
import type { RecordRow } from "../../../../functions/adapters/practice-rows.ts";
import { sampleForms } from "../../../../local/journey/authorize.ts";
import { counselsAnswer, sampleFacts } from "../../../../local/journey/triage.ts";
import { requestRecordsSchema } from "../../../../workflows/contract/staff.ts";
import { authorizationOnFileSchema, factsSchema } from "../../../../workflows/facts/facts.ts";
import type { Facts } from "../../../../workflows/facts/facts.ts";
import type { DescribedRecord } from "../../../../workflows/facts/record-on-file.ts";
import { authorityOn } from "../../../../workflows/request/authority.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { DocumentId, PersonId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { anUnclassified, aRecord } from "../../../support/records.ts";
import { anApi, proposed, records, sealedId } from "../../../support/staff-api.ts";

/** The Secretary asks: what opens psychotherapy notes without any form (45 CFR 164.502(a)(2)(ii)). */
const owedToHhs: Facts = {
  instrument: { type: "hhs-ocr-request", requestedClasses: ["psychotherapy-notes"] },
  requester: {
    role: "hhs-ocr",
    purpose: "compliance-investigation",
    oversees: "practice",
    identityVerified: true,
    authorityVerified: true,
  },
  policy: { stateLayer: "federal-only" },
  practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
};

const known = factsSchema.parse({
  ...sampleFacts,
  ...counselsAnswer,
  requester: { ...sampleFacts.requester, identityVerified: true },
});

describe("what nobody has classified", () => {
  const { call } = anApi(proposed, [], {
    unclassified: [anUnclassified(`doc_${"7".repeat(26)}` as DocumentId)],
  });
  it("is told to those who treat the patient, beside the records and never among them", async () => {
    const { body } = await call("requestRecords", { sub: ids.clinicianSub });
    const { records: listed, unclassified } = requestRecordsSchema.parse(body);
    expect(unclassified).toEqual([
      {
        documentId: `doc_${"7".repeat(26)}`,
        sessionOn: "2026-03-04",
        because: "no-label",
        pages: 2,
        author: "Miriam Okafor",
        mine: true,
      },
    ]);
    expect(listed.every(({ documentId }) => documentId !== `doc_${"7".repeat(26)}`)).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/sha256|importDigest|authorId/);
  });
  it("is told to its author alone where its labels call it a psychotherapy note", async () => {
    const waiting = anUnclassified(`doc_${"7".repeat(26)}` as DocumentId);
    const seenOf = async (authorId: PersonId) => {
      const unclassified = [{ ...waiting, authorId, because: "notes-and-part-2" as const }];
      const { body } = await anApi(proposed, [], { unclassified }).call("requestRecords", {
        sub: ids.clinicianSub,
      });
      return requestRecordsSchema.parse(body).unclassified?.length;
    };
    expect(await seenOf(waiting.authorId)).toBe(1);
    expect(await seenOf(`per_${"9".repeat(26)}` as PersonId)).toBe(0);
  });
  it("is told to its author alone where the same file lies sealed, and may be looked at by whoever brought that in", async () => {
    const other = `per_${"9".repeat(26)}` as PersonId;
    const seen = async (noteBy: PersonId, broughtInBy: PersonId, noteOf = "a") => {
      const note = { ...aRecord(`doc_${"8".repeat(26)}` as DocumentId, true), authorId: noteBy };
      const waiting = anUnclassified(`doc_${"7".repeat(26)}` as DocumentId);
      const kept = { ...waiting, authorId: broughtInBy, because: "same-file" as const };
      const rows = [{ ...note, sha256: noteOf.repeat(64) }];
      const { body } = await anApi(proposed, [], { rows, unclassified: [kept] }).call("requestRecords", {
        sub: ids.clinicianSub,
      });
      return requestRecordsSchema.parse(body).unclassified?.map(({ mine }) => mine);
    };
    expect(await seen(ids.clinician, ids.manager)).toEqual([true]);
    expect(await seen(other, ids.manager)).toEqual([]);
    // Whoever brought it in themselves learns from it that the other lies sealed: not even they.
    expect(await seen(other, ids.clinician)).toEqual([]);
    expect(await seen(other, ids.manager, "c")).toEqual([false]);
  });
  it("is not told to the desk, which would learn of notes by it", async () => {
    expect((await call("requestRecords")).body).not.toHaveProperty("unclassified");
  });
});

describe("the records of a matched patient", () => {
  it("have psychotherapy notes among them once the law releases them on this request, called after their date", async () => {
    const { call } = anApi(proposed, [], { onFile: { facts: owedToHhs } });
    const { body } = await call("requestRecords");
    expect(requestRecordsSchema.parse(body).records.map(({ sealed, title }) => [sealed, title])).toEqual([
      [false, "Session 3"],
      [true, "Psychotherapy note of March 4, 2026"],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/sha256|importDigest|authorId/);
  });

  it("have them by a parent's signature as long as the patient is a minor by the birth date on file (45 CFR 164.502(g)(3)(i))", async () => {
    const facts: Facts = {
      ...known,
      patient: { alive: true, consent: { parentConsentedToService: true, minorConsentedAlone: false } },
    };
    const authorizations = [
      authorizationOnFileSchema.parse({
        authorizationId: authorityOn(ids.paper),
        documentId: ids.paper,
        authorization: {
          ...sampleForms["psychotherapy-notes-authorization"],
          signedOn: "2026-11-01",
          expiresOn: "2027-11-01",
          signers: [{ role: "parent", authorityDescribed: true }],
        },
        forPatient: ids.patient,
        revocations: [],
      }),
    ];
    const seen = async (birthDate: string) => {
      const onFile = { facts, authorizations, patientRef: ids.patient };
      const { body } = await anApi(proposed, [], { onFile, birthDate }).call("requestRecords");
      return requestRecordsSchema.parse(body).records.map(({ sealed }) => sealed);
    };
    expect(await seen("2012-04-19")).toEqual([false, true]);
    expect(await seen("2008-11-21")).toEqual([false]);
  });

  it("show them before to their author alone, not for another who treats the patient", async () => {
    const seen = async (rows: readonly RecordRow[]) => {
      const { body } = await anApi(proposed, [], { rows }).call("requestRecords", { sub: ids.clinicianSub });
      return requestRecordsSchema.parse(body).records.map(({ sealed }) => sealed);
    };
    expect(await seen(records)).toEqual([false, true]);
    expect(await seen(records.map((row) => ({ ...row, authorId: ids.manager })))).toEqual([false]);
  });

  it("are each shown with what a clinician said that they hold", async () => {
    const described = [{ documentId: ids.paper, holds: ["threat-statement" as const] }];
    const { body } = await anApi(proposed, [], { onFile: { described } }).call("requestRecords");
    expect(requestRecordsSchema.parse(body).records.map(({ holds }) => holds)).toEqual([
      ["threat-statement"],
    ]);
  });

  it("are each shown with the setting and the licence they were taken in with, and with what was said since", async () => {
    const described = [{ documentId: ids.paper, holds: [], license: "unlicensed" as const }];
    const rows = records.map((row) => ({ ...row, license: "psychologist", setting: "couple" }) as const);
    const { body } = await anApi(proposed, [], { rows, onFile: { described } }).call("requestRecords");
    expect(requestRecordsSchema.parse(body).records).toMatchObject([
      { takenIn: { license: "psychologist", setting: "couple" }, said: { license: "unlicensed" } },
    ]);
    const untold = await anApi(proposed).call("requestRecords");
    expect(requestRecordsSchema.parse(untold.body).records).toMatchObject([{ takenIn: {}, said: {} }]);
  });

  it("are listed once the patient is matched", async () => {
    const { call } = anApi({ ...proposed, patientRef: null });
    expect(await call("requestRecords")).toMatchObject({ status: 422, body: { code: "wrong-state" } });
  });
});

describe("psychotherapy notes that the law does not release on this request (45 CFR 164.508(a)(2))", () => {
  const ordinary = records.filter(({ sealed }) => !sealed);
  const onlyOrdinary: Partial<RequestContext> = {
    ...proposed,
    selection: { documentIds: [ids.paper], proposedBy: [ids.manager], outcomes: {} },
  };

  it("leave no trace in anything the desk is answered: byte for byte the same with them and without", async () => {
    const described: readonly DescribedRecord[] = [
      { documentId: sealedId, holds: [], license: "unlicensed", setting: "couple" },
    ];
    const answers = (rows: readonly RecordRow[], onFile: Partial<CaseOnFile> = {}) => {
      const { call } = anApi(onlyOrdinary, [], { rows, onFile });
      const params = { requestId: ids.request, documentId: sealedId };
      return Promise.all([
        call("requestRecords"),
        call("overview"),
        call("worklist"),
        call("findPatients", { body: { name: "Rowan" } }),
        call("recordLink", { params, body: {} }),
      ]);
    };
    const without = JSON.stringify(await answers(ordinary));
    expect(JSON.stringify(await answers(records))).toBe(without);
    // What its author said of it changes nothing either, nor does what it was taken in with.
    const known = records.map((row) => (row.sealed ? { ...row, license: "physician" as const } : row));
    expect(JSON.stringify(await answers(known, { described }))).toBe(without);
  });
});
