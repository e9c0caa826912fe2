import type { CaseFile } from "../../../../workflows/contract/case-file.ts";
import type { MomentId } from "../../../../workflows/contract/guidance-words.ts";
import type { ProcessKind } from "../../../../workflows/contract/papers.ts";
import type { RequestOverview } from "../../../../workflows/contract/staff.ts";
import type { Panel } from "../../util/paths.ts";

type InstrumentType = NonNullable<NonNullable<CaseFile["instrument"]>["type"]>;

/** The moment that begins when such a paper comes; none where the guidance of no moment speaks of it. */
const momentOfInstrument: Partial<Readonly<Record<InstrumentType, MomentId>>> = {
  "attorney-subpoena": "subpoena-or-order",
  "clerk-subpoena": "subpoena-or-order",
  "testimony-subpoena": "subpoena-or-order",
  "so-ordered-subpoena": "subpoena-or-order",
  "criminal-trial-subpoena": "subpoena-or-order",
  "doj-3486-subpoena": "subpoena-or-order",
  "discovery-request-to-party": "subpoena-or-order",
  "court-order": "subpoena-or-order",
  "tribunal-order": "subpoena-or-order",
  "ex-parte-order": "subpoena-or-order",
  "part2-order": "subpoena-or-order",
  "search-warrant": "subpoena-or-order",
  "agency-subpoena-or-cid": "board-or-malpractice",
  "licensing-board-subpoena": "board-or-malpractice",
  "licensing-board-letter": "board-or-malpractice",
  "internal-defense-use": "board-or-malpractice",
  "patient-access-request": "own-request",
  "representative-access-request": "own-request",
  "third-party-directive": "own-request",
  "provider-request": "other-provider",
  "health-plan-review": "insurer",
  "public-payer-contractor-review": "insurer",
  "internal-training-use": "training",
  "attorney-letter-with-authorization": "release",
};

/** The same by what the requester says the paper is, as long as nobody has recorded it. */
const momentOfKind: Readonly<Record<ProcessKind, MomentId | undefined>> = {
  subpoena: "subpoena-or-order",
  "court-order": "subpoena-or-order",
  authorization: "release",
  "patient-request": "own-request",
  "agency-demand": "board-or-malpractice",
  other: undefined,
};

/** What is told in a panel: a moment of its own, or whichever the paper begins. */
const told = {
  facts: ["of-the-paper"],
  weight: ["of-the-paper"],
  determination: ["of-the-paper"],
  privilege: ["of-the-paper"],
  contest: ["of-the-paper"],
  authorizations: ["release"],
  records: ["documentation"],
  review: ["of-the-paper", "release"],
  vault: ["of-the-paper"],
  production: ["release"],
} as const satisfies Partial<Record<Panel, readonly (MomentId | "of-the-paper")[]>>;

type Known = Pick<RequestOverview, "kind" | "facts">;

/** A practice that is itself a party defends itself, whatever the paper is. */
function ofThePaper({ kind, facts }: Known): readonly MomentId[] {
  const type = facts.instrument?.type;
  const begun = type === undefined ? momentOfKind[kind] : momentOfInstrument[type];
  const defends = facts.practice?.partyToCase === true ? (["board-or-malpractice"] as const) : [];
  return begun === undefined ? defends : [begun, ...defends];
}

/** The moments whose guidance stands in a panel of a request; it follows from the paper alone, and from no record. */
export function momentsOfPanel(panel: Panel, known: Known): readonly MomentId[] {
  const here: readonly (MomentId | "of-the-paper")[] = Object.hasOwn(told, panel)
    ? told[panel as keyof typeof told]
    : [];
  return [...new Set(here.flatMap((moment) => (moment === "of-the-paper" ? ofThePaper(known) : [moment])))];
}
