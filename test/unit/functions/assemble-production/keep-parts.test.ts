import { afterAll, describe, expect, it } from "vitest";
import { pdfEngines } from "../../../../functions/adapters/packet/engines.ts";
import { redact } from "../../../../functions/adapters/redaction/pdf-redact.ts";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { assembleProduction } from "../../../../functions/assemble-production/assemble-production.ts";
import { joinProduction } from "../../../../functions/assemble-production/join-production.ts";
import { packing } from "../../../../functions/assemble-production/packing.ts";
import { keepParts } from "../../../../functions/assemble-production/keep-parts.ts";
import { planned } from "../../../../functions/assemble-production/planned-records.ts";
import { rebuilding } from "../../../../functions/assemble-production/rebuild-record.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { anAssembly, at, job } from "../../../support/assembly.ts";
import { aPractice, ids } from "../../../support/desk.ts";
import { pagesSaying } from "../../../support/pdf-files.ts";
import { aRecord } from "../../../support/records.ts";
import { aShelf, anIncoming, writtenTo } from "../../../support/shelf.ts";

const engines = pdfEngines();
afterAll(engines.renew);

const named = ["1", "2", "3", "4"].map((n) => `doc_${n.repeat(26)}` as DocumentId);
const files = await Promise.all(named.map((name) => pagesSaying([name, `more of ${name}`])));
const rows = named.map((documentId, n) => {
  const pdf = files[n] ?? Buffer.alloc(0);
  return { ...aRecord(documentId, false), pages: 2, size: pdf.length, sha256: sha256Hex(pdf) };
});
const records = planned(rows, new Map(), 7);
const about = { prefix: "26HLC12345A", at: new Date(at) };

class Killed extends Error {}

/** One assembly of four records that is killed at one of its calls, before or after it was carried out; never where there are not so many. */
function aWorkshop() {
  const { incoming: parts, incomingVersions: partVersions } = anIncoming();
  const productions = aShelf();
  const shelf = aShelf(
    Object.fromEntries(
      named.map((name, n) => [`${ids.practice}/${ids.patient}/${name}`, files[n] ?? Buffer.alloc(0)]),
    ),
  );
  const rebuilt: string[] = [];
  const rebuild = rebuilding({ engines, redact }, about);
  const run = async (killed = Number.POSITIVE_INFINITY, when: "before" | "after" = "before") => {
    let calls = 0;
    const call =
      <In extends readonly unknown[], Out>(act: (...asked: In) => Promise<Out>) =>
      async (...asked: In): Promise<Out> => {
        calls += 1;
        const dies = calls === killed;
        if (dies && when === "before") throw new Killed();
        const answer = await act(...asked);
        if (dies) throw new Killed();
        return answer;
      };
    const inParts = writtenTo({ put: call(productions.put) });
    const working = {
      records: { read: call(shelf.read) },
      parts: { put: call(parts.put), read: call(parts.read) },
      partVersions: { ...partVersions, list: call(partVersions.list) },
    };
    const counted: typeof rebuild = (record, ...rest) => {
      rebuilt.push(record.row.documentId);
      return rebuild(record, ...rest);
    };
    const kept = await keepParts(working, job, counted, records, () => true);
    if (!("parts" in kept)) throw new Error("it was not stopped");
    const packet = packing({ inParts }, job, about);
    const whole = {
      job,
      about: { file: { trackingNumber: "26-HLC-12345-A" }, practice: aPractice, at: about.at },
      parts: kept.parts,
      notes: [],
      openNote: async () => undefined,
      rebuild: counted,
      packet,
      stands: async () => undefined,
    };
    const joined = await joinProduction({ parts: working.parts, inParts }, whole);
    const packed = await packet.finish();
    return { joined, packed, files: packet.files(), calls };
  };
  return { run, rebuilt, productions, parts };
}
const undisturbed = aWorkshop();
const { joined: expected, calls } = await undisturbed.run();

