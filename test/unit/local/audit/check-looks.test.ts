import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../../functions/adapters/digests.ts";
import { lookRow } from "../../../../functions/adapters/looks.dynamodb.ts";
import type { SealedWindow } from "../../../../functions/seal-audit/sealed-window.ts";
import { partFor } from "../../../../local/audit/check-seals.ts";
import { report } from "../../../../local/audit/verify.ts";
import { verifyExport } from "../../../../local/audit/verify-export.ts";
import type { Look } from "../../../../workflows/contract/looks.ts";
import { keyPair, requestKey, sealed, sourceOf, span } from "../../../support/audit-history.ts";
import { ids } from "../../../support/desk.ts";

const { publicKey, privateKey } = keyPair();
const aLook = (minute: number, nonce = "a", more: Partial<Look> = {}): Look => ({
  at: new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString(),
  practiceId: ids.practice,
  personId: ids.manager,
  roles: ["practice-manager"],
  what: "request",
  basis: "desk",
  requestId: requestKey(1).requestId,
  nonce: nonce.repeat(64),
  ...more,
});
const lineOf = (look: Look) => `${lookRow(look).lookHash} ${canonicalJson(look)}`;
// Two looks of one minute, one of the next, and one of the second window; two after the last seal.
const looks = [
  aLook(1),
  aLook(1, "b"),
  aLook(2, "a", { requestId: requestKey(2).requestId }),
  aLook(6),
  aLook(12),
  aLook(13),
];
const hashes = looks.map((look) => lookRow(look).lookHash);
const seals: Readonly<Record<string, SealedWindow>> = {
  "a.json": sealed(privateKey, span(0, 5), [], hashes.slice(0, 3)),
  "b.json": sealed(privateKey, span(5, 5), [], hashes.slice(3, 4)),
};
const lines = looks.map(lineOf);
const verdictOn = (text: readonly string[], withSeals: Readonly<Record<string, unknown>> = seals) =>
  verifyExport(
    sourceOf(
      [],
      Object.fromEntries(Object.entries(withSeals).map(([name, seal]) => [name, JSON.stringify(seal)])),
      61,
      text,
    ),
    publicKey,
  );
const faultsOf = async (...given: Parameters<typeof verdictOn>) =>
  (await verdictOn(...given)).faults.map(({ kind, look }) => ({ kind, look }));
const changed = (change: (all: string[]) => void) => {
  const copy = [...lines];
  change(copy);
  return copy;
};

