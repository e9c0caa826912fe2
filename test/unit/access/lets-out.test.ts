import { describe, expect, it } from "vitest";
import { letsOut } from "../../../workflows/access/lets-out.ts";
import { decide } from "../../../workflows/request/decide.ts";
import type { Effect } from "../../../workflows/request/effects.ts";
import type { RequestEvent } from "../../../workflows/request/events.ts";
import { contestThemes, courseEvents } from "../../support/request/representative.ts";
import { happened, likely } from "../../support/request/told.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import {
  building,
  readyForRelease,
  released,
  reviewed,
  reviewing,
  step,
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
    expect([...after].toSorted()).toEqual(["production.continued", "release.confirmed", "vault.opened"]);
  });

  it("names every event that takes off what kept a released packet from being fetched", () => {
    const mayBeFetched = (request: RequestSnapshot) =>
      decide(request, happened("link.issued")).outcome === "accepted";
    const after = (place: RequestSnapshot) =>
      contestThemes.flat().flatMap((event) => {
        const decision = decide(place, event);
        return decision.outcome === "accepted" ? { event, now: decision.snapshot } : [];
      });
    const ready = step(released(), happened("requester.email-confirmed")).snapshot;
    const kept = after(ready).filter(({ now }) => !mayBeFetched(now));
    const frees = kept.flatMap(({ now }) =>
      after(now).flatMap((one) => (mayBeFetched(one.now) ? one.event : [])),
    );
    expect([...new Set(frees.map(({ type }) => type))].toSorted()).toEqual([
      "hold.lifted",
      "in-camera.ruled",
      "order.reinstated",
      "order.vacated",
      "patient-notice.cleared",
      "privilege.overruled",
      "privilege.waived",
    ]);
    expect(frees.filter((event) => !letsOut(event as RequestEvent))).toEqual([]);
  });

  it("names what is drawn up to be given to somebody", () => {
    for (const type of ["paper.drawn-up", "accounting.drawn-up"] as const)
      expect(letsOut(likely[type])).toBe(true);
  });

  it("leaves the steps of every day to what stood a moment ago", () => {
    const everyDay = courseEvents.filter((event) => !letsOut(event as RequestEvent)).map(({ type }) => type);
    expect(everyDay).toEqual(
      expect.arrayContaining(["facts.recorded", "records.proposed", "record.reviewed"]),
    );
  });
});
