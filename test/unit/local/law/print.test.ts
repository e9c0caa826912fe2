import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { conditionLines } from "../../../../local/law/counsel/condition.ts";
import { counselDocument } from "../../../../local/law/counsel/document.ts";
import { effective } from "../../../../local/law/counsel/rules.ts";
import { plain } from "../../../../local/law/counsel/markdown.ts";
import { counselPage } from "../../../../local/law/print.ts";
import { momentTitles } from "../../../../workflows/contract/guidance-words.ts";
import { stateHolidays } from "../../../../workflows/deadlines/court-holidays/index.ts";
import { disputedPoints, protectiveSetting } from "../../../../workflows/law/disputed-points.ts";
import { allPacks } from "../../../../workflows/law/packs/index.ts";
import { overlays } from "../../../../workflows/law/packs/us-states/index.ts";
import { all, any, isTrue, known, not } from "../../../../workflows/law/predicate.ts";

const document = counselDocument();
const run = (...given: string[]) =>
  spawnSync(process.execPath, ["local/law/print.ts", ...given], { encoding: "utf8" });

describe("the document for counsel", () => {
  it("holds every rule with its provision, source, confidence and open questions", () => {
    for (const { rules } of allPacks)
      for (const rule of rules) {
        const from = document.indexOf(`· \`${rule.id}\``);
        const piece = document.slice(document.lastIndexOf("####", from), document.indexOf("\n####", from));
        expect(piece).toContain(plain(rule.title));
        expect(piece).toContain(`**${plain(rule.cite)}**`);
        expect(piece).toContain(`Confidence: **${rule.confidence}**`);
        expect(piece).toContain(plain(rule.source));
        for (const asked of rule.openQuestions ?? []) expect(piece).toContain(plain(asked));
        expect(piece).toContain(effective(rule));
      }
  });

  it("holds the review, the open questions, the clocks and the form rules of every state", () => {
    for (const { name, openQuestions, clocks, forms, review } of overlays) {
      const from = document.indexOf(`\n## ${name}\n`);
      const next = document.indexOf("\n## ", from + 4);
      const piece = document.slice(from, next);
      expect(piece).toContain(`Review: **${review.status}**; compiled on ${review.compiledOn}`);
      for (const asked of openQuestions) expect(piece).toContain(plain(asked));
      for (const { id, amount, unit } of clocks) {
        expect(piece).toContain(`\`${id}\``);
        expect(piece).toContain(`${amount} ${unit}`);
      }
      for (const { ruleId } of forms) expect(piece).toContain(ruleId);
    }
  });

  it("holds what staff are shown at every moment, and what a state adds", () => {
    for (const title of Object.values(momentTitles)) expect(document).toContain(`\n### ${title}\n`);
    const illinois = document.slice(document.indexOf("### Illinois: what staff are shown besides"));
    expect(illinois).toContain("- A subpoena or an order arrives:\n  - A subpoena without a written order");
  });

  it("holds the holidays of every state with source, confidence and dates", () => {
    for (const { name, cite, confidence, source, openQuestions } of stateHolidays) {
      const from = document.indexOf(`\n### ${name.replace("the ", "")}: holidays\n`);
      expect(from).toBeGreaterThan(0);
      const piece = document.slice(from, document.indexOf("\n##", from + 4));
      expect(piece).toContain(`**${plain(cite)}**`);
      expect(piece).toContain(`Confidence: **${confidence}**`);
      expect(piece).toContain(plain(source));
      for (const asked of openQuestions ?? []) expect(piece).toContain(plain(asked));
    }
    expect(document).toContain(
      "| Election Day | day after the first Monday in November | verified | 11-05 | 11-04 | 11-03 | 11-02 | 11-07 | 11-06 | 11-05 |",
    );
  });

  it("says of every switch what each setting means and which one stands", () => {
    for (const point of disputedPoints) {
      for (const words of Object.values(point.settings)) expect(document).toContain(plain(words));
      expect(document).toContain(`\`${protectiveSetting(point)}\` **(stands by default)**`);
    }
  });

  it("leads from its contents to every section", () => {
    const page = counselPage(document);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to);
    const sections = [...page.matchAll(/<h2 id="([^"]+)">/g)].map(([, id]) => id);
    expect(links).toEqual(sections.slice(1));
    expect(new Set(sections).size).toBe(sections.length);
    expect(links.length).toBeGreaterThan(overlays.length);
  });

  it("nests what belongs together", () => {
    const nested = all(
      isTrue("/order/inForce"),
      any(isTrue("/a/b"), not(known(isTrue("/c/*/d")))),
      all(isTrue("/e")),
    );
    expect(conditionLines(nested, 0)).toEqual([
      "- all of:",
      "  - `/order/inForce` is true",
      "  - any of:",
      "    - `/a/b` is true",
      "    - it is not so that it is known that `/c/*/d` is true",
      "  - `/e` is true",
    ]);
  });

  it("takes the signs of Markdown in a text literally", () => {
    expect(plain("a*b_c <d> |")).toBe(String.raw`a\*b\_c \<d\> \|`);
  });

  it("is a page that loads nothing from elsewhere", () => {
    const page = counselPage(document);
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<h4>/g)?.length).toBeGreaterThanOrEqual(
      allPacks.reduce((sum, { rules }) => sum + rules.length, 0),
    );
    expect(page).not.toMatch(/<script|<link|<img|src=|href="[^#]|url\(/);
  });
});

describe("law:print", () => {
  it("prints Markdown, or writes Markdown and the page into a folder and says where", () => {
    expect(execFileSync(process.execPath, ["local/law/print.ts"], { encoding: "utf8" })).toBe(document);
    const folder = mkdtempSync(path.join(tmpdir(), "duces-law-"));
    try {
      const { stdout, status } = run(path.join(folder, "out"));
      expect(status).toBe(0);
      const [markdown, page] = stdout.trim().split("\n");
      expect(readFileSync(String(markdown), "utf8")).toBe(document);
      expect(readFileSync(String(page), "utf8")).toBe(counselPage(document));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  it("says how it is called when it is called otherwise", () => {
    const { status, stderr } = run("--pdf");
    expect(status).toBe(2);
    expect(stderr).toContain("npm run law:print -- FOLDER");
  }, 60_000);
});
