import { settingMayBe } from "../../../predicates/state.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { harmTest, minorsCare, personalNotesRule, programAccess } from "./source.ts";

const inProgram = settingMayBe("state-licensed-mental-health-program", "facility");

/** MHL 33.16 and 33.21, PHL 18: access of the patient, the minor and the parents. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.ny.mhl-33-16.access",
    title: "A program lets the patient inspect within ten days of a written request.",
    cite: "MHL 33.16(b)(1)",
    from: programAccess,
    who: inProgram,
    met: "The patient may inspect this.",
    unmet: "This lies outside access.",
  }),
  ownAccess({
    id: "us.ny.phl-18.personal-notes",
    title:
      "New York keeps personal notes and observations out of access; kept in the chart, HIPAA gives them all the same.",
    cite: "10 NYCRR 50-3.2(f)",
    from: personalNotesRule,
    met: "What is in the chart is given; the broader federal right decides.",
    unmet: "Personal notes kept apart stay outside access.",
  }),
  denialForHarm({
    id: "us.ny.mhl-33-16-c-3.denial",
    title: "A refusal needs substantial and identifiable harm, and a review committee hears appeals.",
    cite: "MHL 33.16(c)(3)",
    from: harmTest,
    met: "The professional's decision is recorded; name the harm and the way to the committee.",
    unmet: "No decision of a professional is recorded.",
  }),
  parentsAccess({
    id: "us.ny.mhl-33-21.own-care",
    title:
      "A minor may have outpatient care without a parent in some cases; outside programs this is unsettled.",
    cite: "MHL 33.21",
    from: minorsCare,
    openQuestions: ["A minor's right to confidential care outside licensed programs is unsettled."],
    age: 0,
    where: minorConsentedAlone,
    held: "needs-authorization",
    met: "A professional decided to give the record to the parent.",
    unmet: "The minor sought this care alone, and no professional decided to give the record to the parent.",
  }),
];
