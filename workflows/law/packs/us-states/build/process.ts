import { all, any, not, type Predicate } from "../../../predicate.ts";
import { formCoversSegment } from "../../../predicates/authorization.ts";
import { classIs, isCommunication, kindIs } from "../../../predicates/paper.ts";
import { privilegeIsCleared } from "../../../predicates/privilege.ts";
import {
  nobodyObjects,
  orderOpensSegment,
  proofOfStateNotice,
  stateLawGoverns,
} from "../../../predicates/state.ts";
import type { Outcome } from "../../../../contract/determination.ts";
import type { Lock } from "../../../rule.ts";
import { statedBy, type Statement } from "./rule-of.ts";

/** What lets a subpoena take effect in a state, by name. */
const ways = {
  authorization: formCoversSegment,
  "court-order": orderOpensSegment,
  waiver: privilegeIsCleared,
} as const satisfies Record<string, Predicate>;

type Way = keyof typeof ways;

const reaches = {
  communications: isCommunication,
  "whole-record": not(classIs("testimony")),
} as const;

type OnProcess = Statement & {
  /** What it protects: what passed in therapy, or the record with dates and charges too. */
  readonly reach: keyof typeof reaches;
  /** Settings or licences it binds; everybody if absent. */
  readonly binds?: Predicate;
  readonly held: Outcome;
};

const onSubpoena = ({ reach, binds }: OnProcess): Predicate =>
  all(
    stateLawGoverns,
    kindIs("civil-subpoena", "criminal-subpoena"),
    reaches[reach],
    ...(binds ? [binds] : []),
  );

/** "A lawyer's subpoena alone compels nothing": one of the ways must be there, or the state's own procedure complete. */
export function subpoenaAloneCompelsNothing(
  it: OnProcess & { readonly ways: readonly Way[]; readonly procedure?: Predicate },
): Lock {
  const { reach: _, binds: __, ways: names, procedure, held, ...statement } = it;
  return {
    ...statedBy(statement),
    layer: "permission",
    role: "lock",
    effect: "require",
    applies: onSubpoena(it),
    requires: any(...names.map((name) => ways[name]), ...(procedure === undefined ? [] : [procedure])),
    otherwise: { usually: held, spoken: "object-by-date" },
  };
}

/** "Notice first": the proof that the patient was told, in time and without objection, or one of the other ways. */
export function noticeProcedure(
  it: OnProcess & {
    readonly ways: readonly Way[];
    readonly proof: string;
    /** What the state takes in place of the notice, for example a protective order. */
    readonly unless?: Predicate;
  },
): Lock {
  const { proof, unless, ...rest } = it;
  const noticed = all(proofOfStateNotice(proof), nobodyObjects);
  return {
    ...subpoenaAloneCompelsNothing({ ...rest, procedure: unless ? any(noticed, unless) : noticed }),
    guards: "assurance",
  };
}
