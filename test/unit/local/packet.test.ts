import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pageWords } from "../../../functions/adapters/packet/page-words.ts";
import { buildFromPlan } from "../../../local/packet/build-packet.ts";
import { faultsOf } from "../../../local/packet/verify-packet.ts";
import { packetPlanJsonSchema } from "../../../local/packet/write-schema.ts";
import { packetPlanSchema } from "../../../workflows/production/packet/plan.ts";
import { builtPacket, examplePlan, planFolder } from "../../support/packet-folders.ts";
import { engineHere } from "../../support/packets.ts";
import { failedOnPage } from "../../support/redaction/failed-on-page.ts";

const docs = new URL("../../../docs/", import.meta.url);
const said = async (out: string, name: string) => (await pageWords(readFileSync(join(out, name)))).join("\n");

describe("the plan of a packet", () => {
  it("is published as a schema, with an example that it lets through", () => {
    const published = readFileSync(new URL("packet-plan.schema.json", docs), "utf8");
    expect(JSON.parse(published)).toEqual(JSON.parse(packetPlanJsonSchema()));
    expect(packetPlanSchema.safeParse(JSON.parse(examplePlan)).success).toBe(true);
  });

  it.each([
    ["name", "Psychotherapy notes of May"],
    ["name", "the psychotherapist's notes"],
    ["type", "SUD record"],
    ["type", "substance use assessment"],
  ])(
    "is refused where the %s of what is withheld tells what no log may: %s (42 CFR 2.13(c))",
    async (key, words) => {
      const { plan, out } = await planFolder(({ documents: [, , letter] }) => {
        Object.assign(letter ?? {}, { [key]: words });
      });
      await expect(buildFromPlan(engineHere, plan, out)).rejects.toThrow(
        "document 2 of those withheld says what no log may: leave it out of the plan",
      );
    },
  );
});

