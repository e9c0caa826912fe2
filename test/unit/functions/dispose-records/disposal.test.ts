import { describe, expect, it } from "vitest";
import { decideDisposal } from "../../../../functions/dispose-records/decide-disposal.ts";
import { proposeDisposal } from "../../../../functions/dispose-records/propose-disposal.ts";
import {
  aHold,
  aProposed as proposed,
  aShelfOfOne,
  asked,
  clinician,
  documents,
  manager,
  officer,
  otherClinician,
  sweepUntilItRests,
  told,
} from "../../../support/a-disposal.ts";
import { ids } from "../../../support/desk.ts";

const confirm = { decision: "confirm", records: told.desk } as const;
const confirmAsAuthor = { decision: "confirm", records: told.author } as const;

const codeOf = (answer: object) =>
  "problem" in answer ? (answer.problem as { readonly code: string }).code : "none";

describe("the disposal of a patient's record", () => {
  it("is carried out on the word of two people: keys first, every version and marker, and nothing of another", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await proposed(shelf);
    const answer = await decideDisposal(shelf.ports, manager, disposalId, confirm);
    expect("disposal" in answer && answer.disposal.stage).toMatchObject({
      state: "under-way",
      runsUntil: null,
      lastLookAt: expect.any(String) as string,
    });
    await sweepUntilItRests(shelf);
    const [{ stage, items } = { stage: undefined, items: [] }] = shelf.kept.values();
    // What was listed while it was to be destroyed is kept no longer than that.
    expect(items).toEqual([]);
    expect(stage).toMatchObject({
      state: "done",
      confirmed: { personId: manager.personId },
      certificate: {
        proposed: { personId: officer.personId },
        ground: asked.ground,
        edition: "2026.11.2",
        copies: [
          { until: "2027-01-04" },
          { until: "2032-11-30" },
          { until: "2026-12-03" },
          { until: "2026-12-03" },
          { until: null },
          { until: null },
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
      incoming: [],
    });
    // What lies apart goes first, so that one that is stopped later says nothing of it.
    expect(shelf.order.slice(0, 6)).toEqual([
      "keys v1",
      "keys v1",
      "sealed v1",
      "sealed v2",
      "incoming v1",
      "incoming v2",
    ]);
    // Of an ordinary record it keeps what shows that it was destroyed, and not when it was written, by whom or what stood in it.
    expect(stage?.state === "done" && stage.certificate.records.map((record) => Object.keys(record))).toEqual(
      [
        ["documentId", "class", "authorId", "destroyedAt", "found"],
        ["documentId", "class", "authorId", "destroyedAt", "found"],
        ["documentId", "class", "destroyedAt", "found"],
        ["documentId", "class", "destroyedAt", "found"],
      ],
    );
    expect(JSON.stringify(shelf.lines)).not.toContain('"count"');
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
    expect(shelf.rows.size).toBe(4);
    expect(codeOf(await decideDisposal(shelf.ports, clinician, disposalId, confirmAsAuthor))).toBe("none");
  });

  it("is confirmed by nobody who does not say how many records they see listed", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await proposed(shelf);
    expect(await decideDisposal(shelf.ports, manager, disposalId, confirmAsAuthor)).toMatchObject({
      problem: { code: "invalid-field", words: expect.stringContaining("listed for you, 2,") as string },
    });
    expect(codeOf(await decideDisposal(shelf.ports, clinician, disposalId, confirm))).toBe("invalid-field");
    expect([shelf.rows.size, shelf.order.length]).toEqual([4, 0]);
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
    expect([shelf.rows.size, shelf.order.length]).toEqual([4, 0]);
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
    const record = shelf.rows.get(documents[0] ?? "");
    if (!record) throw new Error("a record is needed");
    shelf.rows.set("doc_new", { ...record, documentId: `doc_${"4".repeat(26)}` as never });
    const answer = await decideDisposal(shelf.ports, manager, disposalId, confirm);
    expect(answer).toMatchObject({ problem: { code: "wrong-state" } });
    expect(shelf.rows.size).toBe(5);
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
    for (const body of [goOn, { decision: "close", reason: "It should stay." } as const])
      expect(codeOf(await decideDisposal(shelf.ports, clinician, disposalId, body))).toBe(
        "not-allowed-for-role",
      );
    // Whoever confirmed it may see it through.
    const both = await Promise.all(
      [officer, manager].map((member) => decideDisposal(shelf.ports, member, disposalId, goOn)),
    );
    expect(both.map(codeOf).toSorted()).toEqual(["none", "stale-version"]);
    expect(shelf.rows.size).toBe(0);
    // A last look before its time changes nothing.
    const early = await decideDisposal(shelf.ports, officer, disposalId, goOn);
    expect("disposal" in early && early.disposal.stage.state).toBe("under-way");
    await sweepUntilItRests(shelf);
    expect(codeOf(await decideDisposal(shelf.ports, officer, disposalId, goOn))).toBe("wrong-state");
  });
});
