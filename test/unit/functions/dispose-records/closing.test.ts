import { describe, expect, it } from "vitest";
import { decideDisposal } from "../../../../functions/dispose-records/decide-disposal.ts";
import type { Decide } from "../../../../functions/dispose-records/decide-disposal.ts";
import { sweepDisposals } from "../../../../functions/dispose-records/sweep-disposals.ts";
import { recordObjectKey } from "../../../../functions/adapters/sealed-notes.ts";
import {
  aHold,
  aProposed,
  aShelfOfOne,
  documents,
  manager,
  officer,
  sweepUntilItRests,
  told,
} from "../../../support/a-disposal.ts";
import { viewToGoOn } from "../../../../functions/dispose-records/disposal-view.ts";
import type { ShelfOfOne } from "../../../support/a-disposal.ts";
import { aPatient, aPractice, ids } from "../../../support/desk.ts";

const confirm = { decision: "confirm", records: told.desk } as const;
const close = { decision: "close", reason: "The case will take years." } as const;
const stageOf = (shelf: ShelfOfOne, nth = 0) => [...shelf.kept.values()][nth]?.stage;
const plain = documents[0] ?? "";
const nameOf = (documentId: string) => recordObjectKey(ids.practice, ids.patient, documentId);

/** Stopped by a hold when two records were gone, and a third in part. */
async function aStopped() {
  const shelf = aShelfOfOne();
  const disposalId = await aProposed(shelf);
  const { destroy } = shelf.ports.places.plain;
  let deleted = 0;
  const dying: Decide["places"]["plain"] = {
    ...shelf.ports.places.plain,
    destroy: async (version) => {
      await destroy(version);
      deleted += 1;
      throw new Error("broken off");
    },
  };
  const places = { ...shelf.ports.places, plain: dying };
  await expect(decideDisposal({ ...shelf.ports, places }, manager, disposalId, confirm)).rejects.toThrow(
    "broken off",
  );
  expect(deleted).toBe(1);
  shelf.holders.push(aHold);
  await sweepUntilItRests(shelf);
  expect(stageOf(shelf)).toMatchObject({ state: "stopped", partly: [plain], holders: [aHold] });
  return { shelf, disposalId };
}

describe("a disposal that was stopped", () => {
  it("is told with what stands against it now, to whoever may let it go on, and offered to go on once nothing does", async () => {
    const { shelf } = await aStopped();
    const [disposal] = shelf.kept.values();
    if (!disposal) throw new Error("there is a disposal");
    const seenBy = (member: typeof officer) =>
      viewToGoOn(shelf.ports, member, { practice: aPractice, patient: aPatient, disposal });
    expect((await seenBy(officer)).against).toEqual({ holders: [aHold], words: "" });
    const outsider = { ...officer, personId: ids.clinician, roles: ["clinician" as const] };
    expect(await seenBy(outsider)).toMatchObject({ mayGoOn: false });
    expect((await seenBy(outsider)).against).toBeUndefined();
    shelf.holders.pop();
    expect((await seenBy(officer)).against).toBeUndefined();
  });

  it("is closed by a person with words: what is gone is certified, what is whole is on the shelf, the rest is named", async () => {
    const { shelf, disposalId } = await aStopped();
    const answer = await decideDisposal(shelf.ports, officer, disposalId, close);
    expect("disposal" in answer && answer.disposal).toMatchObject({
      items: [{ documentId: plain }],
      stage: {
        state: "closed",
        closed: { personId: officer.personId },
        reason: close.reason,
        partly: [plain],
        certificate: {
          records: [
            { documentId: documents[2], found: { keys: 2, sealed: 2 } },
            { documentId: documents[3], found: { incoming: 2 } },
          ],
          tooLate: [aHold],
        },
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      },
    });
    expect([...shelf.rows.keys()]).toEqual([documents[1]]);
    expect(documents.map(shelf.storedOf)).toEqual([2, 1, 0, 0]);
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)?.state).toBe("closed");
    for (const body of [close, { decision: "continue" }, confirm] as const)
      expect(await decideDisposal(shelf.ports, officer, disposalId, body)).toMatchObject({
        problem: { code: "wrong-state" },
      });
  });

  it("leaves what it destroyed in part to the next disposal, which takes it with it", async () => {
    const { shelf, disposalId } = await aStopped();
    await decideDisposal(shelf.ports, officer, disposalId, close);
    shelf.holders.length = 0;
    const next = await aProposed(shelf);
    expect(next).not.toBe(disposalId);
    const answer = await decideDisposal(shelf.ports, manager, next, confirm);
    expect("disposal" in answer && answer.disposal.items.map(({ documentId }) => documentId)).toEqual([
      documents[1],
      documents[0],
    ]);
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf, 1)).toMatchObject({ state: "done" });
    expect([shelf.rows.size, ...documents.map(shelf.storedOf)]).toEqual([0, 0, 0, 0, 0]);
  });

  it("is not gone on with by itself when its closing broke off: somebody has said that nothing more is destroyed", async () => {
    const { shelf, disposalId } = await aStopped();
    shelf.holders.length = 0;
    const putBack: Decide["disposals"]["putBack"] = async () => {
      throw new Error("broken off");
    };
    // The second record is whole and off the shelf, and is about to be put back.
    const whole = shelf.rows.get(documents[1] ?? "");
    const stopped = [...shelf.kept.values()][0];
    if (!whole || !stopped) throw new Error("nothing was left");
    const one = { versionId: "v1", key: nameOf(whole.documentId) };
    expect(shelf.stored.plain).toContainEqual(one);
    const found = { keys: 0, sealed: 0, plain: 1, incoming: 0 };
    await shelf.ports.disposals.takeOff({ practiceId: ids.practice, ...stopped }, whole, found);
    const dying = { ...shelf.ports, disposals: { ...shelf.ports.disposals, putBack } };
    shelf.later(61_000);
    await expect(decideDisposal(dying, officer, disposalId, close)).rejects.toThrow("broken off");
    await sweepUntilItRests(shelf);
    expect(shelf.stored.plain).toContainEqual(one);
    expect(await decideDisposal(shelf.ports, officer, disposalId, close)).toHaveProperty("disposal");
    expect([...shelf.rows.keys()]).toEqual([whole.documentId]);
    expect(stageOf(shelf)).toMatchObject({ state: "closed" });
  });

  it("is closed by nobody within three minutes of what it destroyed, for an import may still be storing that", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    let looks = 0;
    const holders: Decide["holders"] = async () => ((looks += 1) > 3 ? [aHold] : []);
    await decideDisposal({ ...shelf.ports, holders }, manager, disposalId, confirm);
    expect(stageOf(shelf)).toMatchObject({ state: "stopped", holders: [aHold] });
    expect(await decideDisposal(shelf.ports, officer, disposalId, close)).toMatchObject({
      problem: { code: "wrong-state", words: expect.stringContaining("three minutes") as string },
    });
    shelf.later(180_000);
    expect(await decideDisposal(shelf.ports, manager, disposalId, close)).toHaveProperty("disposal");
  });
});

