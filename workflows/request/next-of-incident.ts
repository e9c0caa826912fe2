import type { RequestOverview } from "../contract/staff.ts";
import { addDays, inWords } from "../deadlines/civil-calendar.ts";
import type { RequestContext } from "./context.ts";
import { incidentIsOpen, noticesOwed, recallIsOver } from "./incidents.ts";

type NextAction = RequestOverview["nextAction"];

const parties = {
  individuals: ["the persons affected", "breach-individual-notice"],
  hhs: ["HHS", "breach-hhs-notice"],
  media: ["the media", "breach-individual-notice"],
} as const;

/** What is asked of whom while something that went out wrongly is not settled; nothing where all is. */
export function nextOfIncident(context: RequestContext): NextAction | undefined {
  const { incident } = context;
  if (incident === null || !incidentIsOpen({ context })) return undefined;
  if (incident.recall === "owed")
    return {
      who: "practice-manager",
      words: "Recall what left: ask whoever has it to return or destroy it, then record the recall.",
    };
  if (incident.finding === null)
    return {
      who: "privacy-officer",
      words: "Assess the incident by the four factors: until then a breach is presumed.",
    };
  const [owed] = noticesOwed(context);
  if (owed !== undefined) {
    const [party, clock] = parties[owed];
    const dueOn = context.clocks[clock]?.dueOn;
    const by = dueOn === undefined ? "" : ` by ${inWords(dueOn)}, at the latest`;
    const { delay } = incident;
    const after =
      delay === null
        ? ""
        : ` Law enforcement asked for delay: not before ${inWords(addDays(delay.untilOn, 1))} (45 CFR 164.412).`;
    return {
      who: "practice-manager",
      words: `Tell ${party} of the breach${by}, then record the notice.${after}`,
    };
  }
  if (!recallIsOver({ context }))
    return {
      who: "practice-manager",
      words: "Record what came of the recall; that nobody answered is an answer, too.",
    };
  return { who: "privacy-officer", words: "Close the incident." };
}
