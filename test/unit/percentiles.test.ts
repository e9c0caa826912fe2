import { describe, expect, it } from "vitest";
import { percentiles } from "../bench/rounds.ts";

describe("percentiles", () => {
  it("are the nearest ranks, whatever the order", () => {
    const hundred = Array.from({ length: 100 }, (_empty, n) => 100 - n);
    expect(percentiles(hundred)).toEqual({ p50: 50, p95: 95, p99: 99 });
  });

  it("are the one figure of one, and none of nothing", () => {
    expect(percentiles([7])).toEqual({ p50: 7, p95: 7, p99: 7 });
    expect(percentiles([])).toEqual({ p50: Number.NaN, p95: Number.NaN, p99: Number.NaN });
  });
});
