import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { buildPacket } from "../../../../../functions/adapters/packet/build.ts";
import { engineLimits, pdfEngines } from "../../../../../functions/adapters/packet/engines.ts";
import type { Engines } from "../../../../../functions/adapters/packet/engines.ts";
import { asPacketDocument } from "../../../../support/packets.ts";
import { pagesSaying } from "../../../../support/pdf-files.ts";

const bad = { file: fileURLToPath(new URL("../../../../support/bad-engine.ts", import.meta.url)), word: "" };
const order = (prefix: string) => ({
  pages: 1,
  firstObject: 5,
  prefix,
  firstNumber: 1,
  withheld: [],
  setAnew: [],
});
const running: Engines[] = [];
const engines = (...how: Parameters<typeof pdfEngines>) => {
  const made = pdfEngines(...how);
  running.push(made);
  return made;
};
afterEach(async () => {
  for (const one of running.splice(0)) await one.renew();
});
/** Time is short for the one alone that loops: a busy machine must not fail the others. */
const badEngines = (seconds = 50) =>
  engines({ heapMb: 64, processMb: 300, seconds, secondsAPage: 0 }, async () => bad);

describe("a process of the engine", () => {
  it.each([
    ["LOOP", "too-slow"],
    ["HEAP", "too-much-memory"],
    ["BYTES", "too-much-memory"],
    ["DIES", "unreadable"],
  ])(
    "that a file makes do %s is ended, the file refused as %s, and the next one read",
    async (prefix, refused) => {
      const one = badEngines(prefix === "LOOP" ? 3 : 50);
      expect(await one.make(Buffer.alloc(1), order("GOOD"))).toEqual({ refused: "empty-file" });
      expect(await one.make(Buffer.alloc(1), order(prefix))).toEqual({ refused });
      expect(await one.make(Buffer.alloc(1), order("GOOD"))).toEqual({ refused: "empty-file" });
    },
  );

  it.each([["WRITES"], ["STARTS"], ["KEYS"]])(
    "has no files, no programs and no environment: %s",
    async (prefix) => {
      expect(await badEngines().make(Buffer.alloc(1), order(prefix))).toEqual({ refused: "wrong-type" });
    },
  );

  it("reads what other processes wrote in many pieces", async () => {
    const bytes = await pagesSaying(Array.from({ length: 60 }, (_, at) => `page ${at} `.repeat(200)));
    const made = await engines().make(bytes, { ...order("DUC"), pages: 60 });
    expect(made).toMatchObject({ count: 60, numbers: 60 });
  });
});

describe("a packet of forty documents with a poisonous one", () => {
  it("has the other thirty-nine, and names that one with the reason (AB-076)", async () => {
    const good = await pagesSaying(["good"]);
    const real = engines(engineLimits);
    const poisoned = badEngines();
    // The seventh kills whatever reads it.
    const mixed: Engines = {
      ...real,
      make: (bytes, asked) =>
        asked.firstNumber === 7 && bytes.equals(poison)
          ? poisoned.make(bytes, order("DIES"))
          : real.make(bytes, asked),
    };
    const poison = Buffer.from("poison");
    const documents = Array.from({ length: 40 }, (_, at) =>
      asPacketDocument({ bytes: at === 6 ? poison : good, pages: 1 }, at),
    );
    const built = await buildPacket(
      mixed,
      { documents, prefix: "DUC", firstNumber: 1, at: new Date(0) },
      () => undefined,
    );
    expect(built.pages).toBe(40);
    expect(built.documents.filter(({ setAside }) => setAside !== null)).toMatchObject([
      { name: "document-7", setAside: "unreadable", firstNumber: 7 },
    ]);
  });
});
