import { describe, expect, it } from "vitest";
import { decideDisposal } from "../../../../functions/dispose-records/decide-disposal.ts";
import { disposalView } from "../../../../functions/dispose-records/disposal-view.ts";
import { proposeDisposal } from "../../../../functions/dispose-records/propose-disposal.ts";
import { shelfView } from "../../../../functions/dispose-records/shelf-now.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { aHold, aShelfOfOne, documents, endedOn, sealedNote } from "../../../support/a-disposal.ts";
import type { ShelfOfOne } from "../../../support/a-disposal.ts";
import { aPatient, aPractice, ids, members } from "../../../support/desk.ts";

const [manager, clinician, , otherClinician, officer] = members as readonly [
  Member,
  Member,
  Member,
  Member,
  Member,
];
const asked = {
  treatmentEndedOn: endedOn,
  ground: "Counsel, letter of 3 November 2026: seven years have run.",
};
const confirm = { decision: "confirm" } as const;

async function proposed(shelf: ShelfOfOne) {
  const answer = await proposeDisposal(shelf.ports, officer, ids.patient, asked);
  if ("problem" in answer) throw new Error(answer.problem.words);
  return answer.disposal.disposalId;
}
const codeOf = (answer: object) =>
  "problem" in answer ? (answer.problem as { readonly code: string }).code : "none";

describe("the disposal of a patient's record", () => {
  it("is carried out on the word of two people: keys first, every version and marker, and nothing of another", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await proposed(shelf);
    const answer = await decideDisposal(shelf.ports, manager, disposalId, confirm);
    expect("disposal" in answer && answer.disposal.stage).toMatchObject({
      state: "done",
      confirmed: { personId: manager.personId },
      certificate: {
        proposed: { personId: officer.personId },
        ground: asked.ground,
        edition: "2026.11.1",
        copies: [
          { until: "2027-01-04" },
          { until: "2032-11-30" },
          { until: null },
          { until: null },
          { until: null },
        ],
      },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
    });
    expect(shelf.rows.size).toBe(0);
    expect(shelf.stored).toEqual({
      keys: [],
      sealed: [],
      plain: [{ key: "another/patient/record", versionId: "v1" }],
    });
    const ofTheNote = shelf.order.filter((act) => !act.startsWith("plain"));
    expect(ofTheNote).toEqual(["keys v1", "keys v1", "sealed v1", "sealed v2"]);
    const [done] = shelf.kept.values();
    expect(done?.stage.state === "done" && done.stage.certificate.records.map(({ found }) => found)).toEqual([
      { keys: 0, sealed: 0, plain: 3 },
      { keys: 0, sealed: 0, plain: 1 },
      { keys: 2, sealed: 2, plain: 0 },
    ]);
  });

  it("is proposed by the privacy officer alone, and confirmed by nobody who proposed or counts as one with them", async () => {
    const shelf = aShelfOfOne();
    for (const member of [manager, clinician])
      expect(codeOf(await proposeDisposal(shelf.ports, member, ids.patient, asked))).toBe(
        "not-allowed-for-role",
      );
    const disposalId = await proposed(shelf);
    const standIn = { ...manager, countsAsOneWith: [officer.personId] };
    for (const member of [officer, standIn])
      expect(codeOf(await decideDisposal(shelf.ports, member, disposalId, confirm))).toBe("same-person");
    // Who may not see the record is told nothing of it.
    expect(codeOf(await decideDisposal(shelf.ports, otherClinician, disposalId, confirm))).toBe("not-found");
    expect(shelf.rows.size).toBe(3);
    expect(codeOf(await decideDisposal(shelf.ports, clinician, disposalId, confirm))).toBe("none");
  });

  it("is stopped by a hold wherever it stands: not proposed, not confirmed, not gone on with", async () => {
    const shelf = aShelfOfOne();
    shelf.holders.push(aHold);
    const refusedByHold = await proposeDisposal(shelf.ports, officer, ids.patient, asked);
    expect(refusedByHold).toMatchObject({
      problem: { code: "refused-by-law", words: expect.stringContaining("26-HLC-12345-A") as string },
    });
    shelf.holders.length = 0;
    const disposalId = await proposed(shelf);
    shelf.holders.push({ ...aHold, because: "open-request", unmatched: true });
    expect(codeOf(await decideDisposal(shelf.ports, manager, disposalId, confirm))).toBe("refused-by-law");
    expect([shelf.rows.size, shelf.order.length]).toEqual([3, 0]);
  });

  it("is refused while a period that was read runs, and by whoever states an end that cannot be", async () => {
    const shelf = aShelfOfOne();
    const end = (treatmentEndedOn: string) =>
      proposeDisposal(shelf.ports, officer, ids.patient, { ...asked, treatmentEndedOn });
    expect(await end("2024-01-01")).toMatchObject({
      problem: { code: "refused-by-law", words: "Kept until January 1, 2032 (WAC 246-924-354(2))." },
    });
    for (const day of ["2014-01-01", "2027-01-01"])
      expect(await end(day)).toMatchObject({
        problem: { code: "invalid-field", fields: [{ pointer: "/treatmentEndedOn" }] },
      });
  });

  it("is, where no period was read, destroyed on the ground that two people recorded", async () => {
    const shelf = aShelfOfOne({ state: undefined });
    const disposalId = await proposed(shelf);
    expect(codeOf(await decideDisposal(shelf.ports, manager, disposalId, confirm))).toBe("none");
    expect(shelf.rows.size).toBe(0);
  });

  it("is one at a time for each patient, and after it was declined another", async () => {
    const shelf = aShelfOfOne();
    const both = await Promise.all(
      [1, 2].map(() => proposeDisposal(shelf.ports, officer, ids.patient, asked)),
    );
    expect(both.map(codeOf).toSorted()).toEqual(["none", "wrong-state"]);
    const [first] = shelf.kept.keys();
    const decline = { decision: "decline", reason: "She came back last month." } as const;
    const answer = await decideDisposal(shelf.ports, manager, first as never, decline);
    expect("disposal" in answer && answer.disposal.stage).toMatchObject({ state: "declined" });
    expect(codeOf(await decideDisposal(shelf.ports, manager, first as never, confirm))).toBe("wrong-state");
    expect(await proposed(shelf)).not.toBe(first);
  });

  it("is refused when the shelf is no longer what was proposed", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await proposed(shelf);
    const [record] = shelf.rows.values();
    if (!record) throw new Error("a record is needed");
    shelf.rows.set("doc_new", { ...record, documentId: `doc_${"4".repeat(26)}` as never });
    const answer = await decideDisposal(shelf.ports, manager, disposalId, confirm);
    expect(answer).toMatchObject({ problem: { code: "wrong-state" } });
    expect(shelf.rows.size).toBe(4);
  });

  it("is carried out by one at a time, and goes on when the call was too short", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await proposed(shelf);
    const slow = {
      ...shelf.ports,
      holders: async () => {
        shelf.later(10_000);
        return [];
      },
    };
    const begun = await decideDisposal(slow, manager, disposalId, confirm);
    expect("disposal" in begun && begun.disposal.stage).toMatchObject({
      state: "under-way",
      runsUntil: null,
    });
    expect(shelf.rows.size).toBeGreaterThan(0);
    const goOn = { decision: "continue" } as const;
    expect(codeOf(await decideDisposal(shelf.ports, clinician, disposalId, goOn))).toBe(
      "not-allowed-for-role",
    );
    // Whoever confirmed it may see it through.
    const both = await Promise.all(
      [officer, manager].map((member) => decideDisposal(shelf.ports, member, disposalId, goOn)),
    );
    expect(both.map(codeOf).toSorted()).toEqual(["none", "stale-version"]);
    expect(shelf.rows.size).toBe(0);
    expect(codeOf(await decideDisposal(shelf.ports, officer, disposalId, goOn))).toBe("wrong-state");
  });
});

