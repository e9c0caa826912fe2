import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { eventRow } from "../../../../functions/advance-request/event-row.ts";
import type { SealedWindow } from "../../../../functions/seal-audit/sealed-window.ts";
import { partFor } from "../../../../local/audit/check-seals.ts";
import { verifyExport } from "../../../../local/audit/verify-export.ts";
import { writeExport } from "../../../../local/audit/write-export.ts";
import {
  chainOf,
  eventLine,
  headOf,
  keyPair,
  requestKey,
  requestLine,
  sealed,
  sourceOf,
  span,
} from "../../../support/audit-history.ts";

const { publicKey, privateKey } = keyPair();
const [one, two, three] = [requestKey(1), requestKey(2), requestKey(3)];
const chains = new Map([
  [one, chainOf(one, 8)],
  [two, chainOf(two, 6, 3)],
  [three, chainOf(three, 3, 12)],
]);
const rowsOf = (key: typeof one) => chains.get(key) ?? [];
const at = (key: typeof one, seq: number) => {
  const row = rowsOf(key)[seq - 1];
  if (!row) throw new Error(`there is no event ${seq}`);
  return row;
};
// Three windows of five minutes; the third request is of the third one and after.
const seals: Readonly<Record<string, SealedWindow>> = {
  "a.json": sealed(privateKey, span(0, 5), [headOf(one, at(one, 5)), headOf(two, at(two, 2))]),
  "b.json": sealed(privateKey, span(5, 5), [headOf(one, at(one, 8)), headOf(two, at(two, 6))]),
  "c.json": sealed(privateKey, span(10, 5), [headOf(three, at(three, 3))]),
};
const lines = [...chains].flatMap(([key, rows]) => [requestLine(key), ...rows.map(eventLine)]);
const lineOf = (key: typeof one, seq: number) => lines.indexOf(eventLine(at(key, seq)));
/** The export once more, with its lines changed. */
const changed = (change: (lines: string[]) => void) => {
  const copy = [...lines];
  change(copy);
  return copy;
};
const verdictOn = (
  text: readonly string[],
  withSeals: Readonly<Record<string, SealedWindow | string>> = seals,
  chunkBytes = 97,
) => {
  const texts = Object.entries(withSeals).map(([name, seal]) => [
    name,
    typeof seal === "string" ? seal : JSON.stringify(seal),
  ]);
  return verifyExport(sourceOf(text, Object.fromEntries(texts), chunkBytes), publicKey);
};
const firstFault = async (...given: Parameters<typeof verdictOn>) => {
  const { faults } = await verdictOn(...given);
  const { kind, index, seq, requestId } = faults[0] ?? {};
  return { kind, index, seq, requestId };
};

