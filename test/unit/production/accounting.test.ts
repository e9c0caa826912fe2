import { describe, expect, it } from "vitest";
import type { AccountingEntry, Disclosure } from "../../../workflows/contract/accounting.ts";
import { accountingOn, forTheIndividual } from "../../../workflows/production/accounting.ts";
import type { ProductionId, RequestId } from "../../../workflows/vocabulary/ids.ts";

const requestId = "req_1" as RequestId;
const of = { requestId, trackingNumber: "HB-1", at: "2026-11-21T18:00:00.000Z" };
const first = "pdn_1" as ProductionId;

const disclosure = (change: Partial<Disclosure> = {}): Disclosure => ({
  entry: "disclosure",
  ...of,
  productionId: first,
  on: "2026-11-21",
  to: { name: "Harriet Colby", firm: "Colby & Marsh", address: "h@colby.example", throughCourt: false },
  what: { classes: ["progress-notes"], fromOn: "2026-01-05", toOn: "2026-03-02", records: 3, pages: 9 },
  purpose: "Answer to a subpoena: Doe v. Roe",
  ...change,
});
const lines = (entries: readonly AccountingEntry[], asOf = "2026-12-01") => accountingOn(entries, asOf).lines;
const told = (entries: readonly AccountingEntry[], asOf = "2026-12-01") =>
  forTheIndividual(accountingOn(entries, asOf)).map(({ on }) => on);

describe("the accounting of disclosures (45 CFR 164.528)", () => {
  it("says on what day, to whom, what and why", () => {
    expect(lines([disclosure()])).toEqual([
      {
        requestId,
        trackingNumber: "HB-1",
        productionId: first,
        recordedAt: "2026-11-21T18:00:00.000Z",
        on: "2026-11-21",
        to: "Harriet Colby, Colby & Marsh, h@colby.example",
        what: "progress notes from January 5, 2026 to March 2, 2026 (3 records, 9 pages)",
        purpose: "Answer to a subpoena: Doe v. Roe",
        corrections: [],
      },
    ]);
  });

  it("tells of what went through the court when and where the court received it", () => {
    const through = disclosure({ to: { name: "Harriet Colby", throughCourt: true } });
    expect(lines([through])[0]?.to).toBe("the court, for the matter of Harriet Colby");
    const delivery: AccountingEntry = {
      entry: "delivery",
      ...of,
      productionId: first,
      on: "2026-11-24",
      to: "Clerk, receipt 17",
    };
    expect(lines([through, delivery])[0]).toMatchObject({
      on: "2026-11-24",
      to: "the court (Clerk, receipt 17), for the matter of Harriet Colby",
    });
  });

  it("keeps back what the rule leaves out, and still knows of it", () => {
    for (const leftOut of ["treatment-payment-operations", "to-the-individual", "authorization"] as const) {
      expect(told([disclosure({ leftOut })])).toEqual([]);
      expect(lines([disclosure({ leftOut })])[0]?.keptBack).toEqual({ why: "left-out", ground: leftOut });
    }
  });

  it("reaches back six years, to the day", () => {
    const entries = ["2020-11-30", "2020-12-01", "2020-12-02"].map((on) => disclosure({ on }));
    expect(told(entries, "2026-12-01")).toEqual(["2020-12-02", "2020-12-01"]);
  });

  it("holds back what an agency asked for, of its own request, to the end of the last day", () => {
    const other = disclosure({ requestId: "req_2" as RequestId, on: "2026-11-22" });
    const suspension = (untilOn: string): AccountingEntry => ({
      entry: "suspension",
      ...of,
      agency: "An agency",
      statement: "written",
      statedOn: "2026-11-21",
      untilOn,
    });
    const entries = [disclosure(), other, suspension("2026-11-30"), suspension("2026-12-10")];
    expect(told(entries, "2026-12-10")).toEqual(["2026-11-22"]);
    expect(lines(entries, "2026-12-10")[1]?.keptBack).toEqual({ why: "suspended", untilOn: "2026-12-10" });
    expect(told(entries, "2026-12-11")).toEqual(["2026-11-22", "2026-11-21"]);
  });

  it("tells of what went out by mistake, and of what was corrected, and changes no entry", () => {
    const incident: AccountingEntry = {
      entry: "incident",
      ...of,
      kind: "wrong-recipient",
      on: "2026-11-25",
      isDayOfDiscovery: true,
      what: "Faxed to another office.",
    };
    const correction: AccountingEntry = {
      entry: "correction",
      ...of,
      at: "2026-11-26T10:00:00.000Z",
      productionId: first,
      words: "Ten pages, not nine.",
      by: "Tomas Lindqvist",
    };
    const [mistake, release] = lines([disclosure(), incident, correction]);
    expect(mistake).toMatchObject({
      what: "Faxed to another office.",
      purpose: "Sent to somebody it was not for; the day is that of its discovery",
    });
    expect(release?.what).toContain("9 pages");
    expect(release?.corrections).toEqual([
      { at: "2026-11-26T10:00:00.000Z", by: "Tomas Lindqvist", words: "Ten pages, not nine." },
    ]);
  });
});
