import { describe, expect, it } from "vitest";
import { countsAsOneWith, rolesInForce, standsInNowFor } from "../../../workflows/access/stand-ins.ts";
import type { StandIn } from "../../../workflows/access/stand-ins.ts";
import { rolesMay } from "../../../workflows/access/may.ts";
import { decide } from "../../../workflows/request/decide.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { memberSchema } from "../../../functions/adapters/practice-rows.ts";
import { ids } from "../../support/desk.ts";
import { ezra, happened, mara, note, psychotherapyNote, vera } from "../../support/request/told.ts";
import { retrieving, reviewed, vaultApproved, walk } from "../../support/request/walk.ts";

const during = (personId: StandIn["personId"]): StandIn => ({
  personId,
  sub: `sub-of-${personId}`,
  from: "2026-11-20T06:00:00.000Z",
  until: "2026-11-27T06:00:00.000Z",
});
const now = "2026-11-23T15:00:00.000Z";
const codeOf = (snapshot: RequestSnapshot, event: Recorded) => {
  const decision = decide(snapshot, event);
  return decision.outcome === "refused" ? decision.problem.code : decision.outcome;
};

describe("who stands in for another (AB-046)", () => {
  const away = { personId: ids.manager, roles: ["practice-manager"] as const };
  const other = { personId: ids.clinician, roles: ["clinician"] as const };

  it("has the other's roles while it lasts, and no longer", () => {
    const member = { ...other, standsInFor: [during(away.personId)] };
    expect(standsInNowFor(member, now)).toEqual([during(away.personId)]);
    for (const then of ["2026-11-20T05:59:59.999Z", "2026-11-27T06:00:00.000Z"])
      expect(standsInNowFor(member, then)).toEqual([]);
    expect(rolesMay(rolesInForce(other.roles, [away]), "releaseProduction")).toBe(true);
  });

  it("has them from one moment to another, in whatever offset these are written", () => {
    const span = {
      ...during(away.personId),
      from: "2026-11-23T09:00:00-06:00",
      until: "2026-11-24T00:00:00-06:00",
    };
    const { standsInFor } = memberSchema.pick({ standsInFor: true }).parse({ standsInFor: [span] });
    const at = (then: string) => standsInNowFor({ ...other, standsInFor }, then).length;
    const moments = [
      "2026-11-23T14:59:59.999Z",
      "2026-11-23T15:00:00.000Z",
      "2026-11-24T05:59:59.999Z",
      "2026-11-24T06:00:00.000Z",
    ];
    expect(moments.map(at)).toEqual([0, 1, 1, 0]);
  });

  it("does nothing that the other may not, and takes no part that the other has from a third", () => {
    const third = { roles: ["privacy-officer"] as const };
    const withPart = { ...away, standsInFor: [during(vera.personId)] };
    expect(rolesInForce(other.roles, [withPart])).toEqual(["clinician", "practice-manager"]);
    expect(rolesMay(rolesInForce(other.roles, [withPart]), "liftLegalHold")).toBe(false);
    expect(rolesMay(rolesInForce(other.roles, [third]), "liftLegalHold")).toBe(true);
  });

  it("never becomes a clinician by it", () => {
    expect(rolesInForce(away.roles, [other])).toEqual(["practice-manager"]);
  });

  it("counts as one person with the other, whichever of the two acts", () => {
    expect(countsAsOneWith({ ...other, standsInFor: [during(away.personId)] }, now)).toEqual([away.personId]);
    expect(countsAsOneWith({ ...away, stoodInForBy: [during(other.personId)] }, now)).toEqual([
      other.personId,
    ]);
    expect(countsAsOneWith(away, now)).toEqual([]);
  });
});

describe("where two persons are asked for, the two count as one (AB-046)", () => {
  const standing = (actor: typeof mara | typeof vera | typeof ezra, ...others: (typeof mara.personId)[]) => ({
    by: { ...actor, countsAsOneWith: others },
  });

  it("at the second look: neither who stands in for a reviewer, nor whom a reviewer stands in for", () => {
    const second = happened("release.confirmed", {}, standing(vera, ezra.personId));
    expect(codeOf(reviewed(), happened("release.confirmed", {}, { by: vera }))).toBe("accepted");
    expect(codeOf(reviewed(), second)).toBe("same-person");
  });

  it("also when they stood in for each other only at the first of the two moments", () => {
    const proposed = walk(
      retrieving(),
      happened("records.proposed", { documentIds: [note] }, standing(mara, vera.personId)),
      happened("record.reviewed"),
      happened("review.completed"),
    ).snapshot;
    expect(codeOf(proposed, happened("release.confirmed", {}, { by: vera }))).toBe("same-person");
  });

  it("at the vault: two approvals of the two are one", () => {
    const asked = walk(
      reviewed([note, psychotherapyNote]),
      happened("vault.requested"),
      happened("vault.approved", {}, standing(ezra, vera.personId)),
    ).snapshot;
    expect(codeOf(asked, happened("vault.approved", {}, { by: vera }))).toBe("same-person");
    expect(vaultApproved().context.vault?.approvals).toHaveLength(2);
  });
});
