import { describe, expect, it } from "vitest";
import { decideDisposal } from "../../../../functions/dispose-records/decide-disposal.ts";
import { disposalView } from "../../../../functions/dispose-records/disposal-view.ts";
import { proposeDisposal } from "../../../../functions/dispose-records/propose-disposal.ts";
import { shelfView } from "../../../../functions/dispose-records/shelf-now.ts";
import {
  aHold,
  aProposed,
  aShelfOfOne,
  asked,
  clinician,
  documents,
  endedOn,
  manager,
  officer,
  sealedNote,
  sweepUntilItRests,
  told,
  underBothRules,
} from "../../../support/a-disposal.ts";
import type { ShelfOfOne } from "../../../support/a-disposal.ts";
import { aPatient, aPractice, ids } from "../../../support/desk.ts";

// Of a psychotherapy note, and of what nobody has classified and may be one, whoever brought it in is told and nobody else
// (45 CFR 164.508(a)(2)): what the desk sees, and what it is answered, is the same with them and without.

const practice = { ...aPractice, practice: { state: "WA" } };
const confirm = { decision: "confirm", records: told.desk } as const;
const apart = [sealedNote, underBothRules];

const without = () => {
  const shelf = aShelfOfOne();
  for (const documentId of apart) shelf.rows.delete(documentId);
  return shelf;
};
/** With notes, and with one that is not due, of a later day, of a writer and of a day at which the patient was a minor. */
const shelves = (): readonly ShelfOfOne[] => {
  const changed = (more: object) => {
    const shelf = aShelfOfOne();
    for (const documentId of apart) {
      const record = shelf.rows.get(documentId);
      if (record) shelf.rows.set(documentId, { ...record, ...more });
    }
    return shelf;
  };
  return [
    aShelfOfOne(),
    changed({ sessionOn: "2026-11-20" }),
    changed({ sessionOn: "2015-05-30", license: "psychiatrist" }),
    changed({ sessionOn: "1999-01-04" }),
  ];
};

const bare = (seen: unknown) =>
  JSON.stringify(seen)
    .replaceAll(/"sha256":"[0-9a-f]{64}"/gu, "")
    .replaceAll(/"(?:at|finishedAt|stoppedAt|lastLookAt|destroyedAt)":"[^"]+"/gu, "");

/** All that the desk sees and is answered on the way, from the search to the certificate or to a stop. */
async function theDesk(shelf: ShelfOfOne, holdAtLook: number): Promise<string> {
  const seen: unknown[] = [await shelfView(shelf.ports, practice, aPatient, endedOn)];
  for (const treatmentEndedOn of ["2014-01-01", "2024-01-01"]) {
    const refused = await proposeDisposal(shelf.ports, officer, ids.patient, { ...asked, treatmentEndedOn });
    seen.push("problem" in refused && refused.problem);
  }
  const disposalId = await aProposed(shelf);
  const look = async () => {
    const [disposal] = shelf.kept.values();
    if (disposal) seen.push(await disposalView(shelf.ports, manager, aPatient, disposal));
  };
  await look();
  let destroyed = 0;
  const { markDestroyed } = shelf.ports.disposals;
  const ports = {
    ...shelf.ports,
    disposals: {
      ...shelf.ports.disposals,
      markDestroyed: async (...input: Parameters<typeof markDestroyed>) => {
        await markDestroyed(...input);
        if (!apart.includes(input[1].documentId)) destroyed += 1;
        if (destroyed === holdAtLook) shelf.holders.push(aHold);
      },
    },
  };
  const decided = await decideDisposal(ports, manager, disposalId, confirm);
  seen.push("problem" in decided && decided.problem);
  await look();
  await sweepUntilItRests(shelf);
  await look();
  return bare(seen);
}

describe("the desk", () => {
  it.each([1, 2, 3])(
    "sees and is answered the same whatever lies apart, under a hold after ordinary record %i as well",
    async (holdAtLook) => {
      const plain = await theDesk(without(), holdAtLook);
      expect(plain).toContain('"records":2');
      for (const shelf of shelves()) {
        const seen = await theDesk(shelf, holdAtLook);
        expect(seen).toBe(plain);
        for (const documentId of apart) expect(seen).not.toContain(documentId);
      }
    },
  );
});

describe("whoever brought in what lies apart", () => {
  it("is told of all of it, before and after", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    await decideDisposal(shelf.ports, manager, disposalId, confirm);
    await sweepUntilItRests(shelf);
    const [disposal] = shelf.kept.values();
    if (!disposal) throw new Error("a disposal is needed");
    const seen = await disposalView(shelf.ports, clinician, aPatient, disposal);
    expect([seen.records, seen.destroyed]).toEqual([documents.length, documents.length]);
    expect(JSON.stringify(seen)).toContain(sealedNote);
  });

  it("is told how much of it stays, and it does: of a later day than the end that was stated, or in a period that runs", async () => {
    for (const [sessionOn, license] of [
      ["2026-11-20", "psychologist"],
      ["2015-06-02", "psychiatrist"],
    ] as const) {
      const shelf = aShelfOfOne();
      for (const documentId of apart) {
        const record = shelf.rows.get(documentId);
        if (record) shelf.rows.set(documentId, { ...record, sessionOn, license });
      }
      const disposalId = await aProposed(shelf);
      const [proposal] = shelf.kept.values();
      if (!proposal) throw new Error("a disposal is needed");
      expect(await disposalView(shelf.ports, clinician, aPatient, proposal)).toMatchObject({
        records: 2,
        stays: 2,
      });
      expect(await disposalView(shelf.ports, manager, aPatient, proposal)).toMatchObject({
        records: 2,
        stays: 0,
      });
      await decideDisposal(shelf.ports, manager, disposalId, confirm);
      await sweepUntilItRests(shelf);
      expect([...shelf.rows.keys()]).toEqual(apart);
      expect(apart.map(shelf.storedOf)).toEqual([4, 2]);
    }
  });

  it("keeps what came in after the proposal: nothing goes that was not proposed", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    const note = shelf.rows.get(sealedNote);
    if (!note) throw new Error("a note is needed");
    const later = { ...note, documentId: `doc_${"8".repeat(26)}` as never };
    shelf.rows.set(later.documentId, later);
    await decideDisposal(shelf.ports, manager, disposalId, confirm);
    await sweepUntilItRests(shelf);
    expect([...shelf.kept.values()][0]?.stage.state).toBe("done");
    expect([...shelf.rows.keys()]).toEqual([later.documentId]);
  });
});
