import { readFileSync } from "node:fs";
import { caseFileSchema } from "../../workflows/contract/case-file.ts";
import type { Determination } from "../../workflows/contract/determination.ts";
import { assess } from "../../workflows/law/assess.ts";
import { packVersions } from "../../workflows/law/packs/index.ts";

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];

const cited = (words: string, citation: string | undefined): string =>
  citation === undefined ? words : `${words} (${citation})`;

const dates = ({ deadlines }: Determination): readonly string[] =>
  deadlines.flatMap(({ id, dueOn, safeOn, limitOn, earliestOn, steps, citation }) => {
    const parts = Object.entries({ due: dueOn, safe: safeOn, limit: limitOn, "not before": earliestOn });
    const known = parts.flatMap(([name, on]) => (on === undefined ? [] : [`${name} ${on}`]));
    return [cited(`${id}: ${known.join(", ")}`, citation), ...steps.map((step) => `  - ${step}`)];
  });

const reasons = ({ reasons: given }: Determination): readonly string[] =>
  given.map(({ status, words, citation, appliesTo }) => {
    const about = appliesTo === undefined ? "" : ` [${appliesTo.join(", ")}]`;
    return cited(`${status}: ${words ?? ""}${about}`, citation);
  });

/** A determination in words for a person at a terminal. */
export function explain(determination: Determination): string {
  const { outcomes, segments, controlling, needsCounsel } = determination;
  const classes = Object.entries(outcomes).map(([name, given]) => {
    const outside = given.outsideScope === undefined ? "" : `; what lies outside: ${given.outsideScope}`;
    return `${name}: ${given.outcome}${outside}`;
  });
  const pieces = Object.entries(segments).map(([id, given]) => `${id} is ${given.class}: ${given.outcome}`);
  return [
    `Weight of the paper: ${determination.instrumentWeight}`,
    `Controlling: ${controlling.jurisdiction}. ${controlling.why}`,
    `A lawyer must act or sign off: ${needsCounsel ? "yes" : "no"}`,
    ...section("Outcomes", classes),
    ...section("Segments", pieces),
    ...section("Dates", dates(determination)),
    ...section(
      "Do",
      determination.actions.map(({ verb, why, citation }) => cited(`${verb}: ${why}`, citation)),
    ),
    ...section(
      "Do not",
      determination.prohibitions.map(({ code, why, citation }) => cited(`${code}: ${why}`, citation)),
    ),
    ...section(
      "Ask",
      determination.missingFacts.map(({ pointer, question }) => `${question} (${pointer})`),
    ),
    ...section("Why", reasons(determination)),
    ...section(
      "Rule packs",
      Object.entries(packVersions).map(([id, version]) => `${id} ${version}`),
    ),
    "",
  ].join("\n");
}

/** Reads a case file, alone or under the key caseFile, and explains it; throws if it is no case file. */
export function explainText(text: string): string {
  const given: unknown = JSON.parse(text);
  const wrapped = typeof given === "object" && given !== null && "caseFile" in given;
  return explain(assess(caseFileSchema.parse(wrapped ? given.caseFile : given)));
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write("law:explain needs the path of a case file: npm run law:explain -- FILE\n");
    process.exitCode = 2;
  } else {
    process.stdout.write(explainText(readFileSync(file, "utf8")));
  }
}
