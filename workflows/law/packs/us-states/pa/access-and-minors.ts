import type { CaseFile } from "../../../../contract/case-file.ts";
import { all, isOneOf, isTrue, known, settled, waiting } from "../../../predicate.ts";
import { consentedAlone } from "../../../minors.ts";
import { minorChoseTheService } from "../../../predicates/access.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import type { Rule } from "../../../rule.ts";
import { denialForHarm, ownAccess, parentsAccess } from "../build/access.ts";
import { minorSigns } from "../build/forms.ts";
import { statedBy } from "../build/rule-of.ts";
import { underChapter5100 } from "./chapter-5100.ts";
import { minorsConsent, minorsControl, patientsAccess } from "./source.ts";

const inAClinic = ({ practice }: CaseFile) => {
  const setting = practice?.setting;
  if (setting === undefined) return waiting("/practice/setting");
  return settled(
    underChapter5100.some((one) => one === setting),
    "/practice/setting",
  );
};

/** 55 Pa. Code 5100.33 and 35 P.S. 10101.1 to 10101.2: from fourteen on the patient controls, and parents ask the patient. */
export const accessRules: readonly Rule[] = [
  ownAccess({
    id: "us.pa.5100-33.access",
    title:
      "A patient of fourteen or more controls the record; access there is a look, and HIPAA's copy prevails.",
    cite: "55 Pa. Code 5100.33(b)",
    from: patientsAccess,
    met: "The patient may see and copy this.",
    unmet: "This lies outside access.",
  }),
  denialForHarm({
    id: "us.pa.5100-33-c.denial",
    title: "Limited portions may be kept back where a substantial detriment to treatment is documented.",
    cite: "55 Pa. Code 5100.33(c)",
    from: patientsAccess,
    met: "The professional's decision is recorded; document the detriment, portion by portion.",
    unmet: "No decision of a professional is recorded.",
  }),
  {
    ...statedBy({
      id: "us.pa.10101-1.consent",
      title:
        "A minor of fourteen or more, and a parent too, may consent to such care; neither undoes the other's consent.",
      cite: "35 P.S. 10101.1",
      from: minorsConsent,
      met: "The minor's own consent stands beside a parent's.",
      unmet: "So young a minor cannot consent alone.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("representative-access"), known(isTrue("/patient/consent/minorConsentedAlone"))),
    requires: minorAged(14),
  },
  parentsAccess({
    id: "us.pa.10101-2.parents",
    title:
      "Records of treatment that a minor of fourteen or more consented to go to a parent on the minor's authorization.",
    cite: "35 P.S. 10101.2",
    from: minorsControl,
    openQuestions: ["Did a bill of 2025 or 2026 widen a parent's access?"],
    age: 14,
    where: minorChoseTheService,
    opens: formCoversSegment,
    held: "needs-authorization",
    met: "The minor authorized this.",
    unmet: "The minor consented to the treatment and has not authorized this; a parent has no right to it.",
  }),
  parentsAccess({
    id: "us.pa.5100-33-a.parents",
    title:
      "In a clinic or facility a patient of fourteen or more who understands controls release, whoever consented.",
    cite: "55 Pa. Code 5100.33(a)",
    from: patientsAccess,
    age: 14,
    where: isOneOf("/practice/setting", ...underChapter5100),
    opens: formCoversSegment,
    held: "needs-authorization",
    met: "The patient authorized this.",
    unmet: "The patient has not authorized this.",
  }),
];

/** 55 Pa. Code 5100.33(a) and 35 P.S. 10101.2: whose signature a form needs from fourteen on. */
export const formRequirements = [
  minorSigns({
    id: "us.pa.5100-33-a.patient-signs",
    cite: "55 Pa. Code 5100.33(a)",
    from: patientsAccess,
    words: "in a clinic or facility, from fourteen on, the patient's own signature",
    age: 14,
    where: inAClinic,
  }),
  minorSigns({
    id: "us.pa.10101-2.patient-signs",
    cite: "35 P.S. 10101.2",
    from: minorsControl,
    words: "from fourteen on the signature of the patient who consented to the treatment",
    age: 14,
    where: (caseFile) => consentedAlone({ caseFile }),
  }),
] as const;
