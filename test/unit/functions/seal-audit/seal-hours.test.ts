import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sealHours } from "../../../../functions/seal-audit/seal-hours.ts";
import type { ChainHead } from "../../../../functions/seal-audit/sealed-window.ts";
import { checkSeal } from "../../../../local/audit/check-seals.ts";
import { signDigest } from "../../../../local/kms/ecdsa-digest.ts";
import { ids } from "../../../support/desk.ts";

const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });

function aSeal(now: string, heads: Readonly<Record<string, readonly ChainHead[]>> = {}) {
  const stored = new Map<string, string>();
  let time = new Date(now);
  const seal = {
    practiceIds: async () => [ids.practice, ids.otherPractice],
    heads: async (practiceId: string, hour: string) => heads[`${practiceId} ${hour}`] ?? [],
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

describe("the hourly seal", () => {
  it("signs the heads that moved in the hour, and the signature holds against the public key", async () => {
    const { seal, stored } = aSeal("2026-11-21T12:07:00Z", { [`${ids.practice} 2026-11-21T11`]: [head] });
    await sealHours(seal);
    const name = `${ids.practice}/2026-11-21T11.json`;
    const checked = checkSeal(name, stored.get(name) ?? "", pair.publicKey);
    expect(checked).toMatchObject({
      statement: {
        practiceId: ids.practice,
        from: "2026-11-21T11:00:00.000Z",
        to: "2026-11-21T12:00:00.000Z",
        count: 1,
      },
      heads: [head],
    });
  });

  it("leaves an hour alone until nothing can be written in it any more", async () => {
    const { seal, stored } = aSeal("2026-11-21T12:04:59Z");
    await sealHours(seal);
    expect(stored.has(`${ids.practice}/2026-11-21T11.json`)).toBe(false);
    expect(stored.has(`${ids.practice}/2026-11-21T10.json`)).toBe(true);
  });

  it("seals the hours in which nothing moved, and those missed in an outage, each once and for each practice", async () => {
    const { seal, stored, at } = aSeal("2026-11-21T12:07:00Z");
    await sealHours(seal);
    expect(stored.size).toBe(48);
    at("2026-11-21T15:07:00Z");
    await sealHours(seal);
    expect(stored.size).toBe(54);
    await sealHours(seal);
    expect(stored.size).toBe(54);
  });

  it("fills the gap of an outage that was made up for in part, within six hours", async () => {
    const { seal, stored, at } = aSeal("2026-11-21T12:07:00Z");
    await sealHours(seal);
    const before = stored.size;
    at("2026-11-21T16:07:00Z");
    let left = 2;
    const failing = {
      ...seal,
      store: (key: string, text: string) =>
        (left -= 1) < 0 ? Promise.reject(new Error("the storage is gone")) : seal.store(key, text),
    };
    await expect(sealHours(failing)).rejects.toThrow("gone");
    for (const hour of ["17", "18", "19", "20", "21", "22"]) {
      at(`2026-11-21T${hour}:07:00Z`);
      await sealHours(seal);
    }
    expect(stored.size).toBe(before + 20);
  });

  it("never replaces a seal", async () => {
    const heads: Record<string, ChainHead[]> = { [`${ids.practice} 2026-11-21T11`]: [head] };
    const { seal, stored } = aSeal("2026-11-21T12:07:00Z", heads);
    await sealHours(seal);
    const before = stored.get(`${ids.practice}/2026-11-21T11.json`);
    heads[`${ids.practice} 2026-11-21T11`] = [];
    await sealHours(seal);
    expect(stored.get(`${ids.practice}/2026-11-21T11.json`)).toBe(before);
  });
});
