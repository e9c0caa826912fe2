import { stateLaw } from "../../../../vocabulary/citation.ts";
import { all, isOneOf, known, not } from "../../../predicate.ts";
import { accessKinds, kindIs } from "../../../predicates/paper.ts";
import { stateLawGoverns } from "../../../predicates/state.ts";
import { notByParentWithoutCustody } from "../build/forms.ts";
import type { Overlay } from "../overlay.ts";
import { notReviewed } from "../source.ts";
import { calendarDays, workingDays, type StateClock } from "../state-clock.ts";
import { accessRules } from "./access-and-minors.ts";
import { processRules } from "./process.ts";
import { businessRecords, noticeDays, partyMotion, patientAccess, removedMinor } from "./source.ts";

const onSubpoena = all(stateLawGoverns, kindIs("civil-subpoena"));
const asks = (mode: string) =>
  all(kindIs(...accessKinds), not(known(isOneOf("/instrument/accessMode", mode))));
const access = { ...patientAccess, from: "received", gives: "dueOn", use: "access" } as const;
const production = {
  ...businessRecords,
  ...calendarDays,
  cite: stateLaw("CCP 2020.410(c)"),
  what: "Business records may not be demanded before",
  when: onSubpoena,
  gives: "earliestOn",
} as const;
const notice = {
  ...noticeDays,
  unit: "calendar-days",
  direction: "before",
  when: onSubpoena,
  gives: "limitOn",
} as const;

const clocks: readonly StateClock[] = [
  { ...production, id: "ca-earliest-production-after-issue", from: "issued", amount: 20 },
  { ...production, id: "ca-earliest-production-after-service", from: "served", amount: 15 },
  {
    ...notice,
    id: "ca-notice-before-production",
    cite: stateLaw("CCP 1985.3(b)(2)"),
    what: "The requester has served the consumer by",
    from: "return",
    amount: 10,
  },
  {
    ...notice,
    id: "ca-notice-before-custodian",
    cite: stateLaw("CCP 1985.3(b)(3)"),
    what: "The requester has served the consumer, by hand, by",
    from: "served",
    amount: 5,
  },
  {
    ...notice,
    ...partyMotion,
    id: "ca-party-motion-notice",
    cite: stateLaw("CCP 1985.3(g)"),
    what: "A consumer who is a party tells the practice of a motion to quash by",
    from: "return",
    amount: 5,
  },
  {
    ...access,
    ...workingDays,
    id: "ca-access-inspect",
    cite: stateLaw("Health & Saf. Code 123110(a)"),
    what: "The patient inspects by",
    when: asks("copy"),
    amount: 5,
  },
  {
    ...access,
    ...calendarDays,
    id: "ca-access-copy",
    cite: stateLaw("Health & Saf. Code 123110(b)"),
    what: "Copies are out by",
    when: asks("inspect"),
    amount: 15,
  },
];

/** California: consumer notice clears privacy, never the privilege. */
export const california: Overlay = {
  code: "CA",
  name: "California",
  version: "2026.11.5",
  review: notReviewed,
  openQuestions: [
    "The words of CCP 1985.3(b) and (g): ten and five days, and the objection of somebody who is no party.",
    "Whether anything should ever go out by itself after a clean notice period; here nothing does.",
  ],
  rules: [...processRules, ...accessRules],
  forms: [
    notByParentWithoutCustody({
      id: "us.ca.civ-56-106.removed-minor",
      cite: "Civ. Code 56.106",
      from: removedMinor,
      words: "the signature of somebody other than a parent from whom a dependency court removed the minor",
    }),
  ],
  clocks,
  access: "always-earlier",
  protectsFactOfTreatment: false,
};
