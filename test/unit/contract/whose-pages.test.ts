import { describe, expect, it } from "vitest";
import { undecidedPages } from "../../../workflows/contract/whose-pages.ts";

const flagged = { another: [4], unread: [2, 9] };
const proposed = (page: number, state: "waiting" | "standing" | "gone") =>
  ({ page, as: "page-of-another", state }) as const;

describe("pages of which nobody has decided whose they are (AB-086)", () => {
  it("are those that name another and those of a scan, and none of a record without either", () => {
    expect(undecidedPages(flagged, { marks: [], ofPatient: [] })).toEqual([2, 4, 9]);
    expect(undecidedPages({ another: [], unread: [] }, { marks: [], ofPatient: [] })).toEqual([]);
  });

  it("are decided where the page as a whole was confirmed or declined, and not while it waits", () => {
    const marks = [proposed(2, "standing"), proposed(4, "gone"), proposed(9, "waiting")];
    expect(undecidedPages(flagged, { marks, ofPatient: [] })).toEqual([9]);
  });

  it("are not decided by any other mark on them", () => {
    const marks = [
      { page: 2, state: "standing" as const },
      { page: 4, as: "name-of-another" as const, state: "gone" as const },
    ];
    expect(undecidedPages(flagged, { marks, ofPatient: [] })).toEqual([2, 4, 9]);
  });

  it("are decided where they are named one by one as the patient's", () => {
    expect(undecidedPages(flagged, { marks: [], ofPatient: [9, 2, 1] })).toEqual([4]);
  });
});
