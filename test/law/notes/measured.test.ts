import { describe, expect, it } from "vitest";
import { kinds, ratesOf, scoreOf } from "./score.ts";

describe("the development half of the labelled notes", () => {
  const score = scoreOf("development");

  it.each(kinds)("is met for kind %s with recall 0.90 and precision 0.80", (kind) => {
    const { labels, recall, precision } = ratesOf(score, kind);
    expect(labels).toBeGreaterThan(0);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.8);
  });
});
