import { describe, expect, it } from "vitest";
import { letsOut } from "../../../workflows/access/lets-out.ts";
import { decide } from "../../../workflows/request/decide.ts";
import type { Effect } from "../../../workflows/request/effects.ts";
import type { RequestEvent } from "../../../workflows/request/events.ts";
import { contestThemes, courseEvents } from "../../support/request/representative.ts";
import {
  building,
  readyForRelease,
  released,
  reviewed,
  reviewing,
  triaged,
  vaultApproved,
  vaultOpen,
  vaultOpening,
} from "../../support/request/walk.ts";

const lettingOut: ReadonlySet<Effect["kind"]> = new Set(["open-vault", "assemble-production"]);
const places = [
  triaged,
  reviewing,
  reviewed,
  building,
  readyForRelease,
  released,
  vaultApproved,
  vaultOpening,
  vaultOpen,
];

describe("what lets something leave", () => {
  it("names every event after which a vault is opened or a packet is made, wherever along the course it happens", () => {
    const [after, left] = [new Set<string>(), new Set<string>()];
    for (const place of places)
      for (const event of [...courseEvents, ...contestThemes.flat()]) {
        const decision = decide(place(), event);
        if (decision.outcome !== "accepted") continue;
        if (!decision.effects.some(({ kind }) => lettingOut.has(kind))) continue;
        after.add(event.type);
        if (!letsOut(event as RequestEvent)) left.add(event.type);
      }
    expect([...left]).toEqual([]);
    expect([...after].toSorted()).toEqual(["release.confirmed", "vault.opened"]);
  });

  it("leaves the steps of every day to what stood a moment ago", () => {
    const everyDay = courseEvents.filter((event) => !letsOut(event as RequestEvent)).map(({ type }) => type);
    expect(everyDay).toEqual(
      expect.arrayContaining(["facts.recorded", "records.proposed", "record.reviewed"]),
    );
  });
});
