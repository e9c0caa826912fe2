import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
};

// The rules of WCAG 2.2 A and AA and axe's own good practice; nothing is left out.
const options = { resultTypes: ["violations"] };

/** What axe-core finds wrong on the page as it stands, one line per finding with the element and the reason. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  // The tester speaks to the page from outside it; the page's own policy on scripts stays in force.
  if (!(await page.evaluate<boolean>("typeof globalThis.axe === 'object'"))) await page.evaluate(source);
  const violations = await page.evaluate<readonly Violation[]>(
    `globalThis.axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary ?? ""}`),
  );
}
