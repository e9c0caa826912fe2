import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { corpus } from "../../corpus/corpus.ts";
import { packetOf } from "../../support/packets.ts";
import { qpdfFaults } from "../../support/qpdf.ts";
import { tortured } from "../../support/tortured.ts";

const byGroup = new Map<string, typeof corpus>();
for (const one of corpus) {
  const [group = ""] = one.id.split("/");
  byGroup.set(group, [...(byGroup.get(group) ?? []), one]);
}

describe("the torture corpus", () => {
  it("has at least 120 files, each with a name of its own", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120);
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
  });

  it("is the same bytes whenever it is made", () => {
    const digest = () => {
      const hash = createHash("sha256");
      for (const one of corpus) hash.update(one.bytes());
      return hash.digest("hex");
    };
    expect(digest()).toBe(digest());
  });

  it("plays every abuse of files that the threat model knows, but for those of the queue and the network", () => {
    const played = new Set(corpus.flatMap(({ abuse = [] }) => abuse));
    const wanted = Array.from({ length: 16 }, (_, at) => `AB-0${61 + at}`);
    expect(wanted.filter((id) => !played.has(id))).toEqual([]);
  });

  it("is one packet that qpdf finds nothing amiss in, where it is installed, pages in place of what is set aside included", async () => {
    const documents = corpus
      .filter(({ id }) => !id.includes("megabytes") && !id.includes("20,000"))
      .map(({ bytes, pages }) => ({ bytes: bytes(), pages }));
    const { file } = await packetOf(documents);
    expect(qpdfFaults(file)).toEqual([]);
  });

  for (const [group, cases] of byGroup)
    it.for(cases)(`becomes what was expected of ${group}: $id`, { timeout: 60_000 }, async (one) => {
      expect(await tortured(one)).toEqual([]);
    });
});
