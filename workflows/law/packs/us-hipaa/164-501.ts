import { cfr } from "../../../vocabulary/citation.ts";
import { all, isTrue } from "../../predicate.ts";
import {
  othersAreNotHeard,
  othersCanBeTakenOut,
  othersMayBeIdentified,
  separabilityIsUnknown,
} from "../../predicates/other-participants.ts";
import type { Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const joint = {
  ...privacyRule,
  layer: "permission",
  cite: cfr(45, "164.501"),
  confidence: "unverified",
  effect: "require",
} as const;

/** 45 CFR 164.501: group, joint and family sessions, of which one participant opens only the own part. */
export const jointSessions: readonly Rule[] = [
  {
    ...joint,
    id: "us.hipaa.164-501.other-participants",
    title: "Of a joint session only the part of the person asked about goes, unless a court orders more.",
    role: "lock",
    applies: all(othersMayBeIdentified, othersAreNotHeard),
    requires: othersCanBeTakenOut,
    otherwise: { usually: "needs-authorization" },
    met: "What concerns the others can be taken out.",
    unmet: "What concerns the others cannot be taken out; each of them must sign too, or a court order it.",
  },
  {
    ...joint,
    id: "us.hipaa.164-501.separability",
    title: "Somebody must look whether the others' part of a joint session can be separated.",
    role: "note",
    applies: separabilityIsUnknown,
    requires: isTrue("/segments/*/participants/separable"),
    asks: true,
    met: "It can be separated.",
    unmet: "It cannot be separated.",
  },
];
