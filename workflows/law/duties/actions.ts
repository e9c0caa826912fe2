import type { Action } from "../../contract/determination.ts";
import { objectionDate } from "../clocks/state.ts";
import { findingsOf, type Draft } from "../draft.ts";
import type { Condition } from "./conditions.ts";

/** One duty as data: when it must be present, why, and what it concerns. */
export type Duty = {
  readonly verb: Action["verb"];
  readonly when: Condition;
  readonly why: string;
  readonly citation?: string;
  readonly about?: (draft: Draft) => readonly string[];
  readonly byOn?: (draft: Draft) => string | undefined;
};

const federalProcedure = /^(FRCP|FRCrP|FRE) /;

/** A federal rule of procedure is no authority in a state's court. */
export const citedInForum = (citation: string | undefined, { caseFile }: Draft): string | undefined =>
  caseFile.forum?.system === "state" && federalProcedure.test(citation ?? "") ? undefined : citation;

/** The provision a duty rests on; in a state's court the state's own, if one that was read speaks. */
function authorityFor(verb: Action["verb"], citation: string | undefined, draft: Draft): string | undefined {
  const cited = citedInForum(citation, draft);
  if (cited === citation) return citation;
  if (verb === "serve-objection") return objectionDate(draft)?.citation;
  const guard = findingsOf(draft.unsent).find(
    ({ rule, status, jurisdiction }) =>
      rule.guards === "privilege" && status !== "satisfied" && jurisdiction !== "US",
  );
  return verb === "assert-privilege" ? guard?.rule.cite : undefined;
}

/** The duties of a draft, each verb at most once. */
export function actionsFrom(duties: readonly Duty[], draft: Draft): readonly Action[] {
  return duties.flatMap(({ verb, when, why, citation, about, byOn }): Action[] => {
    if (!when(draft)) return [];
    const appliesTo = about?.(draft) ?? [];
    const on = byOn?.(draft);
    const cited = authorityFor(verb, citation, draft);
    return [
      {
        verb,
        why,
        ...(appliesTo.length > 0 ? { appliesTo: [...appliesTo] } : {}),
        ...(on === undefined ? {} : { byOn: on }),
        ...(cited === undefined ? {} : { citation: cited }),
      },
    ];
  });
}
