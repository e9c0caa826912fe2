import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { abuseCases } from "../../abuse/cases.ts";
import { placesOfCases, withTable } from "../../abuse/table.ts";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/assurance.md"), "utf8");
const places = placesOfCases();

describe("the page of assurance", () => {
  it("has a test for each of the 112 abuse cases, and knows each id that a test names", () => {
    const ids = abuseCases.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 112 }, (_, n) => `AB-${String(n + 1).padStart(3, "0")}`));
    expect(ids.filter((id) => !places.has(id))).toEqual([]);
    expect([...places.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("names them as they stand in the tests; npm run assurance writes the table", () => {
    expect(withTable(page)).toBe(page);
  });

  it("names files, decisions and routes that there are", () => {
    const paths = [...page.matchAll(/`((?:test|infra|functions|workflows|portal|docs)\/[^`\s]+)`/gu)].map(
      ([, path = ""]) => path,
    );
    const links = [...page.matchAll(/\]\(((?:adr\/)?[^)#]+\.md)\)/gu)].map(([, path = ""]) => `docs/${path}`);
    expect(paths.length).toBeGreaterThan(100);
    expect([...paths, ...links].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("answers each standard and each specification of 45 CFR 164.312", () => {
    const provisions = [
      "(a)(1)",
      "(a)(2)(i)",
      "(a)(2)(ii)",
      "(a)(2)(iii)",
      "(a)(2)(iv)",
      "(b)",
      "(c)(1)",
      "(c)(2)",
      "(d)",
      "(e)(1)",
      "(e)(2)(i)",
      "(e)(2)(ii)",
    ];
    const rows = page.split("\n").filter((line) => line.startsWith("| ("));
    expect(rows.map((row) => row.split("|")[1]?.trim().split(" ")[0])).toEqual(provisions);
    // A mechanism without a test is a promise.
    expect(rows.filter((row) => !row.includes("`test/"))).toEqual([]);
  });
});