describe("an assembly that is killed", () => {
  it("asks the storage for what it needs and no more: one list, and of each record its bytes, its part, and its part again", () => {
    expect(calls).toBe(1 + named.length * 3 + 2);
    expect(undisturbed.rebuilt).toEqual(named);
  });

  it.each(["before", "after"] as const)(
    "%s any of its calls goes on where it was: the same file, and no record is rebuilt twice whose part was kept",
    async (when) => {
      for (let killed = 1; killed <= calls; killed += 1) {
        const { run, rebuilt, productions } = aWorkshop();
        await expect(run(killed, when)).rejects.toThrow(Killed);
        const keptBefore = rebuilt.length;
        const { joined } = await run();
        expect(joined).toEqual(expected);
        const lost = when === "before" && killed > 1 && killed <= 1 + named.length * 2 && killed % 2 === 1;
        expect(rebuilt).toHaveLength(named.length + (lost ? 1 : 0));
        expect(keptBefore).toBeLessThanOrEqual(named.length);
        expect(productions.kept.size).toBe(2);
      }
    },
  );

  it("rebuilds a record again of which other numbers are asked for than its part has", async () => {
    const { run, rebuilt, parts } = aWorkshop();
    await run();
    const { incomingVersions } = anIncoming();
    const working = {
      records: {
        read: async (key: string) => files[named.findIndex((name) => key.endsWith(name))] ?? Buffer.alloc(0),
      },
      parts,
      partVersions: {
        ...incomingVersions,
        list: async () => [...parts.kept.keys()].map((key) => ({ key, versionId: "v1" })),
      },
    };
    const rebuild = rebuilding({ engines, redact }, about);
    const kept = await keepParts(working, job, rebuild, planned(rows, new Map(), 8), () => true);
    expect(kept).toMatchObject({ made: named.length });
    expect(rebuilt).toEqual(named);
  });
});

describe("an assembly that has no time left", () => {
  it("rebuilds one record at least, says how far it is, and is whole when it was called often enough", async () => {
    const { ports, writer, productions, parts } = await anAssembly({ vault: "approved" });
    await assembleProduction(ports, job, () => false);
    expect(writer.told.map(({ event }) => event).slice(1)).toEqual([
      { type: "production.continued", productionId: ids.production, parts: 1 },
    ]);
    expect([productions.kept.size, parts.kept.size]).toEqual([0, 1]);
    await assembleProduction(ports, job, () => false);
    expect(writer.told.at(-1)?.event).toMatchObject({ type: "production.assembled", pages: 1 });
    expect(parts.kept.size).toBe(0);
  });

  it("is tried again when the ledger does not take it up", async () => {
    const { ports } = await anAssembly({ vault: "approved" });
    const refused = { outcome: "refused", problem: { code: "wrong-state", detail: "" } } as never;
    const submit: typeof ports.submit = async (told) =>
      told.event.type === "production.continued" ? refused : ports.submit(told);
    await expect(assembleProduction({ ...ports, submit }, job, () => false)).rejects.toMatchObject({
      name: "NotTakenUp",
    });
  });
});

describe("a psychotherapy note of a production", () => {
  it("is kept nowhere on the way: only parts of other records are, and none once the production is whole (45 CFR 164.508(a)(2))", async () => {
    const { ports, parts, productions, released } = await anAssembly();
    const killed = {
      ...ports,
      inParts: () => ({
        write: async () => undefined,
        finish: async () => Promise.reject(new Killed()),
        abandon: async () => undefined,
      }),
    };
    await expect(assembleProduction(killed, job)).rejects.toThrow(Killed);
    expect(released).toHaveLength(1);
    const prefix = `working/${ids.practice}/${ids.request}/${ids.production}/`;
    expect([...parts.kept.keys()].map((key) => key.slice(0, prefix.length + 2))).toEqual([`${prefix}0-`]);
    await assembleProduction(ports, job);
    expect(parts.acts).toHaveLength(1);
    expect(parts.kept.size).toBe(0);
    expect(productions.kept.size).toBe(4);
  });
});
