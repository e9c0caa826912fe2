import type { Outcome } from "../../../../contract/determination.ts";
import { all, any, isOneOf, isRecorded, known, not, never, type Predicate } from "../../../predicate.ts";
import { orderIsInForce } from "../../../predicates/order.ts";
import { isCommunication, kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared, processReachesCommunications } from "../../../predicates/privilege.ts";
import {
  conditionTenderedBy,
  orderOpensSegment,
  orderRecites,
  stateLawGoverns,
} from "../../../predicates/state.ts";
import type { Lock, Note } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

const guard = { layer: "resistance", role: "lock", effect: "forbid", guards: "privilege" } as const;

/** The privilege of the patient on a subpoena: it stands until the patient's writing, or a court, frees this. */
export function privilege(
  it: Statement & {
    /** The licences or the kind of proceeding it covers; all if absent. */
    readonly covers?: Predicate;
    /** What besides waiver and ruling frees it, for example a procedure that makes production mandatory. */
    readonly unless?: Predicate;
    readonly held: Outcome;
  },
): Lock {
  const { covers, unless, held, ...statement } = it;
  return {
    ...statedBy(statement),
    ...guard,
    applies: all(stateLawGoverns, processReachesCommunications, ...(covers ? [covers] : [])),
    requires: any(privilegeIsCleared, orderOpensSegment, ...(unless ? [unless] : [])),
    otherwise: { usually: held, spoken: "object-by-date", "grand-jury": "object-by-date" },
  };
}

/** The privilege against a licensing board or another overseer, whatever HIPAA permits. */
export function privilegeAgainstOversight(
  it: Statement & { readonly covers?: Predicate; readonly held: Outcome },
): Lock {
  const { covers, held, ...statement } = it;
  return {
    ...statedBy(statement),
    ...guard,
    applies: all(
      stateLawGoverns,
      isCommunication,
      kindIs("oversight-subpoena", "oversight-letter"),
      ...(covers ? [covers] : []),
    ),
    requires: any(privilegeIsCleared, orderOpensSegment),
    otherwise: { usually: held, "oversight-letter": "needs-authorization" },
  };
}

/** "The patient must speak": silence may cost the privilege, so the patient is asked, and told at once. */
export const patientMustSpeak = (it: Statement): Note => ({
  ...statedBy({ ...it, whenUnmet: { do: ["notify-patient"] } }),
  layer: "resistance",
  role: "note",
  effect: "require",
  asks: true,
  applies: all(stateLawGoverns, processReachesCommunications),
  requires: isOneOf("/privilege/status", "claimed", "declined", "waived-in-writing", "waived-by-court"),
});

/** "Nobody waives in the patient's place": what a representative signed frees nothing, where the state says so. */
export function nobodyWaivesForThePatient(
  it: Statement & { readonly where: Predicate; readonly held: Outcome },
): Lock {
  const { where, held, ...statement } = it;
  const byThePatientOrACourt = any(
    known(isOneOf("/privilege/status", "waived-by-court")),
    isOneOf("/privilege/waiver/signedBy", "patient", "patient-counsel", "court"),
  );
  return {
    ...statedBy(statement),
    ...guard,
    applies: all(stateLawGoverns, processReachesCommunications, where),
    requires: any(orderOpensSegment, all(privilegeIsCleared, byThePatientOrACourt)),
    otherwise: { usually: held, spoken: "object-by-date", "grand-jury": "object-by-date" },
  };
}

/** "Not even the judge": what an order of the state's own court may not reach; counsel moves before its date, and nobody ignores it. */
export function privilegeAgainstTheCourt(
  it: Statement & {
    /** The licences, orders or proceedings it covers; all if absent. */
    readonly covers?: Predicate;
    /** What besides the patient's writing and a ruling on the privilege frees it. */
    readonly unless?: Predicate;
  },
): Lock {
  const { covers, unless, ...statement } = it;
  return {
    ...statedBy({ ...statement, whenUnmet: { do: ["file-motion-to-quash"], ...statement.whenUnmet } }),
    ...guard,
    applies: all(
      stateLawGoverns,
      isCommunication,
      any(kindIs("judge-order"), known(orderOpensSegment)),
      not(known(not(orderIsInForce))),
      ...(covers ? [covers] : []),
    ),
    requires: any(privilegeIsCleared, ...(unless ? [unless] : [])),
    otherwise: { usually: "object-by-date" },
  };
}

/** Who may put the condition in issue. A court draws the line; nothing opens because somebody says that it is crossed. */
export function patientLitigant(
  it: Statement & {
    readonly available: "if-patient-tenders" | "if-anybody-tenders" | "never" | "court-decides";
    /** The cases it speaks to; all in which somebody put the condition in issue if absent. */
    readonly where?: Predicate;
  },
): Note {
  const { available, where, ...statement } = it;
  const by = {
    "if-patient-tenders": conditionTenderedBy("patient", "court"),
    "if-anybody-tenders": conditionTenderedBy("patient", "opponent", "court"),
    "court-decides": conditionTenderedBy("court"),
    never,
  } as const;
  const bars = statement.whenUnmet?.dont ?? ["infer-waiver" as const];
  return {
    ...statedBy({ ...statement, whenUnmet: { ...statement.whenUnmet, dont: bars } }),
    layer: "resistance",
    role: "note",
    effect: "permit",
    applies: all(
      stateLawGoverns,
      processReachesCommunications,
      where ?? isRecorded("/privilege/conditionTenderedBy"),
      not(known(privilegeIsCleared)),
    ),
    requires: by[available],
  };
}

/** Findings without which an order of the state's judge does not reach communications. */
export function orderNeedsFindings(
  it: Statement & {
    readonly findings: readonly string[];
    readonly binds?: Predicate;
    /** What makes the findings needless; nothing if absent. */
    readonly unless?: Predicate;
  },
): Lock {
  const { findings, binds, unless, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: all(
      stateLawGoverns,
      isCommunication,
      any(kindIs("judge-order"), known(orderOpensSegment)),
      known(orderIsInForce),
      ...(binds ? [binds] : []),
    ),
    requires: any(...(unless ? [unless] : []), orderRecites(...findings)),
    otherwise: { usually: "needs-court-order" },
  };
}
