import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { abuseCases } from "./cases.ts";

const root = join(import.meta.dirname, "../..");

type Place = { readonly file: string; readonly name: string | undefined };

const folders = [
  "unit",
  "law",
  "model",
  "contract",
  "infra",
  "integration",
  "e2e",
  "fuzz",
  "simulation",
  "corpus",
];

/** The words of the test in which an id stands, without the ids themselves; nothing where it stands in data. */
function nameIn(line: string): string | undefined {
  const [, words] = /"([^"]*\(AB-\d{3}[^"]*)"/u.exec(line.replaceAll(`\\"`, "”")) ?? [];
  return words
    ?.replaceAll(/ ?\((?:AB-\d{3}(?:, )?)+\)/gu, "")
    .replaceAll("|", "/")
    .trim();
}

/** Where each id stands in the tests: one place a file, the named one first. */
export function placesOfCases(): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const folder of folders) {
    const files = readdirSync(join(root, "test", folder), { recursive: true, encoding: "utf8" });
    for (const name of files.filter((one) => one.endsWith(".ts")).toSorted()) {
      const file = `test/${folder}/${name}`;
      const seen = new Map<string, string | undefined>();
      for (const line of readFileSync(join(root, file), "utf8").split("\n"))
        for (const [id] of line.matchAll(/AB-\d{3}/gu)) seen.set(id, seen.get(id) ?? nameIn(line));
      for (const [id, words] of seen) places.set(id, [...(places.get(id) ?? []), { file, name: words }]);
    }
  }
  return places;
}

const shown = ({ file, name }: Place): string =>
  name === undefined ? `\`${file}\`` : `\`${file}\`: ${name}`;
/** So many tests a case are named; the others are found by its id. */
const mostNamed = 2;

/** The table of docs/assurance.md, a row for each case. */
export function tableOfCases(): string {
  const places = placesOfCases();
  const rows = abuseCases.map(({ id, attack, remark }) => {
    const found = (places.get(id) ?? []).toSorted(
      (one, other) => Number(one.name === undefined) - Number(other.name === undefined),
    );
    const tests = found.slice(0, mostNamed).map(shown);
    const more = found.length - tests.length;
    return `| ${id} | ${attack}${remark === undefined ? "" : ` *${remark}*`} | ${tests.join("; ")}${more > 0 ? ` (${more} more)` : ""} |`;
  });
  return ["| id | attack | shown by |", "| --- | --- | --- |", ...rows].join("\n");
}

const [begin, end] = ["<!-- cases -->", "<!-- end of the cases -->"];

/** The page with its table made anew between the marks. */
export function withTable(page: string): string {
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before < 0 || after < before) throw new Error("docs/assurance.md has lost the marks of its table.");
  return `${page.slice(0, before + begin.length)}\n\n${tableOfCases()}\n\n${page.slice(after)}`;
}
