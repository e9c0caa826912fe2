import { describe, expect, it } from "vitest";
import { productionView } from "../../../../functions/staff-api/overview-parts.ts";
import { requestOverviewSchema } from "../../../../workflows/contract/staff.ts";
import { dehydrate } from "../../../../workflows/request/snapshot.ts";
import { standingOf } from "../../../../workflows/request/stored-snapshot.ts";
import { file } from "../../../support/paper-desk.ts";
import { happened } from "../../../support/request/told.ts";
import { building, walk } from "../../../support/request/walk.ts";

describe("a production, as the desk reads it", () => {
  it("is what the pages have a place for, also of a file that was stored in parts", () => {
    const inParts = { partsDigest: `${"A".repeat(43)}=-3`, bytes: 40_000_000 };
    const { snapshot } = walk(building(), happened("production.assembled", inParts));
    const standing = standingOf(dehydrate(snapshot));
    expect(standing.context.production).toMatchObject(inParts);
    const { production } = productionView({ ...file, ...standing });
    expect(requestOverviewSchema.shape.production.parse(production)).toEqual(production);
    expect(production).toMatchObject({
      state: "assembled",
      batesFirst: standing.context.production?.batesFirst,
    });
  });
});
