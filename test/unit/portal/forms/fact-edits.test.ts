import { describe, expect, it } from "vitest";
import { factAt, fieldId, forgottenBy, toldBy } from "../../../../portal/src/forms/fact-edits.ts";
import type { Edits } from "../../../../portal/src/forms/fact-edits.ts";
import type { Facts } from "../../../../workflows/facts/facts.ts";
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

describe("what was changed of the people who act", () => {
  const at = (person: number, fact: string) => `/patient/representatives/${person}/${fact}`;
  const parent = { role: "parent", custody: "sole-legal" } as const;
  const guardian = { role: "guardian", isRequester: true } as const;
  const facts: Facts = { patient: { alive: true, representatives: [parent, guardian] } };
  const after = (...changes: readonly (readonly [string, string | boolean | undefined])[]) => {
    const edits: Edits = new Map(changes);
    return forgetFacts(mergeFacts(facts, toldBy(edits, facts)), forgottenBy(edits, facts)).patient;
  };

  it("is told as the whole list, which a patch replaces: nobody beside them is lost", () => {
    expect(
      after([at(1, "legalInstrument"), "guardianship-order"], [at(2, "role"), "spouse"])?.representatives,
    ).toEqual([parent, { ...guardian, legalInstrument: "guardianship-order" }, { role: "spouse" }]);
  });

  it("takes out of whom nothing is known any more, and with the last of them the list", () => {
    const withoutParent = [
      [at(0, "role"), undefined],
      [at(0, "custody"), undefined],
    ] as const;
    expect(after(...withoutParent)?.representatives).toEqual([guardian]);
    const nobody = [...withoutParent, [at(1, "role"), undefined], [at(1, "isRequester"), undefined]] as const;
    expect(after(...nobody)).toEqual({ alive: true });
  });

  it("begins with somebody where nobody was recorded, and with one only", () => {
    const edits: Edits = new Map([[at(2, "role"), "guardian"]]);
    expect(toldBy(edits)).toEqual({ patient: { representatives: [{ role: "guardian" }] } });
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
