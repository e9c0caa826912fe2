import { describe, expect, it } from "vitest";
import { allowedCommands } from "../../workflows/request/allowed-commands.ts";
import { folded, goldenVersions, standingOf } from "./golden.ts";
import { staff } from "./practice.ts";

describe("the events that a released version wrote", () => {
  it.each(goldenVersions())("mean to this one what they meant to $version", ({ histories }) => {
    expect(histories.length).toBeGreaterThanOrEqual(200);
    for (const { events, stands } of histories) expect(standingOf(folded(events))).toEqual(stands);
  });

  it("can be gone on with: whoever manages the desk has something to do, wherever a request stands", () => {
    const manager = { kind: "staff", ...staff.manager } as const;
    const stuck = goldenVersions().flatMap(({ histories }) =>
      histories.filter(
        ({ events }) => !allowedCommands(folded(events), manager).some(({ enabled }) => enabled),
      ),
    );
    expect(stuck).toEqual([]);
  });
});