describe("the last look", () => {
  /** Everything destroyed, the certificate still to come. */
  async function aDestroyed() {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    await decideDisposal(shelf.ports, manager, disposalId, confirm);
    expect(stageOf(shelf)).toMatchObject({ state: "under-way" });
    return { shelf, disposalId };
  }

  it("destroys what an import stored that was under way meanwhile, in every place, and what was posted", async () => {
    const { shelf } = await aDestroyed();
    const late = (key: string) => ({ key, versionId: "late" });
    shelf.stored.keys.push(late(`${nameOf(documents[2] ?? "")}/0c`));
    shelf.stored.sealed.push(late(nameOf(documents[0] ?? "")));
    shelf.stored.plain.push(late(nameOf(documents[0] ?? "")));
    shelf.stored.incoming.push(
      late(nameOf(documents[3] ?? "")),
      late(`incoming/${ids.practice}/${ids.patient}/doc_posted`),
      late(`incoming/${ids.practice}/${ids.otherPatient}/doc_posted`),
    );
    await sweepUntilItRests(shelf);
    const stage = stageOf(shelf);
    expect(stage?.state === "done" && stage.certificate.records.map(({ found }) => found)).toEqual([
      { keys: 3, sealed: 2, plain: 0, incoming: 0 },
      { keys: 0, sealed: 0, plain: 0, incoming: 3 },
      { keys: 0, sealed: 1, plain: 4, incoming: 0 },
      { keys: 0, sealed: 0, plain: 1, incoming: 0 },
    ]);
    expect(Object.values(shelf.stored).flat()).toEqual([
      { key: "another/patient/record", versionId: "v1" },
      late(`incoming/${ids.practice}/${ids.otherPatient}/doc_posted`),
    ]);
  });

  it("keeps what came in late for a request that came since, and says of it that it is left in part", async () => {
    const { shelf, disposalId } = await aDestroyed();
    shelf.stored.plain.push({ key: nameOf(plain), versionId: "late" });
    shelf.holders.push(aHold);
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)).toMatchObject({ state: "stopped", holders: [aHold], partly: [plain] });
    expect(shelf.storedOf(plain)).toBe(1);
    const answer = await decideDisposal(shelf.ports, officer, disposalId, close);
    expect("disposal" in answer && answer.disposal.stage).toMatchObject({
      state: "closed",
      partly: [plain],
      certificate: { records: [{}, {}, { documentId: documents[1] }] },
    });
    expect(shelf.storedOf(plain)).toBe(1);
  });

  it("names on the certificate the request that came too late", async () => {
    const { shelf } = await aDestroyed();
    shelf.holders.push(aHold);
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)).toMatchObject({ state: "done", certificate: { tooLate: [aHold] } });
  });
});

