import { all, isOneOf, not } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { licenceMayBe } from "../../../predicates/state.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { parentsAccess } from "../build/access.ts";
import { patientLitigant, privilege, privilegeAgainstOversight } from "../build/privilege.ts";
import { statedBy } from "../build/rule-of.ts";
import { commonKnowledge } from "../source.ts";
import { counselors, expose, healthRecordsAct } from "./source.ts";

const freed = {
  held: "needs-authorization",
  met: "The client's writing or a court frees this.",
  unmet: "Neither the client's writing nor a court frees this.",
} as const;
const counselor = licenceMayBe("professional-counselor");
const toTheVictim = isOneOf("/requester/recipientRole", "intended-victim");

/** Minn. Stat. 148B.593 and 595.02, 144.3431: the privilege, the duty to warn, and the minor's own services. */
export const privilegeRules: readonly Rule[] = [
  privilege({
    ...freed,
    id: "us.mn.148b-593.counselor",
    title:
      "What a client tells a counselor needs the client's written consent; nothing but an order or the duty to warn requires disclosure.",
    cite: "Minn. Stat. 148B.593",
    from: counselors,
    covers: counselor,
  }),
  privilege({
    ...freed,
    id: "us.mn.595-02.other-licences",
    title:
      "The client's privilege is claimed for psychologists and other licensees until counsel says otherwise.",
    cite: "Minn. Stat. 595.02, subd. 1(g)",
    from: commonKnowledge,
    openQuestions: ["Which licences does Minn. Stat. 595.02, subd. 1(g) cover, and how far?"],
    covers: not(counselor),
  }),
  privilegeAgainstOversight({
    id: "us.mn.144-293-2.oversight",
    title: "Which law specifically authorizes a release to a licensing board was not read.",
    cite: "Minn. Stat. 144.293, subd. 2",
    from: healthRecordsAct,
    openQuestions: ["Which law authorizes a release to a licensing board?"],
    held: "object-by-date",
    met: "The client's writing or a court frees this.",
    unmet: "Neither the client's writing nor a court frees this for the board.",
  }),
  patientLitigant({
    id: "us.mn.35-03.in-controversy",
    title: "The privilege gives way where a party voluntarily puts the own condition in controversy.",
    cite: "Minn. R. Civ. P. 35.03",
    from: commonKnowledge,
    available: "if-patient-tenders",
    met: "The patient put the condition in controversy; a court says how far.",
    unmet: "The patient did not put the condition in controversy.",
    whenMet: { dont: ["infer-waiver"] },
  }),
  {
    ...statedBy({
      id: "us.mn.148b-593-c.duty-to-warn",
      title: "A counselor warns of a specific, serious threat to a victim who can be identified.",
      cite: "Minn. Stat. 148B.593(c)",
      from: counselors,
      met: "The victim is warned.",
      unmet: "The duty to warn reaches the victim.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("own-initiative"), counselor),
    requires: toTheVictim,
  },
  {
    ...statedBy({
      id: "us.mn.expose.more-than-a-warning",
      title:
        "Telling police and prosecutors more than the duty to warn asks stated a claim against the practice.",
      cite: "Expose v. Thad Wilderson & Assocs. (Minn. 2016, mod. 2017)",
      from: expose,
      openQuestions: ["How much may police be told beside the warning?"],
      met: "The victim is told, and nothing more goes out.",
      unmet: "Somebody other than the victim would be told; counsel looks at how much.",
    }),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: kindIs("own-initiative"),
    requires: toTheVictim,
  },
  parentsAccess({
    id: "us.mn.144-3431.own-services",
    title:
      "An older minor may have services without a parent; the provider may tell a parent where silence would put health in serious danger.",
    cite: "Minn. Stat. 144.3431",
    from: commonKnowledge,
    openQuestions: ["From which age, and for which services, does a minor consent alone?"],
    age: 0,
    where: minorConsentedAlone,
    held: "needs-authorization",
    met: "A professional decided to tell the parent.",
    unmet: "The minor consented alone, and no professional decided to tell the parent.",
  }),
];
