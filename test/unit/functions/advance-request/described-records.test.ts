import { describe, expect, it } from "vitest";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { matchedDesk } from "../../../support/matched-desk.ts";
import { aRecord } from "../../../support/records.ts";

const doc = (digit: string) => `doc_${digit.repeat(26)}` as DocumentId;
const [ordinary, note, othersNote, missing] = [doc("1"), doc("5"), doc("6"), doc("9")];
const threat = ["threat-statement" as const];

/** The practice itself wants to warn somebody; what the law waits for is which record holds the threat. */
async function aWarning() {
  const facts = {
    instrument: { type: "self-initiated-disclosure", requestedClasses: ["psychotherapy-notes"] },
    requester: { role: "police", purpose: "threat-prevention" },
    decisions: { threat: { goodFaithBelief: true, seriousAndImminent: true, recipientCanPrevent: true } },
    policy: { stateLayer: "federal-only" },
    practice: { hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
  };
  const { desk, give, propose } = await matchedDesk(facts, [
    aRecord(ordinary, false),
    aRecord(note, true),
    { ...aRecord(othersNote, true), authorId: ids.manager },
  ]);
  const describeRecord = (
    documentId: DocumentId,
    holds = threat as readonly "threat-statement"[],
    sub = ids.clinicianSub as string,
  ) => give(sub, { type: "record.described", documentId, holds: [...holds] });
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
