import { describe, expect, it } from "vitest";
import { asksForClass, asksForDay } from "../../../../workflows/law/asked.ts";

describe("the classes that a paper asks for", () => {
  it("are unknown while nobody has recorded them", () => {
    expect(asksForClass(undefined, "progress-notes")).toBeUndefined();
    expect(asksForClass({ requestsAllRecords: false }, "progress-notes")).toBeUndefined();
  });

  it("are all where it asks for all records, whatever it names besides", () => {
    expect(asksForClass({ requestsAllRecords: true }, "billing-logistics")).toBe(true);
    expect(
      asksForClass({ requestsAllRecords: true, requestedClasses: ["chart-other"] }, "billing-logistics"),
    ).toBe(true);
  });

  it("are those named, and excluded items go with the rest of the chart and with nothing else", () => {
    const named = { requestedClasses: ["progress-notes" as const] };
    const chart = { requestedClasses: ["chart-other" as const] };
    expect(asksForClass(named, "progress-notes")).toBe(true);
    expect(asksForClass(named, "billing-logistics")).toBe(false);
    expect(asksForClass(named, "excluded-items")).toBe(false);
    expect(asksForClass(chart, "excluded-items")).toBe(true);
    expect(asksForClass(chart, "billing-logistics")).toBe(false);
  });
});

describe("the days that a paper asks for", () => {
  const asks = (fromOn: string | undefined, toOn: string | undefined, on: string) =>
    asksForDay({ requestedRange: { fromOn, toOn } }, on);

  it("are all where no dates are named", () => {
    expect(asksForDay(undefined, "2026-01-01")).toBe(true);
    expect(asksForDay({}, "2026-01-01")).toBe(true);
  });

  it("are those from the first to the last, both among them", () => {
    expect(asks("2026-02-01", "2026-03-31", "2026-02-01")).toBe(true);
    expect(asks("2026-02-01", "2026-03-31", "2026-03-31")).toBe(true);
    expect(asks("2026-02-01", "2026-03-31", "2026-01-31")).toBe(false);
    expect(asks("2026-02-01", "2026-03-31", "2026-04-01")).toBe(false);
  });

  it("are unknown beside a bound that nobody recorded, but for what the other shuts out", () => {
    expect(asks("2026-02-01", undefined, "2026-02-02")).toBeUndefined();
    expect(asks("2026-02-01", undefined, "2026-01-31")).toBe(false);
    expect(asks(undefined, "2026-03-31", "2026-03-30")).toBeUndefined();
    expect(asks(undefined, "2026-03-31", "2026-04-01")).toBe(false);
    expect(asks(undefined, undefined, "2026-03-30")).toBeUndefined();
  });
});
