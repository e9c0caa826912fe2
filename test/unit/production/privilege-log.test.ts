import { describe, expect, it } from "vitest";
import type { documentClasses } from "../../../workflows/contract/case-file.ts";
import { outcomes as outcomesOfLaw } from "../../../workflows/contract/determination.ts";
import { withholdingGroundSchema } from "../../../workflows/contract/withholding.ts";
import {
  courtOf,
  notProduced,
  pagesInWords,
  privilegeLog,
} from "../../../workflows/production/privilege-log.ts";
import type { ProposedRecord, Withheld } from "../../../workflows/production/scope.ts";
import { note } from "../../support/request/told.ts";

const progress: ProposedRecord = {
  documentId: note,
  class: "progress-notes",
  sessionOn: "2026-05-01",
  author: "Miriam Okafor",
  pages: 3,
  sealed: false,
  outcome: "release",
  decision: "approve",
  ground: null,
};

describe("the privilege log", () => {
  const withheld = (documentClass: (typeof documentClasses)[number], ground: Withheld["ground"]) => ({
    documentId: note,
    class: documentClass,
    sessionOn: "2026-05-01",
    author: "Miriam Okafor",
    pages: 2,
    ground,
  });
  const listed = (...records: readonly Withheld[]) => privilegeLog(records, "federal-civil");

  it("gives each record its date, author, recipient, nature and ground (FRCP 45(e)(2)(A))", () => {
    expect(listed(withheld("progress-notes", "privilege"))).toEqual([
      {
        control: "W0001",
        on: "2026-05-01",
        pages: 2,
        author: "Miriam Okafor",
        recipient: "none: kept in the practice's record",
        describedAs: "progress note",
        ground: "privilege",
        words: "The psychotherapist-patient privilege is claimed for this communication.",
        citation: "FRE 501",
      },
    ]);
    const two = listed(
      withheld("progress-notes", "objection"),
      withheld("billing-logistics", "minimum-necessary"),
    );
    expect(two.map(({ control, citation }) => [control, citation])).toEqual([
      ["W0001", "FRCP 45(d)(2)(B); FRE 501"],
      ["W0002", "45 CFR 164.502(b)(1)"],
    ]);
  });

  it("says how many pages each has, and of what nobody counted that it was not", () => {
    const unknown = { ...withheld("progress-notes", "privilege"), pages: null };
    expect(listed(withheld("chart-other", "privilege"), unknown).map(({ pages }) => pages)).toEqual([
      2,
      null,
    ]);
    expect([null, 1, 2].map(pagesInWords)).toEqual(["pages not counted", "1 page", "2 pages"]);
  });

  it("cites the rules of federal courts in federal courts only", () => {
    const cited = (court: Parameters<typeof privilegeLog>[1]) =>
      privilegeLog(
        [withheld("progress-notes", "privilege"), withheld("progress-notes", "objection")],
        court,
      ).map(({ citation }) => citation);
    expect(cited("federal")).toEqual(["FRE 501", "45 CFR 164.512(e)(1)(ii); FRE 501"]);
    expect(cited("elsewhere").join()).not.toMatch(/FRCP|FRE/);
    expect(courtOf({ system: "federal", nature: "civil" })).toBe("federal-civil");
    expect(courtOf({ system: "federal", nature: "criminal" })).toBe("federal");
    expect(courtOf({ system: "state", nature: "civil" })).toBe("elsewhere");
    expect(courtOf(undefined)).toBe("elsewhere");
  });

  it("has a ground of law for every row: a clinician's own words are never one", () => {
    for (const ground of withholdingGroundSchema.options)
      for (const row of listed(withheld("progress-notes", ground)))
        expect(`${row.words} ${row.citation}`).not.toMatch(/review|clinician/);
  });

  it("leaves out what the request does not reach", () => {
    for (const ground of ["outside-request", "outside-agreed-scope", "not-responsive"] as const)
      expect(listed(withheld("progress-notes", ground))).toEqual([]);
  });

  it("is the same whether or not psychotherapy notes, or records of substance use treatment, are held (45 CFR 164.508(a)(2), 42 CFR 2.13(c))", () => {
    const chart = [withheld("progress-notes", "objection"), withheld("chart-other", "needs-authorization")];
    const secret = [
      withheld("psychotherapy-notes", "psychotherapy-notes"),
      withheld("psychotherapy-notes", "vault-not-open"),
      withheld("psychotherapy-notes", "privilege"),
      withheld("sud-records", "needs-court-order"),
      withheld("sud-counseling-notes", "withheld-by-law"),
      withheld("progress-notes", "separately-protected"),
    ];
    const [first, second] = chart as [Withheld, Withheld];
    expect(listed(first, ...secret, second)).toEqual(listed(first, second));
    const asked = ["psychotherapy-notes", "progress-notes", "sud-records"] as const;
    const said = (more: readonly Withheld[], outcomes: object) =>
      notProduced(
        { asked, outcomes, scope: { produced: [progress], withheld: [...chart, ...more] } },
        "federal-civil",
      );
    const none = said([], {});
    for (const outcome of outcomesOfLaw)
      expect(said(secret, { "psychotherapy-notes": outcome, "sud-records": outcome })).toEqual(none);
    expect(none.map(({ kind }) => kind)).toEqual(["psychotherapy notes"]);
  });
});
