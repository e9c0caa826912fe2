import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import {
  caseIn,
  form,
  letterWith,
  noticeComplete,
  order,
  progress,
  subpoena,
  waived,
} from "./neighbours/case.ts";

const federal: Plain = { policy: { stateLayer: "federal-only" } };
const held = (fromOn: string, toOn: string): Plain => ({ ...progress, range: { fromOn, toOn } });
const spring = { fromOn: "2026-01-01", toOn: "2026-04-30" };
const found = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  assess(caseIn("NV", segments, federal, ...fragments)).outcomes["progress-notes"];

describe("a record of which only a part may go", () => {
  it.each([
    ["on both sides", "2025-11-01", "2026-06-30", spring],
    ["after them", "2026-02-01", "2026-06-30", { fromOn: "2026-02-01", toOn: "2026-04-30" }],
    ["before them", "2025-11-01", "2026-03-31", { fromOn: "2026-01-01", toOn: "2026-03-31" }],
  ])(
    "goes within the order's dates, where it reaches beyond them %s (45 CFR 164.512(e)(1)(i))",
    (_words, from, to, part) => {
      expect(found([held(from, to)], order, { order: { range: spring } })).toEqual({
        outcome: "release",
        outsideScope: "withhold",
        segmentIds: ["progress"],
        releaseScope: { limit: "as-ordered", segmentIds: ["progress"], ...part },
      });
    },
  );

  it("goes whole where all of it lies within the order's dates", () => {
    expect(found([held("2026-02-01", "2026-03-31")], order, { order: { range: spring } })).toEqual({
      outcome: "release",
      segmentIds: ["progress"],
      releaseScope: { limit: "as-ordered", segmentIds: ["progress"] },
    });
  });

  it("needs another form for what lies beyond the dates of the first (45 CFR 164.508(a)(1))", () => {
    expect(found([held("2025-11-01", "2026-06-30")], letterWith({ coversRange: spring }))).toMatchObject({
      outcome: "release",
      outsideScope: "needs-authorization",
      releaseScope: { limit: "as-authorized", ...spring },
    });
  });

  it("goes on a form without the passages it quotes from a Part 2 record, which need a consent (42 CFR 2.31)", () => {
    const quoting = { ...progress, part2: { protected: false, quotesProtectedPassages: true } };
    expect(found([quoting], letterWith())).toMatchObject({
      outcome: "release",
      outsideScope: "needs-authorization",
      releaseScope: { excludedItems: ["quoted-part2-passages"] },
    });
  });

  it("goes without such passages by an order, which they need of their own (42 CFR 2.61)", () => {
    const quoting = { ...progress, part2: { protected: false, quotesProtectedPassages: true } };
    expect(found([quoting], order)).toMatchObject({ outcome: "release", outsideScope: "needs-court-order" });
  });

  it("goes under a warrant within its dates (45 CFR 164.512(f)(1)(ii)(A))", () => {
    const warrant: Plain = {
      requester: { role: "police", purpose: "law-enforcement" },
      instrument: { type: "search-warrant", signerRole: "judge", judgeSigned: true, commands: ["seize"] },
      forum: { system: "state", nature: "criminal" },
    };
    expect(
      found([held("2025-11-01", "2026-06-30")], order, warrant, { order: { range: spring } }),
    ).toMatchObject({ outcome: "release", outsideScope: "withhold", releaseScope: spring });
  });

  it("goes on the ground that asks least, where a form and the notice both open it (45 CFR 164.528(a)(1)(iv))", () => {
    const given = assess(
      caseIn("NV", [progress], federal, subpoena, noticeComplete, waived, { authorizations: [form] }),
    );
    expect(given.outcomes["progress-notes"]?.releaseScope?.limit).toBe("as-authorized");
    expect(given.actions.map(({ verb }) => verb)).not.toContain("log-accounting");
    const byNotice = assess(caseIn("NV", [progress], federal, subpoena, noticeComplete, waived));
    expect(byNotice.outcomes["progress-notes"]?.releaseScope?.limit).toBe("minimum-necessary");
    expect(byNotice.actions.map(({ verb }) => verb)).toContain("log-accounting");
  });

  it("has no one limit for the class, where each of two goes on a ground of its own", () => {
    const years = [held("2025-01-01", "2025-12-31"), { ...held("2026-01-01", "2026-06-30"), id: "later" }];
    const inBoth = found(years, subpoena, noticeComplete, waived, {
      authorizations: [{ ...form, coversRange: { fromOn: "2025-01-01", toOn: "2025-12-31" } }],
    });
    expect(inBoth).toEqual({
      outcome: "release",
      segmentIds: ["progress", "later"],
      releaseScope: { segmentIds: ["progress", "later"] },
    });
  });
});
