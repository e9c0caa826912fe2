import { all, any, known, not, type Predicate } from "../../../predicate.ts";
import { orderIsInForce } from "../../../predicates/order.ts";
import { isCommunication, kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared } from "../../../predicates/privilege.ts";
import { orderOpensSegment, orderRecites, stateLawGoverns } from "../../../predicates/state.ts";
import type { Lock, Note } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

const reachesCommunications = (covers: Predicate | undefined): Predicate =>
  all(
    stateLawGoverns,
    isCommunication,
    any(kindIs("judge-order"), known(orderOpensSegment)),
    ...(covers ? [covers] : []),
  );

type Findings = Statement & {
  readonly findings: readonly string[];
  /** The settings, licences or proceedings it binds; all if absent. */
  readonly binds?: Predicate;
  /** What makes the findings needless; nothing if absent. */
  readonly unless?: Predicate;
};

const saysSo = ({ findings, unless }: Findings): Predicate =>
  any(...(unless ? [unless] : []), orderRecites(...findings));

/** Findings without which an order of the state's judge does not reach communications. */
export function orderNeedsFindings(it: Findings): Lock {
  const { findings: _, binds, unless: __, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: all(reachesCommunications(binds), known(orderIsInForce)),
    requires: saysSo(it),
    otherwise: { usually: "needs-court-order" },
  };
}

/** What an order should say and is followed without; where the point is open, counsel looks before its date. */
export function orderShouldSay(it: Findings): Note {
  const { findings: _, binds, unless: __, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "note",
    effect: "require",
    applies: reachesCommunications(binds),
    requires: saysSo(it),
  };
}

type AgainstTheCourt = Statement & {
  /** The licences, orders or proceedings it covers; all if absent. */
  readonly covers?: Predicate;
};

/** "Not even the judge": what an order may not reach; counsel moves before its date, and nobody ignores it. */
export function privilegeAgainstTheCourt(
  it: AgainstTheCourt & {
    /** What besides the patient's writing and a ruling on the privilege frees it. */
    readonly unless?: Predicate;
  },
): Lock {
  const { covers, unless, ...statement } = it;
  return {
    ...statedBy({ ...statement, whenUnmet: { do: ["file-motion-to-quash"], ...statement.whenUnmet } }),
    layer: "resistance",
    role: "lock",
    effect: "forbid",
    guards: "privilege",
    applies: all(reachesCommunications(covers), not(known(not(orderIsInForce)))),
    requires: any(privilegeIsCleared, ...(unless ? [unless] : [])),
    otherwise: { usually: "object-by-date" },
  };
}

/** The same where nobody has read whether it covers the writer: the order is followed once counsel has looked. */
export function privilegeMayHoldAgainstTheCourt(it: AgainstTheCourt): Note {
  const { covers, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "resistance",
    role: "note",
    effect: "forbid",
    applies: reachesCommunications(covers),
    requires: privilegeIsCleared,
  };
}
