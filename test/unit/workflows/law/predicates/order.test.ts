import { describe, expect, it } from "vitest";
import type { CaseFile, DocumentClass } from "../../../../../workflows/contract/case-file.ts";
import type { Scene } from "../../../../../workflows/law/scene.ts";
import {
  orderIsAJudges,
  orderIsForThisHolder,
  orderIsInForce,
  orderIsLimited,
  orderNamesSegment,
  orderReachesSegment,
} from "../../../../../workflows/law/predicates/order.ts";
import { sceneOf } from "../scene-of.ts";

type Order = NonNullable<CaseFile["order"]>;

const piece = { id: "piece", range: { fromOn: "2026-01-01", toOn: "2026-06-30" } };
const under = (order: Order | undefined, classed?: DocumentClass): Scene =>
  sceneOf(order === undefined ? {} : { order }, classed, piece);

const yes = (...facts: readonly string[]) => ({ truth: "yes", facts, missing: [] });
const no = (...facts: readonly string[]) => ({ truth: "no", facts, missing: [] });
const asks = (...missing: readonly string[]) => ({ truth: "unknown", facts: [], missing });

describe("an order (45 CFR 164.512(e)(1)(i))", () => {
  it("is in force as it was entered, until it is stayed or vacated", () => {
    const rows: readonly (readonly [Order | undefined, object])[] = [
      [{ inForce: true }, yes("/order/inForce")],
      [{ inForce: true, enteredOn: "2026-11-23" }, yes("/order/inForce")],
      [{ stayed: false, vacated: false }, yes("/order/stayed", "/order/vacated")],
      [{ inForce: true, stayed: true }, no("/order/stayed")],
      [{ inForce: true, vacated: true }, no("/order/vacated")],
      [{ inForce: false, stayed: false, vacated: false }, no("/order/inForce")],
      [{ inForce: true, enteredOn: "2026-11-24" }, no("/order/enteredOn")],
      [{ inForce: true, exists: false }, no("/order/exists", "/order/inForce")],
      [{ exists: false, stayed: false, vacated: false }, asks("/order/inForce")],
      [{ exists: true, stayed: false }, asks("/order/inForce")],
      [{ exists: true, vacated: false }, asks("/order/inForce")],
      [{ exists: true }, asks("/order/inForce")],
      [undefined, asks("/order/inForce")],
    ];
    for (const [order, answer] of rows) expect(orderIsInForce.ask(under(order))).toEqual(answer);
  });

  it("binds the holder it is addressed to, about the patient it names", () => {
    const both = ["/order/addressedToPractice", "/order/namesPatient"];
    expect(orderIsForThisHolder.ask(under({ namesPatient: true }))).toEqual(yes(...both));
    expect(orderIsForThisHolder.ask(under({ namesPatient: true, addressedToPractice: false }))).toEqual(
      no("/order/addressedToPractice"),
    );
    expect(orderIsForThisHolder.ask(under({ namesPatient: false }))).toEqual(no("/order/namesPatient"));
    expect(orderIsForThisHolder.ask(under(undefined))).toEqual(asks("/order/namesPatient"));
  });

  it("may go by a fictitious name for Part 2 records alone, and under subpart E alone (42 CFR 2.64)", () => {
    const subpartE: Order = { part2: { citesSubpartE: true } };
    expect(orderIsForThisHolder.ask(under(subpartE, "sud-records")).truth).toBe("yes");
    expect(orderIsForThisHolder.ask(under(subpartE, "progress-notes")).truth).toBe("unknown");
    expect(orderIsForThisHolder.ask(under({ part2: {} }, "sud-records")).truth).toBe("unknown");
  });

  it("is the word of whoever signed it, unless a judge's order is attached", () => {
    const titled = (instrument: NonNullable<CaseFile["instrument"]>) =>
      orderIsAJudges.ask(sceneOf({ instrument: { type: "court-order", ...instrument } }));
    expect(titled({ signerRole: "judge", judgeSigned: true })).toEqual(yes("/instrument/judgeSigned"));
    expect(titled({ signerRole: "attorney", judgeSigned: false })).toEqual(no("/instrument/judgeSigned"));
    expect(titled({})).toEqual(yes("/instrument/judgeSigned"));
    expect(
      titled({ signerRole: "attorney", judgeSigned: false, legalBasis: { courtOrderAttached: true } }).truth,
    ).toBe("yes");
  });
});

