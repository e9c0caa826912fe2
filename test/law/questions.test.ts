import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { CaseFile } from "../../workflows/contract/case-file.ts";
import { hasQuestion, questionFor } from "../../workflows/law/questions.ts";
import { deepFactor } from "../support/deep.ts";
import { vignettes } from "./vignette.ts";

const fixed: readonly string[] = ["schemaVersion", "asOf", "id", "kind", "type"];

/** The value with each of its facts left out, one at a time. */
function* withOneLess(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries())
      for (const less of withOneLess(item)) yield value.with(at, less);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (fixed.includes(key)) continue;
    const { [key]: _left, ...rest } = value as Record<string, unknown>;
    yield rest;
    for (const less of withOneLess(inside)) yield { ...value, [key]: less };
  }
}

describe("the questions of the law", () => {
  it("name the fact where they have no words of their own", () => {
    expect(hasQuestion("/forum/docket")).toBe(false);
    expect(questionFor("/forum/docket")).toBe("What is recorded at /forum/docket?");
  });

  it(
    "have words of their own, whichever fact of a case is not recorded",
    { timeout: 60_000 * Math.max(1, deepFactor) },
    () => {
      const cases = vignettes.flatMap(({ caseFile }) => [...withOneLess(caseFile)] as CaseFile[]);
      // One in seven, unless the run is deep: each fact stands in several cases.
      const tried = cases.filter((_case, n) => n % 7 === 0 || deepFactor > 1);
      expect(tried.length).toBeGreaterThan(1000);
      const wordless = tried.flatMap((one) =>
        assess(one).missingFacts.flatMap(({ pointer }) => (hasQuestion(pointer) ? [] : [pointer])),
      );
      expect([...new Set(wordless)]).toEqual([]);
    },
  );
});
