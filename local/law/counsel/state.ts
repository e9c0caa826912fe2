import type { FormRequirement, StateRequirement } from "../../../workflows/law/form-checks.ts";
import { packOf, type Overlay } from "../../../workflows/law/packs/us-states/overlay.ts";
import type { StateClock } from "../../../workflows/law/packs/us-states/state-clock.ts";
import { conditionLines } from "./condition.ts";
import { stateGuidanceLines } from "./guidance.ts";
import { code, heading, item, plain } from "./markdown.ts";
import { packLines, provenanceLines } from "./rules.ts";

const access = {
  "always-earlier": "earlier than the federal clock",
  "sometimes-earlier": "sometimes earlier than the federal clock; the earlier of both stands",
  "as-federal": "as the federal clock",
} as const;

const gives = {
  dueOn: "the practice's own day",
  earliestOn: "a day before which nothing happens",
  limitOn: "the last day of somebody else's act",
} as const;

function clockLines(clock: StateClock): readonly string[] {
  const counted = `${clock.amount} ${clock.unit} ${clock.direction} the day ${clock.from}`;
  const silent =
    clock.confidence === "unverified" ? " Nobody read the number in a source: no date is given." : "";
  const cut = {
    "if-earlier": "a date on the paper cuts it short",
    "if-later": "a date on the paper lengthens it",
  };
  return [
    ...heading(4, `${plain(clock.what)} …`),
    `**${plain(clock.cite)}** · ${code(clock.id)}`,
    "",
    item(`Counted: ${counted}; gives ${gives[clock.gives]}.${silent}`),
    ...(clock.butReturn === undefined ? [] : [item(`But ${cut[clock.butReturn]}.`)]),
    ...provenanceLines(clock),
    item("It runs if:"),
    ...conditionLines(clock.when, 1),
  ];
}

/** What a form must show, one line each. */
export const formLines = (requirements: readonly (FormRequirement | StateRequirement)[]): readonly string[] =>
  requirements.flatMap((one) => [
    item(`${plain(one.words)} (**${plain(one.citation)}**, defect ${one.defect}, ${code(one.ruleId)})`),
    ...("from" in one ? provenanceLines(one.from).map((line) => `  ${line}`) : []),
  ]);

/** The law of one state as the engine holds it. */
export const stateLines = (overlay: Overlay): readonly string[] => [
  ...heading(2, overlay.name),
  item(`The patient's own access: ${access[overlay.access]}.`),
  ...(overlay.protectsFactOfTreatment
    ? [item("Even the fact that somebody is a patient is protected.")]
    : []),
  ...(overlay.mandates === undefined
    ? []
    : [item("Production on a subpoena is mandatory if:"), ...conditionLines(overlay.mandates, 1)]),
  ...overlay.openQuestions.map((asked) => item(`**Open question:** ${plain(asked)}`)),
  ...heading(3, `${overlay.name}: rules`),
  ...packLines(packOf(overlay)),
  ...(overlay.forms.length === 0
    ? []
    : [...heading(3, `${overlay.name}: what a form must show besides`), ...formLines(overlay.forms)]),
  ...(overlay.clocks.length === 0
    ? []
    : [...heading(3, `${overlay.name}: clocks`), ...overlay.clocks.flatMap(clockLines)]),
  ...stateGuidanceLines(overlay.code, overlay.name, overlay.review.compiledOn),
];
