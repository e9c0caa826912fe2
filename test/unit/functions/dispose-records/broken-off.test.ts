import { describe, expect, it } from "vitest";
import { decideDisposal } from "../../../../functions/dispose-records/decide-disposal.ts";
import type { Decide } from "../../../../functions/dispose-records/decide-disposal.ts";
import { sweepDisposals } from "../../../../functions/dispose-records/sweep-disposals.ts";
import {
  aHold,
  aProposed,
  aShelfOfOne,
  documents,
  manager,
  officer,
  sweepUntilItRests,
  told,
  versionsOf,
} from "../../../support/a-disposal.ts";
import type { ShelfOfOne } from "../../../support/a-disposal.ts";
import { aPatient } from "../../../support/desk.ts";

// A disposal can break off at each of its calls, before or after the call took effect, and a hold can come at each of them.

const goOn = { decision: "continue" } as const;
const confirm = { decision: "confirm", records: told.desk } as const;
const versions: Readonly<Record<string, number>> = Object.fromEntries(
  documents.map((id, n) => [id, versionsOf[n] ?? 0]),
);

/** The ports, and what happens around each call of one that reads or writes something. */
function around<Ports extends Decide>(ports: Ports, act: <T>(call: () => Promise<T>) => Promise<T>): Ports {
  const wrapped = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        (...input: unknown[]) => act(() => (call as (...all: unknown[]) => Promise<unknown>)(...input)),
      ]),
    ) as Port;
  const { keys, sealed, plain, incoming } = ports.places;
  return {
    ...ports,
    disposals: wrapped(ports.disposals),
    practices: wrapped(ports.practices),
    holders: (...of: Parameters<Decide["holders"]>) => act(() => ports.holders(...of)),
    places: {
      keys: wrapped(keys),
      sealed: wrapped(sealed),
      plain: wrapped(plain),
      incoming: wrapped(incoming),
    },
  };
}

/** What is on the shelf is whole; what is not is on its way or gone, and nothing is both. */
function isTruthful({ rows, disposed, storedOf }: ShelfOfOne): void {
  const wrong = documents.filter((documentId) => {
    const left = storedOf(documentId);
    const place = disposed.get(documentId);
    return (
      rows.has(documentId) === disposed.has(documentId) ||
      (rows.has(documentId) && left !== versions[documentId]) ||
      (place?.state === "destroyed" && left !== 0)
    );
  });
  expect(wrong).toEqual([]);
}

/** A disposal from its confirmation to its end, with a sweep for the last look; `act` stands around each call. */
async function carriedOut(shelf: ShelfOfOne, act: <T>(call: () => Promise<T>) => Promise<T>) {
  const disposalId = await aProposed(shelf);
  const ports = around(shelf.ports, act);
  await decideDisposal(ports, manager, disposalId, confirm);
  shelf.later(181_000);
  await sweepDisposals(ports);
  return disposalId;
}

const countCalls = async (): Promise<number> => {
  let calls = 0;
  await carriedOut(aShelfOfOne(), (call) => {
    calls += 1;
    return call();
  });
  return calls;
};
const total = await countCalls();
const everyCall = Array.from({ length: total }, (_, at) => at + 1);
const stageOf = (shelf: ShelfOfOne) => [...shelf.kept.values()][0]?.stage;

describe("a disposal that breaks off", () => {
  it("has as many calls as are broken off here", () => {
    expect(total).toBeGreaterThan(80);
  });

  it.each(everyCall.flatMap((at) => [[at, "before"] as const, [at, "after"] as const]))(
    "at call %i, %s it took effect, is truthful there, and is finished by the sweep without a person",
    async (at, when) => {
      const shelf = aShelfOfOne();
      let nth = 0;
      const broken = carriedOut(shelf, async (call) => {
        nth += 1;
        if (nth !== at) return call();
        if (when === "after") await call();
        throw new Error("broken off");
      });
      await expect(broken).rejects.toThrow(/broken off|could not go on/u);
      isTruthful(shelf);
      const [disposalId] = shelf.kept.keys();
      // Only what nobody has confirmed waits for a person.
      const begun = stageOf(shelf)?.state !== "proposed";
      for (const member of begun ? [] : [manager])
        await decideDisposal(shelf.ports, member, disposalId as never, confirm);
      await sweepUntilItRests(shelf);
      const stage = stageOf(shelf);
      expect(stage?.state).toBe("done");
      expect(stage?.state === "done" && stage.certificate.records.map(({ found }) => found)).toEqual([
        { keys: 2, sealed: 2, plain: 0, incoming: 0 },
        { keys: 0, sealed: 0, plain: 0, incoming: 2 },
        { keys: 0, sealed: 0, plain: 3, incoming: 0 },
        { keys: 0, sealed: 0, plain: 1, incoming: 0 },
      ]);
      expect([shelf.rows.size, ...documents.map(shelf.storedOf)]).toEqual([0, 0, 0, 0, 0]);
    },
  );

  it.each(everyCall)(
    "under a hold that came at call %i is stopped by the sweep, which puts back what is whole and says what is not",
    async (at) => {
      const shelf = aShelfOfOne();
      let nth = 0;
      const broken = carriedOut(shelf, async (call) => {
        nth += 1;
        if (nth !== at) return call();
        await call();
        shelf.holders.push(aHold);
        throw new Error("broken off");
      });
      await expect(broken).rejects.toThrow(/broken off|could not go on/u);
      const before = documents.map(shelf.storedOf);
      await sweepUntilItRests(shelf);
      // Nothing more is destroyed, and whatever is whole is on the shelf again.
      expect(documents.map(shelf.storedOf)).toEqual(before);
      isTruthful(shelf);
      for (const documentId of documents)
        expect(shelf.rows.has(documentId)).toBe(shelf.storedOf(documentId) === versions[documentId]);
      const stage = stageOf(shelf);
      expect(["proposed", "stopped", "done"]).toContain(stage?.state);
      // Whoever came too late is on the certificate.
      const late = stage?.state === "done" && at < total ? stage.certificate.tooLate : [aHold];
      expect(late).toEqual([aHold]);
    },
  );
});