describe("what is told of psychotherapy notes on the way (45 CFR 164.508(a)(2))", () => {
  const without = () => {
    const shelf = aShelfOfOne();
    shelf.rows.delete(sealedNote);
    return shelf;
  };

  it("is nothing to the desk: shelf, disposal and certificate are alike with them and without", async () => {
    const answers = await Promise.all(
      [aShelfOfOne(), without()].map(async (shelf) => {
        const view = await shelfView(
          shelf.ports,
          { ...aPractice, practice: { state: "WA" } },
          aPatient,
          endedOn,
        );
        const disposalId = await proposed(shelf);
        const decided = await decideDisposal(shelf.ports, manager, disposalId, confirm);
        if ("problem" in decided) throw new Error(decided.problem.words);
        const seen = await disposalView(shelf.ports.disposals, manager, aPatient, decided.disposal);
        return JSON.stringify([view, seen])
          .replaceAll(/"sha256":"[0-9a-f]{64}"/gu, "")
          .replaceAll(/"(?:at|finishedAt|destroyedAt)":"[^"]+"/gu, "");
      }),
    );
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).not.toContain(sealedNote);
  });

  it("is all to whoever wrote them and treats the patient", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await proposed(shelf);
    const decided = await decideDisposal(shelf.ports, manager, disposalId, confirm);
    if ("problem" in decided) throw new Error(decided.problem.words);
    const seen = await disposalView(shelf.ports.disposals, clinician, aPatient, decided.disposal);
    expect([seen.records, seen.destroyed]).toEqual([documents.length, documents.length]);
    expect(JSON.stringify(seen)).toContain(sealedNote);
  });
});
