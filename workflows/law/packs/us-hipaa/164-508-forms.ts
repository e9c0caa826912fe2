import { cfr } from "../../../vocabulary/citation.ts";
import { all, any, isOneOf, isTrue, known, not, never } from "../../predicate.ts";
import {
  formCoversSegment,
  formIsCompoundOrConditioned,
  formIsEnclosed,
  formIsOrallyRevoked,
  formIsRevoked,
} from "../../predicates/authorization.ts";
import {
  accessKinds,
  compulsoryKinds,
  formKinds,
  isPsychotherapyNotes,
  kindIs,
  noFormHelps,
} from "../../predicates/paper.ts";
import { consentCoversSegment, isPart2Record } from "../../predicates/part-2.ts";
import { asAuthorized, type Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const permission = { ...privacyRule, layer: "permission" } as const;
const formStandsAlone = kindIs(
  ...formKinds,
  "prosecutor-letter",
  "police-request",
  "unknown-inquiry",
  "nonparty-discovery",
);
const notesNeedTheForm = all(
  isPsychotherapyNotes,
  any(
    kindIs("plan-review", "payer-review", "workers-comp"),
    all(kindIs("provider-request"), not(known(isOneOf("/requester/role", "note-author")))),
  ),
);
const covered = any(all(isPart2Record, known(consentCoversSegment)), formCoversSegment);

/** 45 CFR 164.508(a)(1), (b) and (c): authorizations, and what becomes of them. */
export const signedForms: readonly Rule[] = [
  {
    ...permission,
    id: "us.hipaa.164-508-a-1.authorization",
    title: "A valid authorization opens what it names, to the recipient and for the purposes it names.",
    cite: cfr(45, "164.508(a)(1)"),
    role: "door",
    body: "hipaa-permission",
    applies: all(
      any(
        kindIs(...formKinds),
        all(formIsEnclosed, not(kindIs(...compulsoryKinds, "court-appointee"))),
        known(covered),
      ),
      not(kindIs(...accessKinds, ...noFormHelps)),
    ),
    requires: covered,
    otherwise: { usually: "needs-authorization" },
    terms: asAuthorized,
    met: "A valid form covers this, the recipient and the purpose.",
    unmet: "No valid form covers this, the recipient and the purpose.",
  },
  {
    ...permission,
    id: "us.hipaa.164-508-b-2-iv.compound-or-conditioned",
    title: "A form that breaks the compound or the conditioning rule is not valid.",
    cite: cfr(45, "164.508(b)(2)(iv)"),
    role: "note",
    effect: "require",
    applies: formIsCompoundOrConditioned,
    requires: never,
    met: "No form is compound or conditioned.",
    unmet: "A form is combined with another document, or signing it was made a condition.",
  },
  {
    ...permission,
    id: "us.hipaa.164-508-b-5-i.revoked",
    title: "A revocation in writing stops what has not gone; what went before in reliance stands.",
    cite: cfr(45, "164.508(b)(5)(i)"),
    role: "lock",
    effect: "forbid",
    applies: all(any(formStandsAlone, notesNeedTheForm), formIsRevoked, not(known(formCoversSegment))),
    requires: not(formIsRevoked),
    otherwise: { usually: "withhold" },
    met: "No revocation is in hand.",
    unmet: "The patient revoked in writing; nothing that is unsent may go.",
  },
  {
    ...permission,
    id: "us.hipaa.164-508-b-5.orally-revoked",
    title:
      "An oral revocation does not void the form, but the practice holds until it is confirmed in writing.",
    cite: cfr(45, "164.508(b)(5)"),
    confidence: "unverified",
    role: "lock",
    effect: "forbid",
    applies: all(formStandsAlone, formIsOrallyRevoked, not(known(formCoversSegment))),
    requires: not(formIsOrallyRevoked),
    otherwise: { usually: "withhold" },
    met: "Nobody revoked by word of mouth.",
    unmet: "The patient said that the form is revoked; hold and ask for it in writing.",
  },
  {
    ...permission,
    id: "us.hipaa.164-508-b-4.benefit-conditioned",
    title: "A plan may not make payment depend on psychotherapy notes.",
    cite: cfr(45, "164.508(b)(4)"),
    role: "note",
    effect: "forbid",
    applies: all(kindIs("plan-review", "payer-review"), known(isTrue("/requester/conditionsBenefitOn"))),
    requires: not(isTrue("/requester/conditionsBenefitOn")),
    met: "No benefit depends on it.",
    unmet:
      "The plan makes payment depend on the records; the chart supports the claim without psychotherapy notes.",
  },
];
