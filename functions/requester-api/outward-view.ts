import type { Profile } from "../../workflows/contract/profile.ts";
import type { IntakeView, OutwardStatus, OutwardView } from "../../workflows/contract/outward.ts";
import {
  outwardFeeOf,
  outwardOutcomeOf,
  outwardProductionOf,
  outwardStatusOf,
} from "../../workflows/request/outward.ts";
import type { RequestKey } from "../../workflows/ports.ts";
import { paperView } from "../adapters/paper-view.ts";
import type { RequestView } from "../adapters/request-reader.dynamodb.ts";

const statusWords = {
  draft: "The request has not been sent yet. Upload the papers and submit it.",
  received: "The practice has received the request. There is nothing to do for you now.",
  "in-review": "The practice is reviewing the request. There is nothing to do for you now.",
  "action-needed": "The practice needs something from you. See what is listed here.",
  "on-hold": "The request is on hold. The practice will go on as soon as it may.",
  "court-decision-pending": "A court has been asked to decide. The practice waits for the decision.",
  "awaiting-payment":
    "The practice waits for the payment of its fee. That says nothing of what it holds, or whether it holds anything.",
  "ready-to-download": "What was prepared for you can be downloaded here.",
  recalled:
    "The practice has recalled what it released. Do not read, copy or use what you have of it, and pass it to nobody: the practice will write to you.",
  closed: "The request is closed.",
} as const satisfies Record<OutwardStatus, string>;

/** The draft as its sender sees it. */
export function intakeViewOf(key: RequestKey, request: RequestView, profile: Profile): IntakeView {
  const { context, trackingNumber, receivedAt } = request;
  return {
    requestId: key.requestId,
    trackingNumber,
    submitted: context.stage !== "blank" && context.stage !== "draft",
    emailConfirmed: context.emailConfirmed,
    receivedAt,
    papers: ownPapers(request, profile),
  };
}

/**
 * What an outsider may see, field by field. Nothing in it depends on whether the person named is a patient, and nothing
 * of the practice's work is copied over whole.
 */
export function outwardViewOf(
  key: RequestKey,
  request: RequestView,
  profile: Profile,
  practiceName: string,
): OutwardView {
  const { context, trackingNumber, receivedAt } = request;
  const [status, outcome] = [outwardStatusOf(request), outwardOutcomeOf(context)];
  const production = outwardProductionOf(context);
  const fee = outwardFeeOf(context);
  return {
    requestId: key.requestId,
    trackingNumber,
    practiceName,
    status,
    words: statusWords[status],
    ...(outcome === null ? {} : { outcome }),
    receivedAt,
    papers: ownPapers(request, profile),
    deficiencies: context.deficiencies,
    // In which of its papers the practice wrote is its own affair.
    proposals: context.proposals.map(({ documentId: _documentId, ...proposal }) => proposal),
    // A match that is corrected asks for another verification: before a release, that would tell of a patient.
    identityVerified: production !== null && context.identityVerified,
    ...(fee === null ? {} : { fee }),
    ...releasedProduction(production),
  };
}

/**
 * What the requester sent, as it was taken in. Papers that staff added would tell what the practice holds, and about whom; and
 * so would it that one was destroyed later, for that becomes of a patient's request alone.
 */
function ownPapers({ context }: RequestView, { fileNames }: Profile): OutwardView["papers"] {
  return context.papers
    .filter(({ sentBy }) => sentBy === "requester")
    .map((paper) => paperView(isGone(paper) ? { ...paper, state: "admitted" } : paper, fileNames));
}
const isGone = ({ state }: RequestView["context"]["papers"][number]): boolean =>
  state === "going" || state === "destroyed";

type Production = RequestView["context"]["production"];

function releasedProduction(production: Production): Pick<OutwardView, "production"> {
  if (!production) return {};
  const { releasedAt, pages, batesFirst, batesLast, productionSha256, manifestSha256 } = production;
  const { bytes, coverLetterSha256, packet } = production;
  const size = bytes === null ? {} : { bytes };
  const more = {
    ...(coverLetterSha256 === null ? {} : { coverLetterSha256 }),
    ...(packet === null ? {} : { packet: { sha256: packet.sha256, bytes: packet.bytes } }),
  };
  if (!releasedAt || !pages || !batesFirst || !batesLast || !productionSha256 || !manifestSha256) return {};
  return {
    production: {
      releasedAt,
      pages,
      ...size,
      batesFirst,
      batesLast,
      productionSha256,
      manifestSha256,
      ...more,
    },
  };
}