describe("what an order names (45 CFR 164.512(e)(1)(i))", () => {
  const scope = ["/order/namedSegments", "/order/namesClasses", "/order/describesAllRecords"];

  it("is a piece, a class, or all of the patient's record, and nothing beside it", () => {
    const rows: readonly (readonly [Order | undefined, object])[] = [
      [{ namedSegments: ["other", "piece"] }, yes(...scope)],
      [{ namedSegments: ["other"] }, no(...scope)],
      [{ namesClasses: ["progress-notes"] }, yes(...scope)],
      [{ namesClasses: ["billing-logistics"] }, no(...scope)],
      [{ describesAllRecords: true }, yes(...scope)],
      [{ describesAllRecords: false }, no(...scope)],
      [{}, asks("/order/namesClasses")],
      [undefined, asks("/order/namesClasses")],
    ];
    for (const [order, answer] of rows) expect(orderNamesSegment.ask(under(order))).toEqual(answer);
    expect(orderNamesSegment.ask(under({ describesAllRecords: true }, "legal-file"))).toEqual(no(...scope));
  });

  it("takes in psychotherapy notes only if it says so (45 CFR 164.508(a)(2))", () => {
    const marked = "/order/expresslyNamesPsychotherapyNotes";
    const listed = ["/order/namesClasses", "/order/namedSegments"];
    const rows: readonly (readonly [Order | undefined, object])[] = [
      [{ expresslyNamesPsychotherapyNotes: true }, yes(marked)],
      [{ expresslyNamesPsychotherapyNotes: true, namedSegments: [] }, yes(marked)],
      [
        { expresslyNamesPsychotherapyNotes: true, namedSegments: ["piece"] },
        yes(marked, "/order/namedSegments"),
      ],
      [
        { expresslyNamesPsychotherapyNotes: true, namedSegments: ["other"] },
        no(marked, "/order/namedSegments"),
      ],
      [{ expresslyNamesPsychotherapyNotes: false, namesClasses: ["psychotherapy-notes"] }, no(marked)],
      [{ namesClasses: ["psychotherapy-notes"] }, yes(...listed)],
      [{ namesClasses: ["psychotherapy-notes"], namedSegments: [] }, yes(...listed)],
      [{ namesClasses: ["psychotherapy-notes"], namedSegments: ["piece"] }, yes(...listed)],
      [{ namesClasses: ["psychotherapy-notes"], namedSegments: ["other"] }, no(...listed)],
      [{ namesClasses: ["progress-notes"] }, no("/order/namesClasses")],
      [{ namesClasses: ["progress-notes"], describesAllRecords: true }, asks(marked)],
      [{ describesAllRecords: true }, asks(marked)],
      [{ namedSegments: ["piece"] }, asks(marked)],
      [undefined, asks(marked)],
    ];
    for (const [order, answer] of rows)
      expect(orderNamesSegment.ask(under(order, "psychotherapy-notes"))).toEqual(answer);
  });

  it("ends with its dates", () => {
    const dated: Order = { namesClasses: ["progress-notes"], range: { fromOn: "2026-07-01" } };
    expect(orderReachesSegment.ask(under(dated))).toEqual(no("/order/range", "/segments/0/range"));
    const open: Order = { ...dated, range: { fromOn: "2026-02-01" } };
    expect(orderReachesSegment.ask(under(open)).missing).toEqual(["/order/range/toOn"]);
  });

  it("is some things and not others where it names any, or has dates, and does not describe all", () => {
    const rows: readonly (readonly [Order | undefined, object])[] = [
      [{ namesClasses: ["progress-notes"] }, yes(...scope, "/order/range")],
      [{ namedSegments: ["piece"] }, yes(...scope, "/order/range")],
      [{ expresslyNamesPsychotherapyNotes: true }, yes(...scope, "/order/range")],
      [{ describesAllRecords: true, range: { fromOn: "2026-01-01" } }, yes(...scope, "/order/range")],
      [{ namesClasses: ["progress-notes"], describesAllRecords: true }, no(...scope, "/order/range")],
      [{ namesClasses: [], namedSegments: [] }, no(...scope, "/order/range")],
      [undefined, no(...scope, "/order/range")],
    ];
    for (const [order, answer] of rows) expect(orderIsLimited.ask(under(order))).toEqual(answer);
  });
});
