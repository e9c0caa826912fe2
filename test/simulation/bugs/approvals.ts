import type { Edit } from "./edit.ts";

const twoPersons = "workflows/request/two-persons.ts";
const guards = "workflows/request/guards.ts";
const requirements = "workflows/request/requirements-of-production.ts";
const conditions = "workflows/request/conditions.ts";

/** Who approved what, and whether it still stands. */
export const approvalsBugs = {
  "one person may approve the vault twice": [
    {
      file: twoPersons,
      find: "asked.context.vault?.approvals.every(({ persons }) => !isOneOf(persons, asked.event)) === true ||",
      put: "asked.context.vault !== null ||",
    },
    { file: "workflows/request/stands-today.ts", find: "if (!areTwo || ", put: "if (!first || " },
  ],
  "a reviewer may give the second look": [
    {
      file: twoPersons,
      find: "!isOneOf(asked.context.reviewers, asked.event) ||",
      put: "true || isOneOf(asked.context.reviewers, asked.event) ||",
    },
  ],
  "nothing is looked at again at the release": [
    {
      file: requirements,
      find: "    identityVerified,\n    authorityVerified,\n    weightStands,\n    lawReleases,\n    sameRecipient,\n    withheldOnGrounds,\n    { ...authorityOpens, holds: ask.producedNotesAreStillAuthorized },\n",
      put: "",
    },
    {
      file: guards,
      find: "export const approvalsHaveLapsed = (asked: Asked) =>\n  weightHasChanged(asked)",
      put: 'export const approvalsHaveLapsed = (asked: Asked) =>\n  asked.context.stage === "blank" && weightHasChanged(asked)',
    },
    {
      file: guards,
      find: "  !lawReleasesEveryApprovedRecord(asked) ||\n  !recipientStands(asked) ||\n  (vaultIsReliedOn",
      put: '  (asked.context.stage === "blank" && vaultIsReliedOn',
    },
  ],
  "who proposed may give the second look": [
    {
      file: twoPersons,
      find: "!isOneOf(asked.context.selection?.proposedBy ?? [], asked.event) ||",
      put: "asked.context.selection !== null || !isOneOf([], asked.event) ||",
    },
  ],
  "a new paper that commands is only filed": [
    {
      file: "workflows/request/states/ways-out.ts",
      find: `guard: "lawfulNewProcess",
      target: "#assessing",
      actions: [assign(weightVoid), stopped],`,
      put: `guard: "lawfulNewProcess",
      actions: [stopped],`,
    },
  ],
  "nobody asks for the certificate": [
    {
      file: "workflows/request/certification.ts",
      find: "event.judgement.certificationAsked !== true || isCertified(context);",
      put: "event !== undefined && context !== undefined;",
    },
  ],
  "a certificate is good for every production": [
    {
      file: "workflows/request/certification.ts",
      find: "certification !== null && certification.productionId === production?.productionId;",
      put: "certification !== null && production !== null;",
    },
  ],
  "a paper that nobody opened keeps nothing back": [
    { file: conditions, find: "holds: ask.everyPaperIsRead,", put: "holds: () => true," },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