describe("a packet of local files", () => {
  it("holds: hashes, numbers, logs, texts, load files, archive, contents and certificate", async () => {
    const { out, manifest } = await builtPacket();
    expect(manifest.documents.map(({ batesFirst, batesLast }) => [batesFirst, batesLast])).toEqual([
      ["26HLC12345A000001", "26HLC12345A000002"],
      ["26HLC12345A000003", "26HLC12345A000004"],
      ["26HLC12345A000005", "26HLC12345A000006"],
    ]);
    expect(manifest.files.map(({ name, pages }) => [name, pages])).toEqual([
      ["production.pdf", 4],
      ["documents/26HLC12345A000001.pdf", 2],
      ["text/26HLC12345A000001.txt", null],
      ["documents/26HLC12345A000003.pdf", 1],
      ["text/26HLC12345A000003.txt", null],
      ["documents/26HLC12345A000005.pdf", 1],
      ["text/26HLC12345A000005.txt", null],
      ["certificate.pdf", 1],
      ["cover-letter.pdf", 1],
      ["index.pdf", 1],
      ["privilege-log.pdf", 1],
      ["privilege-log.csv", null],
      ["redaction-log.pdf", 1],
      ["redaction-log.csv", null],
      ["protective-order.pdf", 1],
      ["VOL001.dat", null],
      ["VOL001.opt", null],
    ]);
    expect(await faultsOf(out)).toEqual([]);
  });

  it("has a sheet in the place of a document that is withheld in full, with its numbers and nothing of it", async () => {
    const { out } = await builtPacket();
    expect(await said(out, "documents/26HLC12345A000005.pdf")).toBe(
      [
        "This sheet stands for a document that is withheld in full.",
        "Its numbers are 26HLC12345A000005 to 26HLC12345A000006.",
        "The log of what is withheld names it with its ground.",
        "26HLC12345A000005",
      ].join("\n"),
    );
    expect(await said(out, "index.pdf")).not.toContain("counsel");
    expect(readFileSync(join(out, "production.pdf"), "latin1")).not.toContain("advice");
  });

  it("says in its texts what its pages say, and nothing of the pages that stay out", async () => {
    const { out } = await builtPacket();
    expect(readFileSync(join(out, "text/26HLC12345A000001.txt"), "utf8")).toBe(
      "first\n26HLC12345A000001\n\f\nsecond\n26HLC12345A000002\n",
    );
    expect(readFileSync(join(out, "text/26HLC12345A000003.txt"), "utf8")).toBe("fourth\n26HLC12345A000004\n");
  });

  it("certifies each file by its digest, and never that it is complete (FRE 902(11), 902(14))", async () => {
    const { out, manifest } = await builtPacket((plan) => Object.assign(plan, { rulesOf: "federal" }));
    const words = (await said(out, "certificate.pdf")).replaceAll(/\s+/g, " ");
    for (const name of ["production.pdf", "documents/26HLC12345A000001.pdf"])
      expect(words).toContain(manifest.files.find((file) => file.name === name)?.sha256);
    expect(words).toContain("FRE 803(6); FRE 902(11)");
    expect(words).toContain("FRE 902(14)");
    expect(words).toContain("It does not certify that nothing else exists.");
    expect(words).not.toMatch(/complete/i);
  });

  it("encloses the prescribed statement where it is due (42 CFR 2.32)", async () => {
    const { out } = await builtPacket((plan) => Object.assign(plan, { redisclosure: "part-2" }));
    expect(await said(out, "redisclosure-notice.pdf")).toContain(
      "protected by Federal confidentiality rules",
    );
    expect(await faultsOf(out)).toEqual([]);
  });

  it("is the same bytes when it is built again, the archive too", async () => {
    const [one, other] = [await builtPacket(), await builtPacket()];
    expect(other.manifest).toEqual(one.manifest);
    const archive = (out: string) =>
      createHash("sha256")
        .update(readFileSync(join(out, "packet.zip")))
        .digest("hex");
    expect(archive(other.out)).toBe(archive(one.out));
  });

  it("goes on where it was stopped, with the same numbers, and reads nothing twice", async () => {
    const { plan, out } = await planFolder();
    let asked = 0;
    const stops = {
      ...engineHere,
      make: async (...order: Parameters<typeof engineHere.make>) => {
        asked += 1;
        if (asked === 2) throw new Error("stopped");
        return engineHere.make(...order);
      },
    };
    await expect(buildFromPlan(stops, plan, out)).rejects.toThrow("stopped");
    expect(await faultsOf(out)).toEqual(["manifest.json is not there, or is no manifest of a packet"]);
    const manifest = await buildFromPlan(stops, plan, out);
    // Three documents and the sheet for the last of them.
    expect(asked).toBe(5);
    expect(manifest).toEqual((await builtPacket()).manifest);
    expect(await faultsOf(out)).toEqual([]);
  });

  it.each(["withheld", "redacted"])("is not made where a page is to be %s that is not there", async (how) => {
    const { plan, out } = await planFolder(({ documents: [first] }) => {
      const row = how === "withheld" ? { page: 3, ground: "x" } : { page: 3, reason: "privilege", boxes: 1 };
      Object.assign(first ?? {}, { [how]: [row] });
    });
    await expect(buildFromPlan(engineHere, plan, out)).rejects.toThrow(
      `has 2 pages: its page 3 cannot be ${how}`,
    );
  });

  it("is not made of a page that hides something, and says which and what", async () => {
    const { plan, out, folder } = await planFolder(({ documents: [, second] }) => {
      Object.assign(second ?? {}, { pages: 1, withheld: [] });
    });
    const hidden = await failedOnPage["nearly opaque mark"]?.make(0);
    writeFileSync(join(folder, "intake.pdf"), hidden ?? "");
    await expect(buildFromPlan(engineHere, plan, out)).rejects.toThrow(
      /, page 1: Text can be made out through a mark/,
    );
    expect(readdirSync(out)).toEqual([".parts"]);
  });

  it("makes a part again that is not what was kept", async () => {
    const { plan, out } = await planFolder();
    const stops = {
      ...engineHere,
      make: async (...[bytes, order]: Parameters<typeof engineHere.make>) => {
        if (order.firstNumber > 1) throw new Error("stopped");
        return engineHere.make(bytes, order);
      },
    };
    await expect(buildFromPlan(stops, plan, out)).rejects.toThrow("stopped");
    const parts = join(out, ".parts");
    for (const name of readdirSync(parts)) {
      const bytes = readFileSync(join(parts, name));
      bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
      writeFileSync(join(parts, name), bytes);
    }
    expect(await buildFromPlan(engineHere, plan, out)).toEqual((await builtPacket()).manifest);
  });
});
