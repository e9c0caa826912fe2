import type { Pack, Rule } from "../../../workflows/law/rule.ts";
import type { Provenance } from "../../../workflows/vocabulary/provenance.ts";
import { conditionLines } from "./condition.ts";
import { code, heading, item, plain } from "./markdown.ts";

const roles = {
  door: "Opens a record when it holds",
  lock: "Holds a record until it holds",
  note: "Explains; by itself neither opens nor holds",
} as const;

const layers = {
  permission: "permission (may it go)",
  compulsion: "compulsion (must it go)",
  resistance: "resistance (may or must we oppose)",
} as const;

/** From when to when a statement is law, as far as its source says. */
export function effective({ since, until }: Pick<Provenance, "since" | "until">): string {
  if (since === undefined && until === undefined) return "dates not stated by the source";
  const from = since === undefined ? "" : `from ${since}`;
  return [from, until === undefined ? "" : `until ${until}`].filter((part) => part !== "").join(" ");
}

/** Source, confidence and open questions of a statement of law. */
export const provenanceLines = (from: Provenance): readonly string[] => [
  item(
    `Confidence: **${from.confidence}**; ${effective(from)}. ${from.unsettled === true ? "The law is unsettled here. " : ""}Source: ${plain(from.source)}`,
  ),
  ...(from.openQuestions ?? []).map((asked) => item(`**Open question:** ${plain(asked)}`)),
];

function leaves(rule: Rule): readonly string[] {
  if (rule.role === "note") return [];
  const { usually, ...others } = rule.otherwise;
  const papers = Map.groupBy(Object.keys(others), (paper) => others[paper as keyof typeof others]);
  const more = [...papers].map(([outcome, which]) => `${outcome} (${which.join(", ")})`);
  return [item(`While it does not hold, what is left: ${[usually, ...more].join("; ")}.`)];
}

function goesWith(rule: Rule): readonly string[] {
  const said = [
    ["when it holds", rule.whenMet],
    ["while it does not hold", rule.whenUnmet],
    ["with every release it speaks to", rule.whenReleased],
  ] as const;
  const lines = said.flatMap(([when, what]) => [
    ...(what?.do ?? []).map((verb) => item(`Do ${when}: ${verb}.`)),
    ...(what?.dont ?? []).map((bar) => item(`Never ${when}: ${bar}.`)),
  ]);
  if (rule.role !== "door") return lines;
  const { minimumNecessary, accounting, retainPapers, limit } = rule.terms;
  const terms = [
    `limit: ${limit}`,
    ...(minimumNecessary ? ["minimum necessary"] : []),
    ...(accounting ? ["entered in the accounting of disclosures"] : []),
    ...(retainPapers ? ["the form is kept"] : []),
  ];
  return [...lines, item(`A release on this ground: ${terms.join("; ")}.`)];
}

function ruleLines(rule: Rule): readonly string[] {
  const body = rule.role === "door" ? ` within ${rule.body}` : "";
  return [
    ...heading(4, plain(rule.title)),
    `**${plain(rule.cite)}** · ${code(rule.id)}`,
    "",
    item(`${roles[rule.role]}${body}. Layer: ${layers[rule.layer]}.`),
    ...provenanceLines(rule),
    item("It speaks to:"),
    ...conditionLines(rule.applies, 1),
    item("It holds if:"),
    ...conditionLines(rule.requires, 1),
    item(`Said when it holds: “${plain(rule.met)}”`),
    item(`Said when it does not: “${plain(rule.unmet)}”`),
    ...leaves(rule),
    ...goesWith(rule),
  ];
}

/** Every rule of a pack. */
export const packLines = ({ id, version, review, rules }: Pack): readonly string[] => [
  `Pack ${code(id)}, version ${version}, ${rules.length} ${rules.length === 1 ? "rule" : "rules"}. Review: **${review.status}**; compiled on ${review.compiledOn}; next due ${review.nextDue}.`,
  ...rules.flatMap(ruleLines),
];
