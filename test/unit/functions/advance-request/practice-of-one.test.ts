import { describe, expect, it } from "vitest";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { actorOf } from "../../../../functions/advance-request/actor-of.ts";
import { requestOverview } from "../../../../functions/staff-api/request-overview.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { aProfile, aView } from "../../../support/request-views.ts";

const [first, second] = members;
if (!first || !second) throw new Error("two people are needed");
const only: Member = { ...first, roles: ["practice-manager", "clinician", "privacy-officer"] };
const sameAgain: Member = { ...only, sub: "another account of the same person" };

const actorIn = async (people: readonly Member[], type: "release.confirmed" | "release.returned") => {
  let looks = 0;
  const practices = {
    member: async () => only,
    members: async () => {
      looks += 1;
      return people;
    },
    patient: async () => aPatient,
  };
  const event =
    type === "release.returned" ? ({ type, reason: "Look again." } as const) : ({ type } as const);
  const actor = { kind: "staff", sub: only.sub } as const;
  const named = await actorOf(practices, { ...ids.key, eventId: ids.event("one"), actor, event }, undefined);
  if ("problem" in named || named.actor.kind !== "staff") throw new Error("staff acts");
  return { alone: named.actor.alone, looks };
};

describe("whether a practice has a second person", () => {
  it("is read for what asks for one, and counts persons, not accounts", async () => {
    expect(await actorIn([only], "release.confirmed")).toEqual({ alone: true, looks: 1 });
    expect(await actorIn([only, sameAgain], "release.confirmed")).toEqual({ alone: true, looks: 1 });
    expect(await actorIn([only, second], "release.confirmed")).toEqual({ alone: undefined, looks: 1 });
    expect(await actorIn([only], "release.returned")).toEqual({ alone: undefined, looks: 0 });
  });

  it("is told with the outsider who looked, and from when their look counts", () => {
    const outsideReview = {
      reviewer: "Ines Calloway, psychologist",
      documentId: ids.paper,
      reviewedOn: "2026-11-30",
      recordedAt: "2026-11-30T23:30:00.000Z",
    };
    const file = {
      ...aView({ patientRef: ids.patient, outsideReview }),
      profile: aProfile,
      facts: {},
      determination: undefined,
      packVersions: {},
      events: [],
      effects: [],
    };
    const now = new Date("2026-12-01T12:00:00Z");
    const sources = {
      key: ids.key,
      file,
      member: only,
      members: [only],
      patient: aPatient,
      records: [],
      now,
    };
    expect(requestOverview(sources).outsideReview).toEqual({
      reviewer: "Ines Calloway, psychologist",
      reviewedOn: "2026-11-30",
      countsFrom: "2026-12-01T23:30:00.000Z",
    });
  });
});
