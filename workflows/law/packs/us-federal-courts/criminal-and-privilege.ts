import { decided, fre, frcrp, usc } from "../../../vocabulary/citation.ts";
import { all, any, isLookedUp, isTrue, known, not, always } from "../../predicate.ts";
import { isCommunication, kindIs, seeksVictimAfterCharge } from "../../predicates/paper.ts";
import {
  privilegeIsCleared,
  processReachesCommunications,
  suitByAnotherReachesCommunications,
} from "../../predicates/privilege.ts";
import { stateLawGoverns } from "../../predicates/state.ts";
import type { Rule } from "../../rule.ts";
import { federalRules } from "./source.ts";

const note = { ...federalRules, role: "note" } as const;

/** FRCrP 17 and 41, 18 USC 3486, FRE 501: criminal process, and the privilege that runs beside all process. */
export const criminalAndPrivilege: readonly Rule[] = [
  {
    ...federalRules,
    id: "us.fre.501.privilege",
    title:
      "Communications with a psychotherapist are privileged until the holder's writing or a court says otherwise.",
    cite: fre("501"),
    layer: "resistance",
    role: "lock",
    effect: "forbid",
    applies: all(processReachesCommunications, not(stateLawGoverns)),
    requires: privilegeIsCleared,
    otherwise: { usually: "object-by-date" },
    guards: "privilege",
    met: "The holder's writing or a court's ruling frees this.",
    unmet:
      "Neither a writing of the holder nor a ruling frees this; meeting HIPAA does not defeat the privilege.",
  },
  {
    ...note,
    source: "Opinion and syllabus pages of Jaffee v. Redmond, read 2026-11-21",
    since: "1996-06-13",
    confidence: "researched",
    id: "us.fre.501.jaffee",
    title:
      "Federal law protects confidential communications between a licensed psychotherapist and a patient, and notes of them.",
    cite: decided("Jaffee v. Redmond", "518 U.S. 1 (1996)"),
    layer: "resistance",
    effect: "forbid",
    applies: any(all(processReachesCommunications, not(stateLawGoverns)), suitByAnotherReachesCommunications),
    requires: privilegeIsCleared,
    met: "The privilege is waived for this.",
    unmet: "The privilege stands for this.",
  },
  {
    ...federalRules,
    id: "us.frcrp.17-c-3.victim",
    title: "After charge, a subpoena for a victim's confidential records needs a court's order.",
    cite: frcrp("17(c)(3)"),
    layer: "compulsion",
    role: "lock",
    effect: "require",
    applies: seeksVictimAfterCharge,
    requires: isTrue("/instrument/legalBasis/courtOrderAttached"),
    otherwise: { usually: "needs-court-order" },
    met: "A court ordered that the subpoena may be served.",
    unmet: "No order of the court allows this subpoena.",
  },
  {
    ...note,
    id: "us.frcrp.17-c-2.quash",
    title: "A criminal subpoena is answered by a prompt motion to quash or modify; letters do nothing.",
    cite: frcrp("17(c)(2)"),
    layer: "resistance",
    effect: "require",
    applies: all(kindIs("criminal-subpoena", "grand-jury"), isCommunication),
    requires: any(privilegeIsCleared, kindIs("search-warrant")),
    met: "The privilege is cleared; no motion is needed for this.",
    unmet: "Counsel moves before the return date.",
  },
  {
    ...note,
    id: "us.usc.18-3486.petition",
    title:
      "The recipient of an Attorney General subpoena may petition the district court before the return date.",
    cite: usc(18, "3486"),
    layer: "compulsion",
    effect: "require",
    applies: kindIs("doj-subpoena"),
    requires: always,
    met: "Counsel can petition to modify or set aside before the return date.",
    unmet: "No such subpoena is pending.",
  },
  {
    ...note,
    id: "us.frcrp.41-f-1.inventory",
    title: "Officers who execute a warrant leave a copy and a receipt and prepare an inventory.",
    cite: frcrp("41(f)(1)"),
    layer: "compulsion",
    effect: "require",
    applies: kindIs("search-warrant"),
    requires: always,
    met: "Ask for copy, receipt and inventory.",
    unmet: "No warrant is executed.",
  },
  {
    ...note,
    id: "us.frcrp.6-e-2.secrecy",
    title: "Before the patient is told of a secret inquiry, somebody finds out whether an order forbids it.",
    cite: frcrp("6(e)(2)"),
    layer: "compulsion",
    effect: "require",
    applies: kindIs("grand-jury", "doj-subpoena", "search-warrant"),
    requires: any(
      known(isTrue("/instrument/nonDisclosureOrder/attached")),
      isLookedUp("/instrument/nonDisclosureOrder/exists"),
    ),
    asks: true,
    met: "It is known whether an order forbids telling the patient.",
    unmet: "It is not known whether an order forbids telling the patient.",
  },
];
