import type { Outcome } from "../../../../contract/determination.ts";
import { all, any, isOneOf, isRecorded, known, not, never, type Predicate } from "../../../predicate.ts";
import { isCommunication, kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared, processReachesCommunications } from "../../../predicates/privilege.ts";
import { conditionTenderedBy, orderOpensSegment, stateLawGoverns } from "../../../predicates/state.ts";
import type { Lock, Note } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

const guard = { layer: "resistance", role: "lock", effect: "forbid", guards: "privilege" } as const;

/** The privilege of the patient on a subpoena: it stands until the patient's writing, or a court, frees this. */
export function privilege(
  it: Statement & {
    /** The licences or the kind of proceeding it covers; all if absent. */
    readonly covers?: Predicate;
    readonly held: Outcome;
  },
): Lock {
  const { covers, held, ...statement } = it;
  return {
    ...statedBy(statement),
    ...guard,
    applies: all(stateLawGoverns, processReachesCommunications, ...(covers ? [covers] : [])),
    requires: any(privilegeIsCleared, orderOpensSegment),
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
    // Where it is not known whether the rule speaks, it holds what a writing would free, and asks.
    applies: all(
      stateLawGoverns,
      processReachesCommunications,
      any(known(where), all(known(isOneOf("/privilege/status", "waived-in-writing")), where)),
    ),
    requires: any(orderOpensSegment, all(privilegeIsCleared, byThePatientOrACourt)),
    otherwise: { usually: held, spoken: "object-by-date", "grand-jury": "object-by-date" },
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
