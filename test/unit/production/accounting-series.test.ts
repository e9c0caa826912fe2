import { describe, expect, it } from "vitest";
import { setAccounting } from "../../../functions/draw-papers/accounting.ts";
import type { AccountingEntry, Disclosure } from "../../../workflows/contract/accounting.ts";
import { accountingOn, forTheIndividual } from "../../../workflows/production/accounting.ts";
import type { PatientRef, ProductionId, RequestId } from "../../../workflows/vocabulary/ids.ts";
import { pdfText } from "../../support/papers.ts";

const requestId = "req_1" as RequestId;
const progress: Disclosure["what"] = {
  classes: ["progress-notes"],
  fromOn: "2026-01-05",
  toOn: "2026-03-02",
  records: 3,
  pages: 9,
};

/** The release of one phase: by its number and its day. */
const phase = (n: number, on: string, change: Partial<Disclosure> = {}): Disclosure => ({
  entry: "disclosure",
  requestId,
  trackingNumber: "HB-1",
  at: `${on}T18:00:00.000Z`,
  productionId: `pdn_${n}` as ProductionId,
  on,
  to: { name: "Harriet Colby", firm: "Colby & Marsh", throughCourt: false },
  what: progress,
  purpose: "Answer to a subpoena: Doe v. Roe",
  process: "subpoena",
  ...change,
});
const first = phase(1, "2026-04-01");
const second = phase(2, "2026-05-01", {
  what: { ...progress, fromOn: "2026-03-09", toOn: "2026-04-06", records: 2, pages: 4 },
});
const third = phase(3, "2026-06-01");
const told = (entries: readonly AccountingEntry[], asOf = "2026-12-01") =>
  forTheIndividual(accountingOn(entries, asOf));
const times = (entries: readonly AccountingEntry[], asOf?: string) =>
  told(entries, asOf).map(({ on, series }) => [on, series?.times ?? 1]);
const asText = async (form: "pdf" | "csv" | "fhir") => {
  const about = {
    practice: { name: "Harbor Light" },
    patientRef: "pat_1" as PatientRef,
    person: { name: "Rowan Ellery", birthDate: "1990-01-01" },
  };
  const view = accountingOn([third, first, second], "2026-12-01");
  const bytes = await setAccounting(view, form, about, new Date("2026-12-01T09:00:00Z"));
  const text = form === "pdf" ? await pdfText(Buffer.from(bytes)) : Buffer.from(bytes).toString("utf8");
  return text.replaceAll(/\s+/gu, " ");
};

describe("several disclosures to one recipient for one purpose (45 CFR 164.528(b)(3))", () => {
  it("are told by the first in full, how many there were, when the last was, and what they come to", () => {
    expect(told([third, first, second])).toEqual([
      expect.objectContaining({
        on: "2026-04-01",
        productionId: "pdn_1",
        to: "Harriet Colby, Colby & Marsh",
        what: "progress notes from January 5, 2026 to March 2, 2026 (3 records, 9 pages)",
        purpose: "Answer to a subpoena: Doe v. Roe",
        series: {
          first: "pdn_1",
          times: 3,
          lastOn: "2026-06-01",
          inAll: "progress notes from January 5, 2026 to April 6, 2026 (8 records, 22 pages)",
        },
      }),
    ]);
  });

  it("stay one line each before the privacy officer, and no entry is changed", () => {
    const entries = [third, first, second].map((one) => Object.freeze(one));
    const { lines } = accountingOn(entries, "2026-12-01");
    expect(lines.map(({ on, series }) => [on, series?.first])).toEqual([
      ["2026-06-01", "pdn_1"],
      ["2026-05-01", "pdn_1"],
      ["2026-04-01", "pdn_1"],
    ]);
  });

  it.each<[string, Partial<Disclosure>]>([
    ["another recipient", { to: { name: "Amos Tilley", throughCourt: false } }],
    [
      "the same person at another firm",
      { to: { name: "Harriet Colby", firm: "Tilley Law", throughCourt: false } },
    ],
    ["another purpose", { purpose: "Answer to a subpoena: Doe v. Moe" }],
    ["another request, whose purpose only reads alike", { requestId: "req_2" as RequestId }],
    ["other kinds of records", { what: { ...progress, classes: ["billing-logistics", "progress-notes"] } }],
    ["what was disclosed outside section 512", { process: "other" }],
    ["an entry that does not say what was answered", { process: undefined }],
  ])("are not told together with %s", (_what, change) => {
    expect(times([first, { ...second, ...change }])).toEqual([
      ["2026-05-01", 1],
      ["2026-04-01", 1],
    ]);
  });

  it("leave out what was corrected, which is told with its correction", () => {
    const correction: AccountingEntry = {
      entry: "correction",
      requestId,
      trackingNumber: "HB-1",
      at: "2026-05-02T10:00:00.000Z",
      productionId: second.productionId,
      words: "Ten pages, not four.",
      by: "Tomas Lindqvist",
    };
    expect(times([first, second, third, correction])).toEqual([
      ["2026-05-01", 1],
      ["2026-04-01", 2],
    ]);
  });

  it("begin with the first within the period, and count none that is not owed", () => {
    expect(times([first, second, third], "2032-04-15")).toEqual([["2026-05-01", 2]]);
    expect(times([first, { ...second, leftOut: "authorization" }, third])).toEqual([["2026-04-01", 2]]);
  });

  it("are two where the court's clerk received them under two receipts", () => {
    const court = { to: { name: "Harriet Colby", throughCourt: true } };
    const delivered = (n: number, on: string): AccountingEntry => ({
      entry: "delivery",
      requestId,
      trackingNumber: "HB-1",
      at: `${on}T18:00:00.000Z`,
      productionId: `pdn_${n}` as ProductionId,
      on,
      to: `Clerk, receipt ${n}`,
    });
    const entries = [
      { ...first, ...court },
      { ...second, ...court },
    ];
    expect(times(entries)).toEqual([["2026-04-01", 2]]);
    expect(times([...entries, delivered(1, "2026-04-02"), delivered(2, "2026-05-02")])).toEqual([
      ["2026-05-02", 1],
      ["2026-04-02", 1],
    ]);
  });

  it("read alike in every form", async () => {
    expect(await asText("pdf")).toContain(
      "The first of 3 disclosures to the same recipient for the same purpose, the last on June 1, 2026.",
    );
    expect(await asText("csv")).toContain(
      '"3","2026-06-01","progress notes from January 5, 2026 to April 6, 2026 (8 records, 22 pages)"',
    );
    expect(await asText("fhir")).toContain('"period":{"start":"2026-04-01","end":"2026-06-01"}');
  });
});
