import { countingRules } from "../../../workflows/deadlines/counting-rule.ts";
import type { Duty } from "../../../workflows/law/duties/actions.ts";
import { intakeDuties } from "../../../workflows/law/duties/intake-duties.ts";
import { processDuties } from "../../../workflows/law/duties/process-duties.ts";
import { bans } from "../../../workflows/law/duties/prohibitions.ts";
import { releaseDuties } from "../../../workflows/law/duties/release-duties.ts";
import { disputedPoints, protectiveSetting } from "../../../workflows/law/disputed-points.ts";
import {
  authorizationRequirements,
  directiveRequirements,
  part2Requirements,
} from "../../../workflows/law/form-checks.ts";
import { bodies } from "../../../workflows/law/precedence.ts";
import { conditionLines } from "./condition.ts";
import { code, heading, item, plain, table } from "./markdown.ts";
import { formLines } from "./state.ts";

/** Which bodies of law govern a record, each to be satisfied on its own. */
export const bodyLines = (): readonly string[] => [
  ...heading(2, "Bodies of law that must each be satisfied"),
  "A permission under one cures nothing that another lacks.",
  "",
  ...bodies.flatMap(({ body, citation, governs }) => [
    item(`${code(body)} (**${plain(citation)}**) governs:`),
    ...conditionLines(governs, 1),
  ]),
];

/** The switches by which counsel settles what the law leaves open. */
export const switchLines = (): readonly string[] => [
  ...heading(2, "Points left to counsel"),
  "Until counsel has answered, the protective setting stands. Another one is recorded by the privacy officer alone.",
  ...disputedPoints.flatMap((point) => [
    ...heading(3, plain(point.asks)),
    `**${plain(point.cite)}** · ${code(point.pointer)}`,
    "",
    ...Object.entries(point.settings).map(([setting, means]) => {
      const stands = setting === protectiveSetting(point) ? " **(stands by default)**" : "";
      return item(`${code(setting)}${stands}: ${plain(means)}`);
    }),
  ]),
];

/** What each kind of form is checked for. */
export const federalForms = (): readonly string[] => [
  ...heading(2, "Signed forms"),
  ...heading(3, "Authorization"),
  ...formLines(authorizationRequirements),
  ...heading(3, "Consent for substance use disorder records"),
  ...formLines(part2Requirements),
  ...heading(3, "The individual's directive to send a copy to somebody else"),
  ...formLines(directiveRequirements),
];

/** How each federal period is counted. */
export const countingLines = (): readonly string[] => [
  ...heading(2, "How federal periods are counted"),
  ...table(
    ["Period", "Provision", "Length", "Last day on a weekend or holiday", "Days added"],
    Object.entries(countingRules).map(([name, rule]) => [
      name.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`),
      plain(rule.citation),
      `${rule.amount} ${rule.unit} ${rule.direction}`,
      rule.rounding,
      String(rule.addedDays),
    ]),
  ),
];

const told = (name: string, why: string, citation: string | undefined): readonly string[] => [
  code(name),
  plain(why),
  plain(citation ?? "policy of the practice, or the provision of the rule that asks for it"),
];

const dutyRows = (duties: readonly Duty[]) =>
  duties.map(({ verb, why, citation }) => told(verb, why, citation));

/** What the engine may tell staff to do and never to do. */
export const dutyLines = (): readonly string[] => [
  ...heading(2, "What staff are told to do"),
  ...table(["Action", "Why", "Provision"], dutyRows([...intakeDuties, ...processDuties, ...releaseDuties])),
  ...heading(2, "What staff are told never to do"),
  ...table(
    ["Never", "Why", "Provision"],
    bans.map(({ code: name, why, citation }) => told(name, why, citation)),
  ),
];