describe("the looks of an export", () => {
  it("hold when nothing was changed, and those after the last seal are counted", async () => {
    const verdict = await verdictOn(lines);
    expect(verdict).toMatchObject({ faults: [], looks: 6, looksUnsealed: 2 });
    const words = report(verdict, true);
    expect(words).toContain("6 looks");
    expect(words).toContain("anything of the 2 looks after the last seal");
  });

  it("show one that was edited, with its digest as it was or made anew", async () => {
    const text = canonicalJson({ ...looks[1], personId: ids.clinician });
    expect(await faultsOf(changed((all) => (all[1] = `${hashes[1]} ${text}`)))).toEqual([
      { kind: "edited", look: 1 },
    ]);
    const anew = lineOf({ ...aLook(1, "b"), personId: ids.clinician });
    expect(await faultsOf(changed((all) => (all[1] = anew)))).toEqual([
      { kind: "unsealed", look: 1 },
      { kind: "missing", look: 6 },
    ]);
  });

  it("show every single flipped byte of a line", async () => {
    for (let n = 0; n < (lines[1]?.length ?? 0); n += 1) {
      const flipped = Buffer.from(lines[1] ?? "");
      flipped[n] = (flipped[n] ?? 0) ^ 1;
      expect(
        (await verdictOn(changed((all) => (all[1] = flipped.toString("latin1"))))).found,
        `${n}`,
      ).toBeGreaterThan(0);
    }
  });

  it("show one that was dropped, one that was put in, one told twice, and two that changed places", async () => {
    expect(await faultsOf(changed((all) => all.splice(1, 1)))).toEqual([{ kind: "missing", look: 5 }]);
    expect(await faultsOf(changed((all) => all.splice(1, 0, lineOf(aLook(1, "c")))))).toEqual([
      { kind: "unsealed", look: 1 },
    ]);
    expect(await faultsOf(changed((all) => all.splice(1, 0, lines[0] ?? "")))).toEqual([
      { kind: "out-of-order", look: 1 },
    ]);
    expect(await faultsOf(changed((all) => all.splice(0, 2, lines[1] ?? "", lines[0] ?? "")))).toEqual([
      { kind: "out-of-order", look: 1 },
    ]);
  });

  it("show an end that was cut off, and that all are gone", async () => {
    expect(await faultsOf(lines.slice(0, 3))).toEqual([{ kind: "truncated", look: 3 }]);
    expect(await faultsOf([])).toEqual([{ kind: "truncated", look: 0 }]);
  });

  it("show one that was added behind the seals and dated before them, and lines in no format", async () => {
    expect(await faultsOf([...lines, lineOf(aLook(4, "d"))])).toEqual([{ kind: "unsealed", look: 6 }]);
    for (const bad of ["x", "0".repeat(64), `${"0".repeat(64)} {"at":1}`, `${"0".repeat(64)} none`])
      expect((await faultsOf([...lines, bad]))[0]).toEqual({ kind: "unreadable", look: 6 });
  });

  it("show digests that were put under a good signature, left out of it, or under another count", async () => {
    const seal = seals["a.json"] as SealedWindow;
    for (const other of [[], hashes.slice(0, 2), hashes.slice(1, 4), [hashes[1], hashes[0], hashes[2]]])
      expect(
        (await verdictOn(lines, { ...seals, "a.json": { ...seal, looks: other } })).faults[0],
      ).toMatchObject({
        kind: "bad-root",
        seal: "a.json",
      });
    const { looks: _looks, ...statement } = seal.statement as unknown as Readonly<Record<string, unknown>>;
    const older = { ...seal, statement: { ...statement, format: 2 } };
    expect((await verdictOn(lines, { ...seals, "a.json": older })).faults[0]).toMatchObject({
      kind: "bad-signature",
    });
  });

  it("of one request are shown by their paths to the signed roots, and tell nothing of others", async () => {
    const own = looks.filter(({ requestId }) => requestId === requestKey(1).requestId);
    const named = new Set(own.map((look) => lookRow(look).lookHash));
    const parts = Object.fromEntries(
      Object.entries(seals).map(([name, seal]) => [
        name,
        partFor(requestKey(1).requestId, JSON.stringify(seal), named),
      ]),
    );
    const text = own.map(lineOf);
    const verdict = await verdictOn(text, parts);
    expect(verdict).toMatchObject({ faults: [], looks: 5, looksUnsealed: 2, whole: false });
    expect(report(verdict, true)).toContain(
      "every look at this request is shown: that is proved for a whole practice",
    );
    expect(JSON.stringify(parts)).not.toContain(hashes[2]);
    expect((await verdictOn([lines[2] ?? "", ...text], parts)).faults[0]).toMatchObject({ kind: "unsealed" });
    const part = parts["a.json"];
    const moved = part?.shownLooks.map((one) => ({ ...one, index: 2 }));
    expect(
      (await verdictOn(text, { ...parts, "a.json": { ...part, shownLooks: moved } })).faults[0],
    ).toMatchObject({
      kind: "bad-root",
    });
  });
});

describe("a look on record", () => {
  it("is one row of less than a kilobyte, also of a search that found the most it can", () => {
    const patients = Array.from(
      { length: 25 },
      (_, n) => `pat_${lookRow(aLook(n)).lookHash.slice(0, 26)}` as (typeof ids)["patient"],
    );
    const row = lookRow(
      aLook(1, "0123456789abcdef".slice(0, 1), { what: "patients-found", requestId: undefined, patients }),
    );
    const bytes = Object.entries(row).reduce(
      (sum, [name, value]) =>
        sum + name.length + (typeof value === "string" ? Buffer.byteLength(value) : value.length),
      0,
    );
    expect(bytes).toBeLessThan(1024);
  });
});
