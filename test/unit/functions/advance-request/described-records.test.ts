import { describe, expect, it } from "vitest";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aDesk, ids } from "../../../support/desk.ts";
import { aRecord } from "../../../support/records.ts";

const doc = (digit: string) => `doc_${digit.repeat(26)}` as DocumentId;
const [ordinary, note, othersNote, missing] = [doc("1"), doc("5"), doc("6"), doc("9")];
const threat = ["threat-statement" as const];

/** The practice itself wants to warn somebody; what the law waits for is which record holds the threat. */
async function aWarning() {
  const desk = aDesk({}, [
    aRecord(ordinary, false),
    aRecord(note, true),
    { ...aRecord(othersNote, true), authorId: ids.manager },
  ]);
  await desk.open();
  const give = (sub: string, event: RequestEvent) => desk.submit("staff", desk.staff(sub, event));
  const steps: readonly [string, RequestEvent][] = [
    [
      ids.officerSub,
      {
        type: "facts.recorded",
        patch: {
          instrument: { type: "self-initiated-disclosure", requestedClasses: ["psychotherapy-notes"] },
          requester: { role: "police", purpose: "threat-prevention" },
          decisions: {
            threat: { goodFaithBelief: true, seriousAndImminent: true, recipientCanPrevent: true },
          },
          policy: { stateLayer: "federal-only" },
          practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
        },
      },
    ],
    [
      ids.managerSub,
      {
        type: "requester.identity-verified",
        method: "called-published-number",
        authorityVerified: true,
      },
    ],
    [ids.managerSub, { type: "weight.confirmed" }],
    [ids.managerSub, { type: "patient.matched", patientRef: ids.patient }],
  ];
  for (const [sub, step] of steps) expect(await give(sub, step)).toMatchObject({ outcome: "accepted" });
  const describeRecord = (
    documentId: DocumentId,
    holds = threat as readonly "threat-statement"[],
    sub = ids.clinicianSub as string,
  ) => give(sub, { type: "record.described", documentId, holds: [...holds] });
  const propose = (documentId: DocumentId) =>
    give(ids.managerSub, { type: "records.proposed", documentIds: [documentId] });
  return { desk, describeRecord, propose };
}

describe("what a record holds", () => {
  it("said by a clinician who treats the patient, lets the law release a note for a warning (45 CFR 164.512(j)(1)(i))", async () => {
    const { desk, describeRecord, propose } = await aWarning();
    expect(await propose(note)).toMatchObject({ problem: { code: "not-found" } });
    expect(await describeRecord(note)).toMatchObject({ outcome: "accepted" });
    expect(await propose(note)).toMatchObject({ outcome: "accepted" });
    const judged = () => desk.events().at(-1)?.recorded.judgement.segments[note];
    expect(judged()).toBe("release");
    expect(await describeRecord(note, [])).toMatchObject({ outcome: "accepted" });
    expect(judged()).toBe("withhold");
  });

  it("does not reach a record of which nobody said it, an ordinary one included", async () => {
    const { desk, propose } = await aWarning();
    expect(await propose(ordinary)).toMatchObject({ outcome: "accepted" });
    expect(desk.events().at(-1)?.recorded.judgement.segments[ordinary]).not.toBe("release");
  });

  it("is said by nobody else, and not of a colleague's sealed note, which is answered like none", async () => {
    const { describeRecord } = await aWarning();
    for (const sub of [ids.managerSub, ids.officerSub, ids.otherClinicianSub])
      expect(await describeRecord(note, threat, sub)).toMatchObject({
        problem: { code: "not-allowed-for-role" },
      });
    expect(await describeRecord(othersNote)).toMatchObject({ problem: { code: "not-found" } });
    expect(await describeRecord(othersNote)).toEqual(await describeRecord(missing));
    expect(await describeRecord(ordinary)).toMatchObject({ outcome: "accepted" });
  });
});
