import { describe, expect, it } from "vitest";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { decideDisposal } from "../../../../functions/dispose-records/decide-disposal.ts";
import type { Decide } from "../../../../functions/dispose-records/decide-disposal.ts";
import { proposeDisposal } from "../../../../functions/dispose-records/propose-disposal.ts";
import { aHold, aShelfOfOne, documents, endedOn } from "../../../support/a-disposal.ts";
import type { ShelfOfOne } from "../../../support/a-disposal.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";

// A disposal can break off at each of its calls, before or after the call took effect, and a hold can come at each of them.

const [manager, , , , officer] = members as readonly [Member, Member, Member, Member, Member];
const goOn = { decision: "continue" } as const;
const versions: Readonly<Record<string, number>> = Object.fromEntries(
  documents.map((id, n) => [id, [3, 1, 4][n] ?? 0]),
);

async function aConfirmed() {
  const shelf = aShelfOfOne();
  const asked = { treatmentEndedOn: endedOn, ground: "Seven years have run." };
  const answer = await proposeDisposal(shelf.ports, officer, ids.patient, asked);
  if ("problem" in answer) throw new Error(answer.problem.words);
  return { shelf, disposalId: answer.disposal.disposalId };
}

/** The ports, and what happens around each call of one that reads or writes something. */
function around(ports: Decide, act: <T>(call: () => Promise<T>) => Promise<T>): Decide {
  const wrapped = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [
        name,
        (...input: unknown[]) => act(() => (call as (...all: unknown[]) => Promise<unknown>)(...input)),
      ]),
    ) as Port;
  const { keys, sealed, plain } = ports.places;
  return {
    ...ports,
    disposals: wrapped(ports.disposals),
    practices: wrapped(ports.practices),
    holders: (...of) => act(() => ports.holders(...of)),
    places: { keys: wrapped(keys), sealed: wrapped(sealed), plain: wrapped(plain) },
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

const countCalls = async (): Promise<number> => {
  const { shelf, disposalId } = await aConfirmed();
  let calls = 0;
  const counted = around(shelf.ports, (call) => {
    calls += 1;
    return call();
  });
  await decideDisposal(counted, manager, disposalId, { decision: "confirm" });
  return calls;
};
const total = await countCalls();
const everyCall = Array.from({ length: total }, (_, at) => at + 1);

describe("a disposal that breaks off", () => {
  it("has as many calls as are broken off here", () => {
    expect(total).toBeGreaterThan(40);
  });

  it.each(everyCall.flatMap((at) => [[at, "before"] as const, [at, "after"] as const]))(
    "at call %i, %s it took effect, is truthful there, and is finished by going on",
    async (at, when) => {
      const { shelf, disposalId } = await aConfirmed();
      let nth = 0;
      const broken = around(shelf.ports, async (call) => {
        nth += 1;
        if (nth !== at) return call();
        if (when === "after") await call();
        throw new Error("broken off");
      });
      const confirm = { decision: "confirm" } as const;
      await expect(decideDisposal(broken, manager, disposalId, confirm)).rejects.toThrow("broken off");
      isTruthful(shelf);
      shelf.later(61_000);
      const begun = shelf.kept.get(disposalId)?.stage.state !== "proposed";
      const next = begun
        ? await decideDisposal(shelf.ports, officer, disposalId, goOn)
        : await decideDisposal(shelf.ports, manager, disposalId, confirm);
      const stage = "disposal" in next ? next.disposal.stage : shelf.kept.get(disposalId)?.stage;
      expect(stage?.state).toBe("done");
      expect(stage?.state === "done" && stage.certificate.records.map(({ found }) => found)).toEqual([
        { keys: 0, sealed: 0, plain: 3 },
        { keys: 0, sealed: 0, plain: 1 },
        { keys: 2, sealed: 2, plain: 0 },
      ]);
      expect([shelf.rows.size, ...documents.map(shelf.storedOf)]).toEqual([0, 0, 0, 0]);
    },
  );

  it.each(everyCall)(
    "under a hold that came at call %i puts back what is whole, and says what is not",
    async (at) => {
      const { shelf, disposalId } = await aConfirmed();
      let nth = 0;
      const broken = around(shelf.ports, async (call) => {
        nth += 1;
        if (nth !== at) return call();
        await call();
        shelf.holders.push(aHold);
        throw new Error("broken off");
      });
      const confirm = { decision: "confirm" } as const;
      await expect(decideDisposal(broken, manager, disposalId, confirm)).rejects.toThrow("broken off");
      const before = documents.map(shelf.storedOf);
      shelf.later(61_000);
      const stage = shelf.kept.get(disposalId)?.stage.state;
      await decideDisposal(
        shelf.ports,
        stage === "proposed" ? manager : officer,
        disposalId,
        stage === "proposed" ? confirm : goOn,
      );
      // Nothing more is destroyed, and whatever is whole is on the shelf again.
      expect(documents.map(shelf.storedOf)).toEqual(before);
      isTruthful(shelf);
      for (const documentId of documents)
        expect(shelf.rows.has(documentId)).toBe(shelf.storedOf(documentId) === versions[documentId]);
    },
  );
});

describe("a hold that comes while a disposal is carried out", () => {
  it.each(everyCall)(
    "at call %i stops it before the next record; what it destroys after that is nothing",
    async (at) => {
      const { shelf, disposalId } = await aConfirmed();
      let nth = 0;
      const watched = around(shelf.ports, async (call) => {
        nth += 1;
        if (nth === at) shelf.holders.push(aHold);
        return call();
      });
      await decideDisposal(watched, manager, disposalId, { decision: "confirm" });
      isTruthful(shelf);
      const stage = shelf.kept.get(disposalId)?.stage;
      // It came before the confirmation was taken, on the way, or when everything was gone already.
      expect(["proposed", "stopped", "done"]).toContain(stage?.state);
      const whole = documents.filter((id) => shelf.storedOf(id) === versions[id]);
      expect(whole.every((id) => shelf.rows.has(id))).toBe(true);
      expect(stage?.state === "done").toBe(shelf.rows.size === 0);
      expect(stage?.state === "stopped" ? stage.holders : [aHold]).toEqual([aHold]);
      shelf.holders.length = 0;
      const goingOn = stage?.state === "stopped" ? [goOn] : [];
      for (const decision of goingOn) await decideDisposal(shelf.ports, officer, disposalId, decision);
      const after = shelf.kept.get(disposalId)?.stage.state;
      expect(after).toBe(stage?.state === "stopped" ? "done" : stage?.state);
    },
  );

  it("keeps what is stopped from being gone on with until it is over", async () => {
    const { shelf, disposalId } = await aConfirmed();
    let looks = 0;
    const ports: Decide = {
      ...shelf.ports,
      holders: async () => ((looks += 1) > 2 ? [aHold] : []),
    };
    await decideDisposal(ports, manager, disposalId, { decision: "confirm" });
    expect(shelf.kept.get(disposalId)?.stage).toMatchObject({
      state: "stopped",
      holders: [aHold],
      partly: [],
    });
    expect(await decideDisposal(ports, officer, disposalId, goOn)).toMatchObject({
      problem: { code: "refused-by-law" },
    });
  });

  it("is no way past a period that is known by then: the law is asked anew (WAC 246-924-354)", async () => {
    const { shelf, disposalId } = await aConfirmed();
    let looks = 0;
    const held = { ...shelf.ports, holders: async () => ((looks += 1) > 1 ? [aHold] : []) };
    await decideDisposal(held, manager, disposalId, { decision: "confirm" });
    const { practices } = shelf.ports;
    const younger = async () => ({ ...aPatient, birthDate: "2010-01-05" });
    const corrected = { ...shelf.ports, practices: { ...practices, patient: younger } };
    const answer = await decideDisposal(corrected, officer, disposalId, goOn);
    expect(answer).toMatchObject({
      problem: {
        code: "refused-by-law",
        words: expect.stringContaining("Kept until January 5, 2032") as string,
      },
    });
    expect(documents.map(shelf.storedOf)).toEqual([3, 1, 4]);
    expect(await decideDisposal(shelf.ports, officer, disposalId, goOn)).toHaveProperty("disposal");
  });
});
