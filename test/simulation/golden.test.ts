import { beforeAll, describe, expect, it } from "vitest";
import { allowedCommands } from "../../workflows/request/allowed-commands.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { foldedAll, goldenVersions, standingOf } from "./golden.ts";
import { staff } from "./practice.ts";

describe.each(goldenVersions())("the events that version $version wrote", ({ histories }) => {
  let today: readonly RequestSnapshot[] = [];
  beforeAll(() => {
    today = foldedAll(histories.map(({ events }) => events));
  });

  it("mean to this one what they meant then", () => {
    expect(today.length).toBeGreaterThanOrEqual(200);
    expect(today.map((snapshot) => JSON.parse(JSON.stringify(standingOf(snapshot))))).toEqual(
      histories.map(({ stands }) => stands),
    );
  });

  it("can be gone on with: whoever manages the desk has something to do, wherever a request stands", () => {
    const manager = { kind: "staff", ...staff.manager } as const;
    const stuck = today.flatMap((snapshot) =>
      allowedCommands(snapshot, manager).some(({ enabled }) => enabled) ? [] : [standingOf(snapshot)],
    );
    expect(stuck).toEqual([]);
  });
});
