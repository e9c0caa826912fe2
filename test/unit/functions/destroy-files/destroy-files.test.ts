import { describe, expect, it } from "vitest";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { RequestId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { filesToDestroy, orderedFiles, othersFiles } from "../../../support/files-to-destroy.ts";

const other = {
  requestId: `req_${"5".repeat(26)}` as RequestId,
  trackingNumber: "33-HLC-00001-A",
  because: "open-request",
  unmatched: false,
} as const;
const disposal = (change: object): Partial<RequestContext> => ({
  ...orderedFiles,
  filesDisposal: {
    ...filesToDestroy().context().filesDisposal,
    ...change,
  } as RequestContext["filesDisposal"],
});
/** How many calls a whole run takes. */
const callsOfARun = async (): Promise<number> => {
  const files = filesToDestroy();
  await files.run();
  return files.calls();
};

describe("destroying the files of a closed request", () => {
  it("leaves no version of what is ordered, touches nothing else, and says how much there was before and that it is gone after", async () => {
    const files = filesToDestroy();
    await files.run();
    expect(files.keys()).toEqual(othersFiles);
    expect(files.told()).toEqual(["files.counted", "files.destroyed"]);
    // Without the sheet of notes on paper, and without a part that waited to be joined.
    expect(files.context().filesDisposal?.counted).toEqual({
      papers: [{ documentId: ids.paper, versions: 2 }],
      productions: [{ productionId: ids.production, versions: 3 }],
      binders: 1,
    });
  });

  it("lifts the hold of what it destroys, and of nothing else", async () => {
    const files = filesToDestroy();
    await files.run();
    expect(files.lifted).toHaveLength(4);
    expect(files.lifted.every((name) => name.includes(ids.production))).toBe(true);
  });

  it.each<readonly [string, Partial<RequestContext>]>([
    ["nobody proposed it", { ...orderedFiles, filesDisposal: null }],
    ["one person proposed it", disposal({ state: "proposed" })],
    ["it was stopped", disposal({ state: "stopped" })],
    ["they are destroyed", disposal({ state: "destroyed" })],
  ])("touches nothing when %s", async (_why, context) => {
    const files = filesToDestroy(context);
    const before = files.keys();
    await files.run();
    expect(files.keys()).toEqual(before);
    expect([files.told(), files.lifted]).toEqual([[], []]);
  });

  it.each<readonly [string, Partial<RequestContext>]>([
    ["under a legal hold", { legalHold: true }],
    ["open", { stage: "open" }],
    ["matched to nobody", { patientRef: null }],
  ])(
    "destroys nothing of a request that is %s by then, and says that everything is whole",
    async (_why, change) => {
      const files = filesToDestroy({ ...orderedFiles, ...change });
      const before = files.keys();
      await files.run();
      expect(files.keys()).toEqual(before);
      expect(files.saidLast()).toEqual({
        type: "files.disposal-stopped",
        whole: { papers: [ids.paper], productions: [ids.production] },
        gone: { papers: [], productions: [] },
      });
      expect(files.lifted).toEqual([]);
    },
  );

  it("stops where it is when another request of the patient comes in, and says what is gone", async () => {
    const files = filesToDestroy();
    files.onCall(() => {
      if (!files.keys().some((key) => key.includes(ids.production))) files.hold([other]);
    });
    await files.run();
    expect(files.saidLast()).toEqual({
      type: "files.disposal-stopped",
      whole: { papers: [ids.paper], productions: [] },
      gone: { papers: [], productions: [ids.production] },
    });
    expect(files.keys().some((key) => key.endsWith(ids.paper))).toBe(true);
    expect(files.context().papers[0]?.state).toBe("admitted");
  });

  it("stops within a production when a legal hold comes: what is left of it keeps its own", async () => {
    const files = filesToDestroy();
    const ofProduction = () => files.keys().filter((key) => key.includes(ids.production));
    const all = ofProduction();
    files.onCall(() => {
      if (ofProduction().length < all.length) files.remember({ legalHold: true });
    });
    await files.run();
    // The one that was being asked about as the hold came goes, too.
    expect(all.length - ofProduction().length).toBeLessThanOrEqual(2);
    expect(files.lifted.length).toBeLessThanOrEqual(2);
    expect(files.saidLast()).toMatchObject({ type: "files.disposal-stopped", gone: { productions: [] } });
  });

  it("goes on from any call at which it was broken off, and counts as much as if it had not been", async () => {
    const calm = filesToDestroy();
    await calm.run();
    const last = await callsOfARun();
    for (let n = 1; n <= last; n += 1) {
      const files = filesToDestroy();
      files.breakAt(n);
      await expect(files.run(), `call ${n}`).rejects.toThrow("killed");
      files.breakAt(Infinity);
      await files.run();
      expect(files.keys(), `call ${n}`).toEqual(othersFiles);
      expect(files.context().filesDisposal, `call ${n}`).toEqual(calm.context().filesDisposal);
    }
  });

  it("destroys nothing more once a legal hold came while it was broken off, and names a part as neither whole nor gone", async () => {
    const last = await callsOfARun();
    const ends = new Set<string>();
    for (let n = 1; n < last; n += 1) {
      const files = filesToDestroy();
      files.breakAt(n);
      await expect(files.run()).rejects.toThrow("killed");
      const left = files.keys();
      files.breakAt(Infinity);
      files.remember({ legalHold: true });
      await files.run();
      expect(files.keys(), `call ${n}`).toEqual(left);
      ends.add(files.context().papers[0]?.state ?? "");
    }
    expect([...ends].toSorted()).toEqual(["admitted", "destroyed", "going"]);
  });
});
