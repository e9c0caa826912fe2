import type { PaperKind } from "../../workflows/law/paper.ts";
import type { Plain } from "./changed.ts";

const typed = (type: string, more: Plain = {}): Plain => ({ instrument: { type, ...more } });
const signed: Plain = { signerRole: "judge", judgeSigned: true };

/** For each kind of paper the least that makes one. */
export const papers: Readonly<Record<PaperKind, Plain>> = {
  "civil-subpoena": typed("attorney-subpoena"),
  "judge-order": typed("court-order", signed),
  "unsigned-order": typed("court-order"),
  "search-warrant": typed("search-warrant", signed),
  "agency-warrant": typed("agency-warrant"),
  "grand-jury": typed("grand-jury-subpoena"),
  "criminal-subpoena": typed("criminal-trial-subpoena"),
  "doj-subpoena": typed("doj-3486-subpoena"),
  "oversight-subpoena": typed("licensing-board-subpoena"),
  "oversight-letter": typed("licensing-board-letter"),
  "hhs-review": typed("hhs-ocr-request"),
  "party-discovery": { ...typed("discovery-request-to-party"), practice: { partyToCase: true } },
  "nonparty-discovery": typed("discovery-request-to-nonparty"),
  "attorney-letter": typed("attorney-letter"),
  "patient-access": typed("patient-access-request"),
  "representative-access": typed("representative-access-request"),
  directive: typed("third-party-directive"),
  "provider-request": typed("provider-request"),
  "plan-review": typed("health-plan-review"),
  "payer-review": typed("public-payer-contractor-review"),
  "insurer-request": typed("insurer-or-employer-request"),
  "workers-comp": typed("workers-comp-request"),
  "probation-letter": typed("probation-letter"),
  "police-request": typed("police-request"),
  "prosecutor-letter": typed("prosecutor-letter"),
  "protective-services": typed("cps-request"),
  "death-inquiry": typed("coroner-request"),
  "court-appointee": typed("court-appointee-request"),
  "unknown-inquiry": typed("family-press-or-unknown-inquiry"),
  "defense-use": typed("internal-defense-use"),
  "training-use": typed("internal-training-use"),
  "own-initiative": typed("self-initiated-disclosure"),
  accounting: typed("accounting-request"),
  misdirected: typed("misdirected-disclosure"),
  none: {},
};
