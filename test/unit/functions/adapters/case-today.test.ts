import { initialTransition } from "xstate";
import { describe, expect, it } from "vitest";
import { caseToday } from "../../../../functions/adapters/case-today.ts";
import { keptRecordsOf } from "../../../../functions/adapters/kept-records.ts";
import type { Patient } from "../../../../functions/adapters/practice-rows.ts";
import { sampleForms } from "../../../../local/journey/authorize.ts";
import { counselsAnswer, sampleFacts } from "../../../../local/journey/triage.ts";
import { authorityOn } from "../../../../workflows/request/authority.ts";
import { requestMachine } from "../../../../workflows/request/machine.ts";
import { dehydrate } from "../../../../workflows/request/snapshot.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { changed } from "../../../law/changed.ts";
import { aPatient, aPractice, ids } from "../../../support/desk.ts";
import { aProfile } from "../../../support/request-views.ts";
import { parentAsks } from "../../../law/neighbours/case.ts";

const authorizationId = authorityOn(ids.paper);
const note = `doc_${"3".repeat(26)}` as DocumentId;
const form = { ...sampleForms["psychotherapy-notes-authorization"], signedOn: "2026-11-01" };
const [blank] = initialTransition(requestMachine);
const stored = dehydrate(blank);
/** A request whose note a clinician approved. */
const snapshot = {
  ...stored,
  context: {
    ...stored.context,
    patientRef: ids.patient,
    reviews: [
      {
        documentId: note,
        decision: "approve",
        ground: null,
        by: ids.clinician,
        at: "2026-11-20T12:00:00Z",
      } as const,
    ],
  },
};

const known = {
  ...sampleFacts,
  ...counselsAnswer,
  requester: { ...sampleFacts.requester, identityVerified: true },
};

const onFile = (more: object) => ({
  facts: known,
  patientRef: ids.patient,
  records: keptRecordsOf([
    { documentId: note, kind: "psychotherapy-note", sessionOn: "2026-03-01", sealed: true },
  ]),
  authorizations: [
    {
      authorizationId,
      documentId: ids.paper,
      authorization: { ...form, expiresOn: "2026-11-21" },
      forPatient: ids.patient,
      revocations: [],
    },
  ],
  ...more,
});

/** What the law makes of a stored request at an instant; nothing is recorded in between. */
async function readAt(at: string, more: object = {}, patient: Patient = aPatient) {
  const read = caseToday({
    load: async ({ requestId }) =>
      requestId === ids.request
        ? {
            version: 7,
            headHash: "",
            receivedAt: "2026-11-02T12:00:00Z",
            trackingNumber: "26-HLC-12345-A",
            dates: [],
            datedAt: "2026-11-02T12:00:00Z",
            snapshot,
            facts: onFile(more),
            profile: aProfile,
            determinationDigest: "",
            beside: { facts: 1, profile: 1, window: "2026-11-02T1200" },
          }
        : undefined,
    practices: {
      byId: async (id) => (id === ids.practice ? aPractice : undefined),
      patient: async (practice, ref) =>
        practice === ids.practice && ref === ids.patient ? patient : undefined,
    },
    now: () => new Date(at),
  });
  const today = await read(ids.key);
  return { today, elsewhere: await read({ ...ids.key, requestId: ids.otherRequest }) };
}

describe("a case read today", () => {
  it("is judged by the practice's own date: a form runs out at its midnight, though nothing happened since (45 CFR 164.508(b)(2)(i))", async () => {
    // Chicago is six hours behind: its 21st ends at 06:00 in universal time.
    const before = (await readAt("2026-11-22T05:59:00Z")).today;
    const after = (await readAt("2026-11-22T06:01:00Z")).today;
    expect(before?.judgement.segments[note]).toBe("release");
    expect(before?.judgement.notesOpenedBy).toEqual([authorizationId]);
    expect(after?.judgement.segments[note]).not.toBe("release");
    expect(after?.judgement.notesOpenedBy).toEqual([]);
    expect(after?.context).toEqual(before?.context);
  });

  it("follows an order from its words to its stay", async () => {
    const at = "2026-11-21T12:00:00Z";
    const order = {
      facts: {
        ...known,
        instrument: {
          ...known.instrument,
          type: "court-order",
          judgeSigned: true,
          signerRole: "judge",
        },
        order: { exists: true, inForce: true, stayed: false, vacated: false, namesPatient: true },
      },
      authorizations: [],
    };
    const named = {
      ...order,
      facts: { ...order.facts, order: { ...order.facts.order, expresslyNamesPsychotherapyNotes: true } },
    };
    expect((await readAt(at, order)).today?.judgement.notesOpenedBy).toEqual([]);
    expect((await readAt(at, named)).today?.judgement.notesOpenedBy).toEqual(["order"]);
    const stayed = { ...named, facts: { ...named.facts, order: { ...named.facts.order, stayed: true } } };
    expect((await readAt(at, stayed)).today?.judgement.notesOpenedBy).toEqual([]);
  });

  it("knows when the matched patient was born, whatever age was written down: a minor is of age at midnight (45 CFR 164.502(g)(3)(i))", async () => {
    const progress = `doc_${"4".repeat(26)}` as DocumentId;
    const asks = changed(parentAsks, {
      instrument: { requestedClasses: ["progress-notes"] },
      requester: { identityVerified: true, authorityVerified: true },
      patient: { ageYears: 17, consent: { parentConsentedToService: true, minorConsentedAlone: false } },
      practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
      policy: { stateLayer: "federal-only" },
    });
    const records = keptRecordsOf([
      { documentId: progress, kind: "progress-note", sessionOn: "2026-03-01", sealed: false },
    ]);
    const outcomeAt = async (at: string, birthDate: string) => {
      const more = { facts: asks, records, authorizations: [] };
      return (await readAt(at, more, { ...aPatient, birthDate })).today?.judgement.segments[progress];
    };
    expect(await outcomeAt("2026-11-22T05:59:00Z", "2008-11-22")).toBe("release");
    expect(await outcomeAt("2026-11-22T06:01:00Z", "2008-11-22")).toBe("needs-authorization");
    expect(await outcomeAt("2026-11-22T06:01:00Z", "1987-04-19")).toBe("needs-authorization");
  });

  it("looks at what a record is on file now: one that was misfiled is a psychotherapy note since (AB-026)", async () => {
    const progress = `doc_${"4".repeat(26)}` as DocumentId;
    const records = keptRecordsOf([
      { documentId: progress, kind: "progress-note", sessionOn: "2026-03-01", sealed: false },
    ]);
    const seen = async (patient: Patient) =>
      (await readAt("2026-11-21T12:00:00Z", { records }, patient)).today?.judgement.sealed;
    expect(await seen(aPatient)).toEqual([]);
    expect(await seen({ ...aPatient, misfiled: [progress] })).toEqual([progress]);
  });

  it("is nothing for a request that does not exist", async () => {
    expect((await readAt("2026-11-21T12:00:00Z")).elsewhere).toBeUndefined();
  });
});
