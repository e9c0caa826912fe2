import { describe, expect, it } from "vitest";
import { factAt, fieldId, forgottenBy, toldBy } from "../../../../portal/src/forms/fact-edits.ts";
import type { Edits } from "../../../../portal/src/forms/fact-edits.ts";
import { forgetFacts, mergeFacts } from "../../../../workflows/facts/facts.ts";

describe("the facts changed on the screen", () => {
  it("are told in the shape of the case file, and only those", () => {
    const edits: Edits = new Map<string, boolean | string>([
      ["/instrument/judgeSigned", true],
      ["/assurances/notice/sentOn", "2026-10-05"],
      ["/assurances/notice/statement", false],
    ]);
    expect(toldBy(edits)).toEqual({
      instrument: { judgeSigned: true },
      assurances: { notice: { sentOn: "2026-10-05", statement: false } },
    });
    expect(forgottenBy(edits)).toEqual([]);
  });

  it("keep no, zero and an empty list apart from not known, which is absent and never false", () => {
    const edits: Edits = new Map<string, boolean | number | readonly string[] | undefined>([
      ["/order/exists", false],
      ["/instrument/placeMiles", 0],
      ["/assurances/notice/documentation", []],
      ["/order/inForce", undefined],
    ]);
    const told = toldBy(edits);
    expect(factAt(told, "/order/exists")).toBe(false);
    expect(factAt(told, "/instrument/placeMiles")).toBe(0);
    expect(factAt(told, "/assurances/notice/documentation")).toEqual([]);
    expect(factAt(told, "/order/inForce")).toBeUndefined();
    expect(forgottenBy(edits)).toEqual(["/order/inForce"]);
  });

  it("make a fact unknown again once they are recorded", () => {
    const recorded = {
      instrument: { judgeSigned: false, servedOn: "2026-11-09" },
      forum: { system: "state" },
    } as const;
    const edits: Edits = new Map<string, boolean | string | undefined>([
      ["/instrument/judgeSigned", undefined],
      ["/forum/system", undefined],
      ["/instrument/returnOn", "2026-12-01"],
    ]);
    expect(forgetFacts(mergeFacts(recorded, toldBy(edits)), forgottenBy(edits))).toEqual({
      instrument: { servedOn: "2026-11-09", returnOn: "2026-12-01" },
    });
  });
});

describe("forgetting facts", () => {
  it("changes nothing where nothing was recorded", () => {
    const recorded = { forum: { system: "state" } } as const;
    expect(forgetFacts(recorded, ["/order/exists", "/forum/system/deeper", "/forum/state"])).toEqual(
      recorded,
    );
  });
});

describe("the id of a field", () => {
  it("can stand in an address", () => {
    expect(fieldId("/instrument/legalBasis/citation")).toBe("fact-instrument-legalBasis-citation");
  });
});
