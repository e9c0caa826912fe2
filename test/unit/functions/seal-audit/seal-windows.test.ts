import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sealWindows } from "../../../../functions/seal-audit/seal-windows.ts";
import type { ChainHead } from "../../../../functions/seal-audit/sealed-window.ts";
import { checkSeal } from "../../../../local/audit/check-seals.ts";
import { signDigest } from "../../../../local/kms/ecdsa-digest.ts";
import { ids } from "../../../support/desk.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });

function aSeal(
  now: string,
  heads: Readonly<Record<string, readonly ChainHead[]>> = {},
  looks: Readonly<Record<string, readonly string[]>> = {},
) {
  const stored = new Map<string, string>();
  let time = new Date(now);
  const seal = {
    practiceIds: async () => [ids.practice, ids.otherPractice],
    heads: async (practiceId: string, window: string) => heads[`${practiceId} ${window}`] ?? [],
    looks: async (practiceId: string, { from }: { readonly from: string }) =>
      looks[`${practiceId} ${from}`] ?? [],
    sign: async (digest: Buffer) => ({
      keyId: "signing-key",
      signature: signDigest("prime256v1", pair.privateKey, digest).toString("base64"),
    }),
    store: async (key: string, text: string) => {
      if (stored.has(key)) return false;
      stored.set(key, text);
      return true;
    },
    now: () => time,
    log: () => undefined,
  };
  return { seal, stored, at: (later: string) => (time = new Date(later)) };
}
const head: ChainHead = { requestId: ids.request, version: 4, headHash: "c".repeat(64) };

describe("the seal", () => {
  it("signs the heads that moved in the window, and the signature holds against the public key", async () => {
    const { seal, stored } = aSeal("2026-11-21T12:07:00Z", { [`${ids.practice} 2026-11-21T1150`]: [head] });
    await sealWindows(seal);
    const name = `${ids.practice}/2026-11-21T1150.json`;
    const checked = checkSeal(name, stored.get(name) ?? "", pair.publicKey);
    expect(checked).toMatchObject({
      statement: {
        practiceId: ids.practice,
        from: "2026-11-21T11:50:00.000Z",
        to: "2026-11-21T12:00:00.000Z",
        count: 1,
      },
      heads: [head],
    });
  });

  it("signs how many looks there were in the window and which, in a tree of their own", async () => {
    const looked = ["a".repeat(64), "b".repeat(64)];
    const { seal, stored } = aSeal(
      "2026-11-21T12:07:00Z",
      {},
      { [`${ids.practice} 2026-11-21T11:50:00.000Z`]: looked },
    );
    await sealWindows(seal);
    const name = `${ids.practice}/2026-11-21T1150.json`;
    const checked = checkSeal(name, stored.get(name) ?? "", pair.publicKey);
    expect(checked).toMatchObject({ statement: { format: 3, looks: { count: 2 } }, looks: looked });
    const other = stored.get(`${ids.practice}/2026-11-21T1140.json`) ?? "";
    expect(checkSeal("other", other, pair.publicKey)).toMatchObject({ looks: [] });
  });

  it("leaves a window alone until nothing can be written in it any more", async () => {
    const { seal, stored } = aSeal("2026-11-21T12:04:59Z");
    await sealWindows(seal);
    expect(stored.has(`${ids.practice}/2026-11-21T1150.json`)).toBe(false);
    expect(stored.has(`${ids.practice}/2026-11-21T1140.json`)).toBe(true);
  });

  it("seals the windows in which nothing moved, and those missed in an outage, each once and for each practice", async () => {
    const { seal, stored, at } = aSeal("2026-11-21T12:07:00Z");
    await sealWindows(seal);
    expect(stored.size).toBe(288);
    at("2026-11-21T15:07:00Z");
    await sealWindows(seal);
    expect(stored.size).toBe(324);
    await sealWindows(seal);
    expect(stored.size).toBe(324);
  });

  it("fills the gap of an outage that was made up for in part, within six hours", async () => {
    const { seal, stored, at } = aSeal("2026-11-21T12:07:00Z");
    await sealWindows(seal);
    const before = stored.size;
    at("2026-11-21T16:07:00Z");
    let left = 2;
    const failing = {
      ...seal,
      store: (key: string, text: string) =>
        (left -= 1) < 0 ? Promise.reject(new Error("the storage is gone")) : seal.store(key, text),
    };
    await expect(sealWindows(failing)).rejects.toThrow("gone");
    for (let tick = 1; tick <= 36; tick += 1) {
      at(new Date(Date.parse("2026-11-21T16:07:00Z") + tick * 600_000).toISOString());
      await sealWindows(seal);
    }
    // Ten hours of six windows, for two practices.
    expect(stored.size).toBe(before + 120);
  });

  it("never replaces a seal", async () => {
    const heads: Record<string, ChainHead[]> = { [`${ids.practice} 2026-11-21T1150`]: [head] };
    const { seal, stored } = aSeal("2026-11-21T12:07:00Z", heads);
    await sealWindows(seal);
    const before = stored.get(`${ids.practice}/2026-11-21T1150.json`);
    heads[`${ids.practice} 2026-11-21T1150`] = [];
    await sealWindows(seal);
    expect(stored.get(`${ids.practice}/2026-11-21T1150.json`)).toBe(before);
  });
});