describe("an export of the history", () => {
  it.each([1, 97, 1 << 20])("holds when nothing was changed, cut into chunks of %i bytes", async (chunk) => {
    const {
      faults,
      events,
      requests,
      seals: read,
      unsealed,
      sealed: spans,
    } = await verdictOn(lines, seals, chunk);
    expect(faults).toEqual([]);
    expect({ events, requests, read, unsealed }).toEqual({ events: 17, requests: 3, read: 3, unsealed: 0 });
    expect(spans).toEqual([{ practiceId: one.practiceId, ...span(0, 15) }]);
  });

  it("counts what came after the last seal, of which nothing is proved", async () => {
    const later = chainOf(three, 5, 14);
    const upTo = sealed(privateKey, span(10, 5), [headOf(three, later[0] ?? at(three, 1))]);
    const text = [...lines.slice(0, lineOf(three, 1)), ...later.map(eventLine)];
    const { faults, unsealed } = await verdictOn(text, { ...seals, "c.json": upTo });
    expect({ faults, unsealed }).toEqual({ faults: [], unsealed: 4 });
  });

  it("shows an edited event, at its place (AB-103)", async () => {
    const text = changed(
      (all) => (all[lineOf(two, 4)] = eventLine(at(two, 4)).replace("as it was", "as it waz")),
    );
    expect(await firstFault(text)).toEqual({ kind: "edited", index: 11, seq: 4, requestId: two.requestId });
  });

  it("shows every single flipped byte", async () => {
    const line = eventLine(at(two, 3));
    for (let n = 0; n < line.length; n += 1) {
      const flipped = Buffer.from(line);
      flipped[n] = (flipped[n] ?? 0) ^ 1;
      const text = changed((all) => (all[lineOf(two, 3)] = flipped.toString("latin1")));
      const { faults } = await verdictOn(text);
      expect({ n, index: faults[0]?.index }).toEqual({ n, index: 10 });
    }
  });

  it("shows a dropped event, and a pair that was swapped", async () => {
    const dropped = changed((all) => all.splice(lineOf(one, 3), 1));
    expect(await firstFault(dropped)).toMatchObject({ kind: "missing", index: 2, seq: 4 });
    const swapped = changed((all) =>
      all.splice(lineOf(one, 3), 2, eventLine(at(one, 4)), eventLine(at(one, 3))),
    );
    expect(await firstFault(swapped)).toMatchObject({ kind: "missing", index: 2, seq: 4 });
  });

  it("shows an inserted event: one repeated, or one of its own making", async () => {
    const repeated = changed((all) => all.splice(lineOf(one, 3), 0, eventLine(at(one, 2))));
    expect(await firstFault(repeated)).toMatchObject({ kind: "out-of-order", index: 2, seq: 2 });
    const { hash: _hash, ...third } = at(one, 3);
    const own = eventRow({ ...third, recorded: { ...third.recorded, at: "2026-11-21T08:02:30.000Z" } });
    const inserted = changed((all) => all.splice(lineOf(one, 3), 0, eventLine(own)));
    // By itself it is a good third event: the real one behind it is what comes too late.
    expect(await firstFault(inserted)).toMatchObject({ kind: "out-of-order", index: 3, seq: 3 });
  });

  it("shows a chain that was cut off, and one that is gone altogether (AB-104)", async () => {
    const cut = changed((all) => all.splice(lineOf(one, 7), 2));
    expect(await firstFault(cut)).toMatchObject({
      kind: "truncated",
      index: 6,
      seq: 7,
      requestId: one.requestId,
    });
    const gone = changed((all) => all.splice(all.indexOf(requestLine(three)), 4));
    expect(await firstFault(gone)).toMatchObject({
      kind: "truncated",
      index: 14,
      requestId: three.requestId,
    });
  });

  it("shows a second history: all hashes made anew from one event on", async () => {
    const other = chainOf(two, 6, 3, "as somebody would have it");
    const text = changed((all) => all.splice(lineOf(two, 1), 6, ...other.map(eventLine)));
    expect(await firstFault(text)).toEqual({ kind: "forked", index: 9, seq: 2, requestId: two.requestId });
    const twice = [...lines, requestLine(two), ...other.map(eventLine)];
    expect(await firstFault(twice)).toMatchObject({ kind: "forked" });
  });

  it("shows a history and its seals signed anew with another key (AB-105)", async () => {
    const thief = keyPair();
    const other = chainOf(two, 6, 3, "as somebody would have it");
    const text = changed((all) => all.splice(lineOf(two, 1), 6, ...other.map(eventLine)));
    const heads = (seq: number) => other.slice(seq - 1, seq).map((row) => headOf(two, row));
    const anew = {
      ...seals,
      "a.json": sealed(thief.privateKey, span(0, 5), [headOf(one, at(one, 5)), ...heads(2)]),
      "b.json": sealed(thief.privateKey, span(5, 5), [headOf(one, at(one, 8)), ...heads(6)]),
    };
    const { faults } = await verdictOn(text, anew);
    expect(faults.filter(({ kind }) => kind === "bad-signature").map(({ seal }) => seal)).toEqual([
      "a.json",
      "b.json",
    ]);
  });

  it("shows heads that were put under a good signature, and a statement that was changed under it", async () => {
    const seal = seals["a.json"] as SealedWindow;
    const heads = seal.heads.map((head) => ({ ...head, version: 1 }));
    expect(await firstFault(lines, { ...seals, "a.json": { ...seal, heads } })).toMatchObject({
      kind: "bad-root",
    });
    const fewer = { ...seal, heads: seal.heads.slice(1) };
    expect(await firstFault(lines, { ...seals, "a.json": fewer })).toMatchObject({ kind: "bad-root" });
    const statement = { ...seal.statement, to: "2026-11-21T08:06:00.000Z" };
    expect(await firstFault(lines, { ...seals, "a.json": { ...seal, statement } })).toMatchObject({
      kind: "bad-signature",
    });
  });

  it("shows a seal that is missing, and one that is none", async () => {
    const { "b.json": _b, ...without } = seals;
    expect((await verdictOn(lines, without)).faults.map(({ kind }) => kind)).toContain("missing-seal");
    for (const text of ["", "{}", '{"statement":1}', JSON.stringify({ ...seals["b.json"], more: 1 })])
      expect((await verdictOn(lines, { ...seals, "b.json": text })).faults[0]).toMatchObject({
        kind: "unreadable",
        seal: "b.json",
      });
  });

  it("shows an event that was added behind the seals and dated before them", async () => {
    const { hash: prevHash, ...last } = at(two, 6);
    const late = eventRow({ ...last, seq: 7, prevHash });
    const text = changed((all) => all.splice(lineOf(two, 6) + 1, 0, eventLine(late)));
    expect(await firstFault(text)).toMatchObject({ kind: "unsealed", index: 14, seq: 7 });
  });

  it("shows lines that are in no format, and tells only the first hundred of many faults", async () => {
    for (const bad of [
      "",
      "request",
      "request {}",
      "x",
      "0".repeat(64),
      `${"0".repeat(64)} {"eventId":"x"}`,
    ]) {
      const text = changed((all) => all.splice(lineOf(one, 2), 1, bad));
      expect((await verdictOn(text)).found).toBeGreaterThan(0);
    }
    const many = await verdictOn([
      requestLine(one),
      ...Array.from({ length: 500 }, () => "nothing of the kind"),
    ]);
    expect(many.faults).toHaveLength(100);
    expect(many.found).toBeGreaterThan(500);
  });
});

