import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import type { Panel } from "../../util/paths.ts";

/** The name of each panel, and the commands that are given there. */
export const panelNames = {
  summary: { words: "Summary", commands: [] },
  papers: { words: "Papers", commands: [] },
  facts: { words: "Facts of the paper", commands: ["recordFacts"] },
  weight: { words: "Court weight", commands: ["confirmWeight", "returnPaper"] },
  determination: { words: "Determination", commands: [] },
  authorizations: { words: "Authorizations", commands: ["recordAuthorization", "revokeAuthorization"] },
  people: { words: "People", commands: ["verifyRequester", "matchPatient"] },
  deadlines: { words: "Deadlines", commands: [] },
  records: { words: "Records", commands: ["proposeRecords"] },
  review: {
    words: "Review",
    commands: ["reviewRecord", "completeReview", "confirmRelease", "returnForChanges"],
  },
  vault: { words: "Vault", commands: ["requestVault", "approveVault", "declineVault"] },
  contest: {
    words: "Contest",
    commands: [
      "propose",
      "answerProposal",
      "serveObjection",
      "liftObjection",
      "draftMotionToQuash",
      "fileMotionToQuash",
      "recordMotionDecision",
      "seekProtectiveOrder",
      "recordProtectiveOrder",
      "recordProtectiveOrderDenied",
    ],
  },
  production: { words: "Production", commands: ["releaseProduction"] },
  administration: {
    words: "Hold and close",
    commands: ["placeHold", "liftHold", "closeRequest", "reopenRequest"],
  },
} as const satisfies Record<
  Panel,
  { readonly words: string; readonly commands: readonly StaffCommandName[] }
>;

// The commands that carry a request forward, in the order they come up; the first one open is where the work is.
const forward: readonly (readonly [StaffCommandName, Panel])[] = [
  ["liftHold", "administration"],
  ["answerProposal", "contest"],
  ["verifyRequester", "people"],
  ["confirmWeight", "weight"],
  ["matchPatient", "people"],
  ["approveVault", "vault"],
  ["proposeRecords", "records"],
  ["completeReview", "review"],
  ["reviewRecord", "review"],
  ["confirmRelease", "review"],
  ["releaseProduction", "production"],
  ["recordMotionDecision", "contest"],
  ["recordProtectiveOrder", "contest"],
  ["recordFacts", "facts"],
];

/** The panel where the next step is taken, judged by what this person may do now. */
export function panelOfNextStep(allowed: RequestOverview["allowed"]): Panel | undefined {
  const enabled = new Set(allowed.filter((row) => row.enabled).map((row) => row.command));
  return forward.find(([command]) => enabled.has(command))?.[1];
}

/** Whether this person may give a command of the panel now. */
export function somethingToDo(panel: Panel, allowed: RequestOverview["allowed"]): boolean {
  const commands: readonly StaffCommandName[] = panelNames[panel].commands;
  return allowed.some((row) => row.enabled && commands.includes(row.command));
}
