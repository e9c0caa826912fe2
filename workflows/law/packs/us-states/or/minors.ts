import { all, isOneOf, known } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { minorAged } from "../../../predicates/state.ts";
import { minorConsentedAlone } from "../../../predicates/access.ts";
import type { Rule } from "../../../rule.ts";
import { parentsAccess } from "../build/access.ts";
import { statedBy } from "../build/rule-of.ts";
import { minorsDisclosure, minorsTreatment } from "./source.ts";

/** ORS 109.675 and 109.680: a minor's own treatment, and what a parent may and must be told. */
export const minorsRules: readonly Rule[] = [
  parentsAccess({
    id: "us.or.109-680.parents",
    title:
      "A parent may be told where a minor who came alone needs inpatient care or detoxification and telling fits the care.",
    cite: "ORS 109.680",
    from: minorsDisclosure,
    age: 14,
    where: minorConsentedAlone,
    held: "needs-authorization",
    met: "The provider decided that the parent is told.",
    unmet: "The minor came alone, and the provider has not decided that the parent is told.",
  }),
  {
    ...statedBy({
      id: "us.or.109-680.safety-planning",
      title:
        "At a serious and imminent risk of suicide the provider engages a parent or another protective person in planning for safety.",
      cite: "ORS 109.680",
      from: minorsDisclosure,
      met: "A parent or guardian is engaged.",
      unmet: "No parent or guardian is engaged; another protective person may be.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("own-initiative"), known(minorAged(0))),
    requires: isOneOf("/requester/recipientRole", "parent", "guardian"),
  },
  {
    ...statedBy({
      id: "us.or.109-675.own-treatment",
      title:
        "From fourteen on a minor has outpatient treatment alone; parents are brought in before it ends unless a reason is written down.",
      cite: "ORS 109.675",
      from: minorsTreatment,
      met: "The treatment is the minor's own.",
      unmet: "The minor could not consent alone.",
    }),
    layer: "permission",
    role: "note",
    effect: "permit",
    applies: all(kindIs("representative-access"), known(minorConsentedAlone)),
    requires: minorAged(14),
  },
];