describe("an export of one request", () => {
  const ofTwo = Object.fromEntries(
    Object.entries(seals).flatMap(([name, seal]) => {
      const part = partFor(two.requestId, JSON.stringify(seal));
      return part ? [[name, part] as const] : [];
    }),
  );
  const own = [requestLine(two), ...rowsOf(two).map(eventLine)];
  const verify = (parts: Readonly<Record<string, unknown>>) =>
    verifyExport(
      sourceOf(
        own,
        Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)])),
      ),
      publicKey,
    );

  it("holds by its paths to the signed roots, and tells nothing of other requests", async () => {
    expect(Object.keys(ofTwo)).toEqual(["a.json", "b.json"]);
    const { faults, whole, seals: read } = await verify(ofTwo);
    expect({ faults, whole, read }).toEqual({ faults: [], whole: false, read: 2 });
    expect(JSON.stringify(ofTwo)).not.toContain(one.requestId);
  });

  it("shows a head that the root was not signed over", async () => {
    const [part] = Object.values(ofTwo);
    const shown = part?.shown.map((head) => ({ ...head, version: 3 }));
    const { faults } = await verify({ ...ofTwo, "a.json": { ...part, shown } });
    expect(faults[0]).toMatchObject({ kind: "bad-root", seal: "a.json" });
  });
});

describe("an export of what is not there", () => {
  it("is refused in words, and leaves no folder", async () => {
    const folder = join(tmpdir(), `duces-no-export-${process.pid}`);
    const ledger = {
      publicKey: async () => "",
      sealNames: async () => [],
      seal: async () => "",
      events: async () => [],
      looks: async () => [],
    };
    await expect(writeExport(ledger, { practiceId: "prc_nobody" }, folder)).rejects.toThrow(
      "No seal of prc_nobody",
    );
    expect(existsSync(folder)).toBe(false);
  });
});
