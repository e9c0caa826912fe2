import { describe, expect, it } from "vitest";
import { keptFiles } from "../../../../functions/advance-request/kept-files.ts";
import type { RequestEvent } from "../../../../workflows/request/events.ts";
import type { Holder } from "../../../../workflows/retention/disposition.ts";
import type { FilesLeft } from "../../../../workflows/retention/request-files.ts";
import { aHold } from "../../../support/a-disposal.ts";
import { aPractice, ids } from "../../../support/desk.ts";

const own: FilesLeft = {
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  because: "files-left",
  // An hour after midnight in UTC is the day before where the practice is.
  since: "2026-12-02T01:00:00Z",
};
const proposed: RequestEvent = { type: "files.disposal-proposed", ground: "Six years are over." };
const ordered: RequestEvent = { type: "files.disposal-ordered", papers: 1 };
type Beside = {
  readonly left?: readonly FilesLeft[];
  readonly holders?: readonly Holder[];
  readonly today?: string;
};

const asked = (event: RequestEvent, { left = [own], holders = [], today = "2032-12-02" }: Beside = {}) =>
  keptFiles(
    { kept: { holders: async () => holders, filesLeft: async () => left } },
    { ...ids.key, event },
    { patientRef: ids.patient, practice: aPractice, today },
  );

describe("the single writer, asked that the files of a closed request be destroyed", () => {
  it.each([proposed, ordered])(
    "refuses $type before six years have run (45 CFR 164.530(j)(2))",
    async (event) => {
      expect(await asked(event, { today: "2032-12-01" })).toMatchObject({
        code: "refused-by-law",
        words: "Kept until December 1, 2032 (45 CFR 164.530(j)(2)).",
      });
      expect(await asked(event)).toBeUndefined();
    },
  );

  it.each([proposed, ordered])(
    "refuses $type while another request of the patient keeps what there is",
    async (event) => {
      const refused = await asked(event, { holders: [aHold] });
      expect(refused?.code).toBe("refused-by-law");
      expect(refused?.words).toContain(aHold.trackingNumber);
    },
  );

  it.each([proposed, ordered])(
    "refuses $type where it is not written down when something last happened",
    async (event) => {
      expect((await asked(event, { left: [] }))?.words).toContain(
        "until when its files are kept is not known",
      );
      const another = { ...own, requestId: ids.otherRequest };
      expect((await asked(event, { left: [another] }))?.code).toBe("refused-by-law");
      const unmatched = keptFiles(
        { kept: { holders: async () => [], filesLeft: async () => [own] } },
        { ...ids.key, event },
        { patientRef: null, practice: aPractice, today: "2040-01-01" },
      );
      expect((await unmatched)?.code).toBe("refused-by-law");
    },
  );

  it("asks for nothing else", async () => {
    expect(await asked({ type: "files.destroyed", edition: "1" }, { today: "2026-12-03" })).toBeUndefined();
  });
});
