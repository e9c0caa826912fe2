import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fence, restored } from "./restore.ts";

describe("a table that went back to an earlier moment (AB-111)", { timeout: 60_000 }, () => {
  it.each([
    ["reviewed", "the form is revoked"],
    ["vaulted", "the packet leaves"],
    ["released", "the form is revoked"],
    ["released", "the request is paused"],
  ] as const)("lets nothing out before somebody has looked: back to %s after %s", async (station, life) => {
    expect(await restored(station, life)).toEqual({ violations: [], noticed: true, escaped: 0 });
  });

  it("would hand notes out under a form that was revoked, were nothing fenced and nothing paused", async () => {
    const { escaped } = await restored("reviewed", "the form is revoked", false);
    expect(escaped).toBe(4);
  });

  it("has the fence of the runbook, function by function", () => {
    const [, section = ""] = readFileSync("docs/runbook.md", "utf8").split("## the-table-went-back");
    const [, first = ""] = section.split(/\n(?=\d\. )/u);
    const named = [...first.matchAll(/`([a-z]+(?:-[a-z]+)*)`/gu)].map(([, name]) => name ?? "");
    expect(named.toSorted()).toEqual(fence.toSorted());
  });
});
