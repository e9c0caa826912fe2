import { describe, expect, it } from "vitest";
import type { RequestFile } from "../../../../functions/adapters/request-file.dynamodb.ts";
import { requestOverview } from "../../../../functions/staff-api/request-overview.ts";
import { dehydrate } from "../../../../workflows/request/snapshot.ts";
import { statesOf } from "../../../../workflows/request/states-of.ts";
import { standingOf } from "../../../../workflows/request/stored-snapshot.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { ezra } from "../../../support/request/told.ts";
import { reviewed } from "../../../support/request/walk.ts";
import { aProfile, aView } from "../../../support/request-views.ts";

describe("the overview of who stands in for another (AB-046)", () => {
  const manager = members.find(({ roles }) => roles.includes("practice-manager"));
  if (!manager) throw new Error("a manager is needed");
  const standing = standingOf(dehydrate(reviewed()));
  const file: RequestFile = {
    ...aView({}),
    ...standing,
    states: statesOf(standing),
    profile: aProfile,
    facts: {},
    determination: undefined,
    packVersions: {},
    events: [],
    effects: [],
  };
  const secondLook = (countsAsOneWith: (typeof ezra.personId)[]) => {
    const member = { ...manager, countsAsOneWith };
    const sources = {
      now: new Date("2026-11-21T12:00:00Z"),
      key: ids.key,
      file,
      member,
      members,
      patient: aPatient,
      records: [],
    };
    return requestOverview(sources).allowed.find(({ command }) => command === "confirmRelease");
  };

  it("offers no second look at what the other reviewed, as the writer takes none", () => {
    expect(secondLook([])).toMatchObject({ enabled: true });
    expect(secondLook([ezra.personId])).toMatchObject({ enabled: false });
  });
});
