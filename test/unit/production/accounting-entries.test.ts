import { describe, expect, it } from "vitest";
import { assess } from "../../../workflows/law/assess.ts";
import { accountingEntryOf } from "../../../workflows/production/accounting-entries.ts";
import type { RequestId } from "../../../workflows/vocabulary/ids.ts";
import { aProfile } from "../../support/request-views.ts";
import { happened, note } from "../../support/request/told.ts";
import { released } from "../../support/request/walk.ts";

describe("a release in the accounting of disclosures", () => {
  it("keeps which paper it answered, by which it can be told as one of a series (45 CFR 164.528(b)(3))", () => {
    const { context } = released();
    const entry = accountingEntryOf({
      requestId: "req_1" as RequestId,
      event: happened("production.released"),
      context,
      determination: assess({ schemaVersion: 1, asOf: { assessedOn: "2026-11-30" } }),
      records: [{ documentId: note, sessionOn: "2026-03-04" }],
      profile: aProfile,
      today: "2026-11-30",
    });
    expect(entry).toMatchObject({
      entry: "disclosure",
      process: "subpoena",
      what: { records: 1, fromOn: "2026-03-04", toOn: "2026-03-04" },
    });
  });
});
