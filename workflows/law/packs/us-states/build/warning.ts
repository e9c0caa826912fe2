import { all, type Predicate } from "../../../predicate.ts";
import { kindIs } from "../../../predicates/paper.ts";
import { recipientsAreAmong } from "../../../predicates/recipients.ts";
import type { Lock } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

/** "A warning goes only to": the people whom a state lets the clinician tell of a danger. */
export function warningGoesOnlyTo(
  it: Statement & { readonly recipients: readonly string[]; readonly binds?: Predicate },
): Lock {
  const { recipients, binds, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: all(kindIs("own-initiative"), ...(binds ? [binds] : [])),
    requires: recipientsAreAmong(...recipients),
    otherwise: { usually: "withhold" },
  };
}