describe("a hold that comes while a disposal is carried out", () => {
  it.each(everyCall)(
    "at call %i stops it before the next record; what it destroys after that is nothing",
    async (at) => {
      const shelf = aShelfOfOne();
      let nth = 0;
      const disposalId = await carriedOut(shelf, async (call) => {
        nth += 1;
        if (nth === at) shelf.holders.push(aHold);
        return call();
      });
      isTruthful(shelf);
      const stage = stageOf(shelf);
      // It came before the confirmation was taken, on the way, or when everything was gone already.
      expect(["proposed", "stopped", "done"]).toContain(stage?.state);
      const whole = documents.filter((id) => shelf.storedOf(id) === versions[id]);
      expect(whole.every((id) => shelf.rows.has(id))).toBe(true);
      expect(stage?.state === "done").toBe(shelf.rows.size === 0);
      expect(stage?.state === "stopped" ? stage.holders : [aHold]).toEqual([aHold]);
      shelf.holders.length = 0;
      const goingOn = stage?.state === "stopped" ? [goOn] : [];
      for (const decision of goingOn) await decideDisposal(shelf.ports, officer, disposalId, decision);
      await sweepUntilItRests(shelf);
      expect(stageOf(shelf)?.state).toBe(stage?.state === "stopped" ? "done" : stage?.state);
    },
  );

  it("keeps what is stopped from being gone on with until it is over, and no sweep goes on with it", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    let looks = 0;
    const ports: Decide = {
      ...shelf.ports,
      holders: async () => ((looks += 1) > 3 ? [aHold] : []),
    };
    await decideDisposal(ports, manager, disposalId, confirm);
    expect(stageOf(shelf)).toMatchObject({ state: "stopped", holders: [aHold], partly: [] });
    expect(await decideDisposal(ports, officer, disposalId, goOn)).toMatchObject({
      problem: { code: "refused-by-law" },
    });
    shelf.holders.length = 0;
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)?.state).toBe("stopped");
  });
});

describe("the law, asked anew", () => {
  it("stops what broke off when a period is known by then, and puts back what is whole (WAC 246-924-354)", async () => {
    const shelf = aShelfOfOne();
    const disposalId = await aProposed(shelf);
    let takings = 0;
    const { takeOff } = shelf.ports.disposals;
    const dying: Decide["disposals"] = {
      ...shelf.ports.disposals,
      takeOff: async (...input) => {
        const taken = await takeOff(...input);
        takings += 1;
        if (takings === 3) throw new Error("broken off");
        return taken;
      },
    };
    const broken = decideDisposal({ ...shelf.ports, disposals: dying }, manager, disposalId, confirm);
    await expect(broken).rejects.toThrow("broken off");
    expect(shelf.rows.size).toBe(1);
    const { practices } = shelf.ports;
    const younger = async () => ({ ...aPatient, birthDate: "2010-01-05" });
    shelf.later(61_000);
    await sweepDisposals({ ...shelf.ports, practices: { ...practices, patient: younger } });
    expect(stageOf(shelf)).toMatchObject({
      state: "stopped",
      holders: [],
      words: expect.stringContaining("Kept until January 5, 2032") as string,
    });
    expect(shelf.rows.size).toBe(2);
    isTruthful(shelf);
    const corrected = { ...shelf.ports, practices: { ...practices, patient: younger } };
    expect(await decideDisposal(corrected, officer, disposalId, goOn)).toMatchObject({
      problem: { code: "refused-by-law", words: expect.stringContaining("Kept until") as string },
    });
    expect(await decideDisposal(shelf.ports, officer, disposalId, goOn)).toHaveProperty("disposal");
  });

  it("stops it when the patient came back, where no period was read as well", async () => {
    const shelf = aShelfOfOne({ state: undefined });
    const disposalId = await aProposed(shelf);
    const [record] = [...shelf.rows.values()];
    if (!record) throw new Error("a record is needed");
    const slow: Decide = {
      ...shelf.ports,
      holders: async () => {
        shelf.later(7_000);
        return [];
      },
    };
    await decideDisposal(slow, manager, disposalId, confirm);
    expect(stageOf(shelf)?.state).toBe("under-way");
    const whole = shelf.rows.size;
    expect(whole).toBeGreaterThan(0);
    const back = { ...record, documentId: `doc_${"7".repeat(26)}` as never, sessionOn: "2026-11-29" };
    shelf.rows.set(back.documentId, back);
    await sweepUntilItRests(shelf);
    expect(stageOf(shelf)).toMatchObject({
      state: "stopped",
      words: expect.stringContaining("in treatment again") as string,
    });
    expect(shelf.rows.size).toBe(whole + 1);
    expect(await decideDisposal(shelf.ports, officer, disposalId, goOn)).toMatchObject({
      problem: { code: "refused-by-law", words: expect.stringContaining("in treatment again") as string },
    });
  });
});
