import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");
const text = readFileSync(join(root, "docs/threat-model.md"), "utf8");
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const read = (folder: string): string =>
  filesUnder(join(root, folder))
    .map((name) => readFileSync(join(root, folder, name), "utf8"))
    .join("\n");
const named = (pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name)),
];

describe("the threat model", () => {
  it("names tests, decisions and commands that there are", () => {
    const paths = named(/`((?:test|infra|functions|workflows)\/[^`\s]+)`/gu);
    const decisions = named(/\((adr\/[^)]+|[a-z-]+\.md)\)/gu).map((name) => `docs/${name}`);
    expect(paths.length).toBeGreaterThan(10);
    expect([...paths, ...decisions].filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(named(/`npm run ([a-z:]+)/gu).filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("names abuse cases that are tests, and invariants that are looked at", () => {
    const tests =
      read("test/unit") +
      read("test/integration") +
      read("test/infra") +
      read("test/simulation") +
      read("test/e2e") +
      // Files that the tests of productions make and read, each with the cases it stands for.
      read("test/corpus");
    expect(named(/(AB-\d{3})/gu).filter((id) => !tests.includes(id))).toEqual([]);
    const invariants = named(/(\bI\d{1,2}\b)/gu);
    const simulation = read("test/simulation");
    expect(invariants.length).toBeGreaterThan(5);
    expect(invariants.filter((id) => !new RegExp(`\\b${id}\\b`, "u").test(simulation))).toEqual([]);
  });

  it("asks the six questions of STRIDE at each of the boundaries", () => {
    const boundaries = text.split(/^### /mu).slice(1);
    expect(boundaries).toHaveLength(8);
    const questions = [
      "spoofing",
      "tampering",
      "repudiation",
      "information disclosure",
      "denial of service",
      "elevation of privilege",
    ];
    const unasked = boundaries.flatMap((boundary) => {
      const rows = [...boundary.matchAll(/^\| ([a-z, ]+?) +\|/gmu)].map(([, threat = ""]) => threat).join();
      return questions.filter((one) => !rows.includes(one)).map((one) => `${boundary.slice(0, 20)}: ${one}`);
    });
    expect(unasked).toEqual([]);
  });
});
