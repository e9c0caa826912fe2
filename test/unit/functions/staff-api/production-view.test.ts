import { describe, expect, it } from "vitest";
import { productionView } from "../../../../functions/staff-api/overview-parts.ts";
import { requestOverviewSchema } from "../../../../workflows/contract/staff.ts";
import { dehydrate } from "../../../../workflows/request/snapshot.ts";
import { standingOf } from "../../../../workflows/request/stored-snapshot.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
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

  it("tells of records that were rebuilt no more than of those that are proposed (45 CFR 164.501)", () => {
    const [told, unseen] = ["1", "2"].map((digit) => ({
      documentId: `doc_${digit.repeat(26)}` as DocumentId,
      leftOut: ["links" as const],
      setAside: null,
    }));
    if (!told || !unseen) throw new Error("two records");
    const assembled = happened("production.assembled", { rebuilt: [told, unseen] });
    const { snapshot } = walk(building(), assembled);
    const standing = standingOf(dehydrate(snapshot));
    const { selection } = standing.context;
    if (!selection) throw new Error("records are proposed");
    const events = [
      {
        seq: 1,
        eventId: ids.event("assembled"),
        recorded: assembled,
        prevHash: "",
        hash: "",
      },
    ];
    const seen = (documentIds: readonly DocumentId[]) =>
      productionView({
        ...file,
        ...standing,
        context: { ...standing.context, selection: { ...selection, documentIds: [...documentIds] } },
        events,
      }).production;
    expect(seen([told.documentId, unseen.documentId])?.rebuilt).toEqual([told, unseen]);
    expect(seen([told.documentId])?.rebuilt).toEqual([told]);
    expect(seen([])).not.toHaveProperty("rebuilt");
  });
});
