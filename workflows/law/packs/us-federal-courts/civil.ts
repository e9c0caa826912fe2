import { frcp } from "../../../vocabulary/citation.ts";
import {
  all,
  any,
  isLookedUp,
  isOneOf,
  isRecorded,
  isTrue,
  known,
  lists,
  not,
  never,
  always,
} from "../../predicate.ts";
import { forumMayBeFederal, kindIs, placeIsLawful, testimonyIsSought } from "../../predicates/paper.ts";
import {
  attendanceFeeWasTendered,
  privilegeIsCleared,
  processReachesCommunications,
} from "../../predicates/privilege.ts";
import type { Rule } from "../../rule.ts";
import { federalRules } from "./source.ts";

const compulsion = { ...federalRules, layer: "compulsion", role: "note", effect: "require" } as const;
const federalSubpoena = all(kindIs("civil-subpoena"), forumMayBeFederal);
const commandsProduction = any(
  known(lists("/instrument/commands", "produce", "inspect")),
  not(any(isRecorded("/instrument/commands"), known(isOneOf("/instrument/type", "testimony-subpoena")))),
);

/** FRCP 6, 34 and 45: what a civil paper of a federal court asks of somebody who is no party. */
export const civilRules: readonly Rule[] = [
  {
    ...compulsion,
    id: "us.frcp.45-a-3.issued-without-a-judge",
    title: "A lawyer or a clerk may issue a subpoena; no judge has looked at it.",
    cite: frcp("45(a)(3)"),
    applies: federalSubpoena,
    requires: always,
    met: "The paper was issued without a judge: it must be answered, and it is no order.",
    unmet: "A judge signed the paper.",
  },
  {
    ...compulsion,
    id: "us.frcp.45-b-1.attendance-fee",
    title: "A command to attend comes with a day's fee and mileage.",
    cite: frcp("45(b)(1)"),
    applies: all(federalSubpoena, testimonyIsSought, isRecorded("/instrument/witnessFeeTendered")),
    requires: attendanceFeeWasTendered,
    met: "Fee and mileage were tendered.",
    unmet: "Fee and mileage were not tendered.",
  },
  {
    ...federalRules,
    id: "us.frcp.45-c.place",
    title:
      "Nobody is sent further than 100 miles, and documents go electronically if the requester agrees in writing.",
    cite: frcp("45(c)"),
    layer: "compulsion",
    role: "lock",
    effect: "require",
    applies: all(kindIs("civil-subpoena"), isRecorded("/instrument/placeMiles")),
    requires: placeIsLawful,
    otherwise: { usually: "object-by-date" },
    met: "The place is lawful.",
    unmet: "The place is more than 100 miles away.",
  },
  {
    ...compulsion,
    id: "us.frcp.45-d-2-b.objection",
    title: "A timely written objection suspends the duty to produce what is objected to.",
    cite: frcp("45(d)(2)(B)"),
    applies: all(federalSubpoena, commandsProduction),
    requires: always,
    met: "Production is commanded, so written objections are the first answer.",
    unmet: "No production is commanded.",
  },
  {
    ...compulsion,
    id: "us.frcp.45-d-3-a.quash-privilege",
    title: "On a timely motion the court must quash what reaches privileged matter without waiver.",
    cite: frcp("45(d)(3)(A)(iii)"),
    layer: "resistance",
    applies: all(federalSubpoena, processReachesCommunications),
    requires: privilegeIsCleared,
    met: "The privilege is cleared.",
    unmet: "The subpoena reaches communications that nobody has freed.",
  },
  {
    ...compulsion,
    id: "us.frcp.45-d-3-a.quash-place",
    title: "On a timely motion the court must quash what goes beyond 100 miles.",
    cite: frcp("45(d)(3)(A)(ii)"),
    layer: "resistance",
    applies: all(federalSubpoena, isRecorded("/instrument/placeMiles")),
    requires: placeIsLawful,
    met: "The place is lawful.",
    unmet: "The place is a ground to quash.",
  },
  {
    ...compulsion,
    id: "us.frcp.6-a-1-c.last-day",
    title: "A period that ends on a weekend or legal holiday runs to the next ordinary day.",
    cite: frcp("6(a)(1)(C)"),
    applies: all(federalSubpoena, commandsProduction, isRecorded("/instrument/servedOn")),
    requires: isRecorded("/instrument/servedOn"),
    met: "The time for objections is counted so; plan on the day before.",
    unmet: "No day of service is recorded.",
  },
  {
    ...compulsion,
    id: "us.frcp.6-a-6.legal-holiday",
    title: "Legal holidays are those set by statute, and for forward periods those of the district's state.",
    cite: frcp("6(a)(6)"),
    applies: all(federalSubpoena, commandsProduction, isRecorded("/instrument/servedOn")),
    requires: isLookedUp("/forum/courtHolidays"),
    asks: true,
    met: "The holidays of the court's state were looked up.",
    unmet: "The holidays of the court's state were not looked up.",
  },
  {
    ...compulsion,
    id: "us.frcp.34-a.parties-only",
    title: "A request for production goes to another party.",
    cite: frcp("34(a)"),
    applies: kindIs("nonparty-discovery", "party-discovery"),
    requires: any(kindIs("party-discovery"), known(isTrue("/practice/partyToCase"))),
    met: "The practice is a party.",
    unmet: "The practice is no party; the request has no force against it.",
  },
  {
    ...compulsion,
    id: "us.frcp.34-c.nonparties-by-subpoena",
    title: "Somebody who is no party is reached by subpoena alone.",
    cite: frcp("34(c)"),
    applies: kindIs("nonparty-discovery"),
    requires: never,
    met: "A subpoena was served.",
    unmet: "No subpoena was served.",
  },
];
