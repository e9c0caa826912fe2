import { describe, expect, it } from "vitest";
import { dispositionWords } from "../../../workflows/contract/retention-words.ts";
import { dispositionOfFiles } from "../../../workflows/retention/request-files.ts";
import type { FilesLeft } from "../../../workflows/retention/request-files.ts";
import { aHold } from "../../support/a-disposal.ts";
import { ids } from "../../support/desk.ts";

const files: FilesLeft = {
  requestId: ids.request,
  trackingNumber: "26-HLC-12345-A",
  because: "files-left",
  since: "2020-11-30T15:00:00Z",
};
const on = (today: string) => ({ lastOn: "2020-11-30", today, holders: [] });

describe("the files of a closed request", () => {
  it("are kept six years from the last thing that happened in it, that day included (45 CFR 164.530(j)(2))", () => {
    expect(dispositionOfFiles(files, on("2026-11-30"))).toEqual({
      kind: "kept",
      until: "2026-11-30",
      because: "45 CFR 164.530(j)(2)",
    });
    expect(dispositionOfFiles(files, on("2026-12-01"))).toEqual({
      kind: "undecided",
      why: "other-law-of-request-files",
    });
  });

  it("are never said to be due: what else asks for them nobody has read", () => {
    const words = dispositionWords(dispositionOfFiles(files, on("2099-01-01")));
    expect(words).toBe(
      "Kept until a person decides. Six years have run; what courts, licensing and limitation ask of such files after that has not been read.",
    );
  });

  it("are held by whatever keeps the patient's records, however long ago it ended", () => {
    const asked = { ...on("2099-01-01"), holders: [aHold] };
    expect(dispositionOfFiles(files, asked)).toEqual({ kind: "held", by: [aHold] });
  });

  it.each([
    ["open-incident", "closed, with an incident that is open"],
    ["return-duty", "closed, and what left is still to be returned or destroyed"],
  ] as const)("are held by their own request while something is owed in it: %s", (because, words) => {
    const held = dispositionOfFiles({ ...files, because }, on("2099-01-01"));
    expect(held).toMatchObject({ kind: "held", by: [{ requestId: ids.request, unmatched: false }] });
    expect(dispositionWords(held)).toBe(
      `Held: nothing is destroyed while a request keeps it (26-HLC-12345-A, ${words}).`,
    );
  });
});
