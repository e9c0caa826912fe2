import type { Action } from "../../contract/determination.ts";
import type { Draft } from "../draft.ts";
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

/** The duties of a draft, each verb at most once. */
export function actionsFrom(duties: readonly Duty[], draft: Draft): readonly Action[] {
  return duties.flatMap(({ verb, when, why, citation, about, byOn }): Action[] => {
    if (!when(draft)) return [];
    const appliesTo = about?.(draft) ?? [];
    const on = byOn?.(draft);
    return [
      {
        verb,
        why,
        ...(appliesTo.length > 0 ? { appliesTo: [...appliesTo] } : {}),
        ...(on === undefined ? {} : { byOn: on }),
        ...(citation === undefined ? {} : { citation }),
      },
    ];
  });
}
