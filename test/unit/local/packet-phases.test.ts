import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildFromPlan } from "../../../local/packet/build-packet.ts";
import { faultsOf } from "../../../local/packet/verify-packet.ts";
import { wrongBetween } from "../../../workflows/production/packet/phases.ts";
import { builtPacket, planFolder } from "../../support/packet-folders.ts";
import type { PlanInWriting } from "../../support/packet-folders.ts";
import { engineHere } from "../../support/packets.ts";

const withhold =
  (at: number, rows: readonly unknown[]) =>
  ({ documents }: PlanInWriting) => {
    Object.assign(documents[at] ?? {}, { withheld: rows });
  };

describe("productions in phases (AB-087)", () => {
  it("go on behind the numbers of those before, every page strictly higher than the last and none twice", async () => {
    const first = await builtPacket();
    const second = await builtPacket(undefined, [first.manifest]);
    expect(second.manifest.phase).toBe(2);
    expect(second.manifest.firstNumber).toBe(first.manifest.lastNumber + 1);
    expect(second.manifest.files.map(({ name }) => name)).toContain("VOL002.dat");
    expect([...(await faultsOf(first.out)), ...(await faultsOf(second.out))]).toEqual([]);
    expect(wrongBetween([first.manifest, second.manifest])).toEqual([]);
    const begun = [first, second].flatMap(({ out }, at) =>
      readFileSync(join(out, `VOL00${at + 1}.opt`), "utf8")
        .split("\r\n")
        .map((line) => line.split(",")[0] ?? "")
        .filter((key) => key !== ""),
    );
    expect(begun).toEqual([...new Set(begun)].toSorted());
  });

  it("are told apart from those that give a number again, begin anew, or are of another request", async () => {
    const { manifest } = await builtPacket();
    expect(wrongBetween([manifest, { ...manifest, firstNumber: 6, lastNumber: 9, phase: 2 }])).toEqual([
      "26HLC12345A000006: the production before has numbers up to 26HLC12345A000006",
    ]);
    expect(wrongBetween([manifest, manifest])).toEqual([
      "26HLC12345A000001: the production before has numbers up to 26HLC12345A000006",
      "26HLC12345A000001: its phase does not come after that of the production before",
    ]);
    expect(wrongBetween([manifest, { ...manifest, prefix: "ANOTHER" }])).toEqual([
      "ANOTHER000001: the production before has another prefix",
    ]);
  });

  it.each([
    [
      "a page that stayed out",
      withhold(1, []),
      "page 1 of Intake of March 2, 2026 stayed out under 26HLC12345A000003, and would go now",
    ],
    [
      "what was redacted",
      ({ documents: [first] }: PlanInWriting) => {
        Object.assign(first ?? {}, { redacted: [] });
      },
      "page 2 of Progress notes of March 2026 was redacted under 26HLC12345A000001 for social-security-number, and is not now",
    ],
  ])("never show again %s", async (_what, change, words) => {
    const { manifest } = await builtPacket();
    const { plan, out } = await planFolder(change);
    await expect(buildFromPlan(engineHere, plan, out, [manifest])).rejects.toThrow(words);
  });

  it("may keep back more than those before", async () => {
    const { manifest } = await builtPacket();
    const more = withhold(1, [
      { page: 1, ground: "psychotherapist-patient privilege" },
      { page: 2, ground: "psychotherapist-patient privilege" },
    ]);
    const { out } = await builtPacket(more, [manifest]);
    expect(await faultsOf(out)).toEqual([]);
  });
});
