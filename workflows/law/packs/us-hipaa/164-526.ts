import { cfr } from "../../../vocabulary/citation.ts";
import { always, isTrue, known, type Predicate } from "../../predicate.ts";
import type { Rule } from "../../rule.ts";
import { privacyRule } from "./source.ts";

const isDisputed: Predicate = known(isTrue("/segments/*/statementOfDisagreement"));

/** 45 CFR 164.526: what goes with a record whose amendment was denied. */
export const amendment: readonly Rule[] = [
  {
    ...privacyRule,
    id: "us.hipaa.164-526-d-5.statement-of-disagreement",
    title: "A disputed item goes with the individual's statement of disagreement.",
    cite: cfr(45, "164.526(d)(5)"),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: isDisputed,
    requires: always,
    met: "The individual disputes this: whatever goes of it carries the statement of disagreement, or an accurate summary of it.",
    unmet: "The individual does not dispute this.",
  },
];