describe("of two runs", () => {
  it("the one that slept past its lease destroys nothing more and puts nothing back", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    const { list } = shelf.ports.places.plain;
    let slept = false;
    // It sleeps while it looks at what there is of the record that it has taken off the shelf, and everything happens meanwhile.
    const sleeper: Decide["places"]["plain"] = {
      ...shelf.ports.places.plain,
      list: async (prefix) => {
        const found = await list(prefix);
        if (!slept && !shelf.rows.has(plain) && prefix === nameOf(plain)) {
          slept = true;
          shelf.holders.push(aHold);
          await sweepUntilItRests(shelf);
        }
        return found;
      },
    };
    const places = { ...shelf.ports.places, plain: sleeper };
    await expect(decideDisposal({ ...shelf.ports, places }, manager, disposalId, confirm)).rejects.toThrow(
      /may destroy is over/u,
    );
    expect(stageOf(shelf)).toMatchObject({ state: "stopped", partly: [] });
    expect([...shelf.rows.keys()]).toEqual([documents[1], plain]);
    expect(documents.slice(0, 2).map(shelf.storedOf)).toEqual([3, 1]);
  });

  it("the later one alone takes records off the shelf", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    let slept = false;
    const practices: Decide["practices"] = {
      ...shelf.ports.practices,
      entered: async (...of) => {
        const found = await shelf.ports.practices.entered(...of);
        if (!slept) {
          slept = true;
          shelf.holders.push(aHold);
          await sweepUntilItRests(shelf);
        }
        return found;
      },
    };
    await expect(decideDisposal({ ...shelf.ports, practices }, manager, disposalId, confirm)).rejects.toThrow(
      /changed at the same moment/u,
    );
    expect([shelf.rows.size, shelf.order.length]).toEqual([4, 0]);
  });
});

describe("a record that was sealed or classified after it was proposed", () => {
  it("is another than what was proposed, and stays", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    const { takeOff } = shelf.ports.disposals;
    const sealing: Decide["disposals"] = {
      ...shelf.ports.disposals,
      takeOff: async (...input) => {
        const record = shelf.rows.get(plain);
        if (record && record.kind !== "billing")
          shelf.rows.set(plain, { ...record, kind: "billing" } as typeof record);
        return takeOff(...input);
      },
    };
    await decideDisposal({ ...shelf.ports, disposals: sealing }, manager, disposalId, confirm);
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)).toMatchObject({ state: "done" });
    expect([...shelf.rows.keys()]).toEqual([plain]);
    expect(documents.map(shelf.storedOf)).toEqual([3, 0, 0, 0]);
  });
});

describe("the sweep", () => {
  it("goes on with the others when one cannot, and fails so that somebody is told", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    const dying = { ...shelf.ports.disposals, markDestroyed: async () => Promise.reject(new Error("away")) };
    const broken = { ...shelf.ports, disposals: dying };
    await expect(decideDisposal(broken, manager, disposalId, confirm)).rejects.toThrow("away");
    await sweepDisposals(broken);
    shelf.later(61_000);
    await expect(sweepDisposals(broken)).rejects.toThrow("1 disposals could not go on");
    expect(JSON.stringify(shelf.lines)).toContain("disposal-failed");
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)).toMatchObject({ state: "done" });
  });

  it("goes on with the other practices when the disposals of one cannot be read", async () => {
    const shelf = aShelfOfOne();
    await decideDisposal(shelf.ports, manager, await aProposed(shelf), confirm);
    shelf.later(181_000);
    const unreadable = "prc_00000000000000000000000000" as typeof ids.practice;
    const list: Decide["disposals"]["list"] = async (practiceId) => {
      if (practiceId === unreadable) throw new Error("a row that is none");
      return shelf.ports.disposals.list(practiceId);
    };
    const practices = { ...shelf.ports.practices, ids: async () => [unreadable, ids.practice] };
    const ports = { ...shelf.ports, practices, disposals: { ...shelf.ports.disposals, list } };
    await expect(sweepDisposals(ports)).rejects.toThrow("1 disposals could not go on");
    expect(stageOf(shelf)).toMatchObject({ state: "done" });
  });
});
