import type { Action, Prohibition } from "../../contract/determination.ts";
import { findingsOf, type Draft } from "../draft.ts";
import type { Finding } from "../evaluate.ts";
import type { Consequences } from "../rule.ts";

const consequencesOf = ({ rule, status }: Finding): Consequences =>
  (status === "satisfied" ? rule.whenMet : rule.whenUnmet) ?? {};

const wordsOf = ({ rule, status }: Finding): string => (status === "satisfied" ? rule.met : rule.unmet);

/** What the rules themselves ask for beside the duties of every case, each verb once. */
export function actionsCalledFor({ unsent }: Draft, given: readonly Action[]): readonly Action[] {
  const called = new Map<Action["verb"], Action>(given.map((action) => [action.verb, action]));
  for (const finding of findingsOf(unsent)) {
    for (const verb of consequencesOf(finding).do ?? []) {
      if (called.has(verb)) continue;
      called.set(verb, { verb, why: wordsOf(finding), citation: finding.rule.cite });
    }
  }
  return [...called.values()];
}

/** What the rules themselves bar beside the prohibitions of every case, each code once. */
export function prohibitionsCalledFor(
  { unsent }: Draft,
  given: readonly Prohibition[],
): readonly Prohibition[] {
  const barred = new Map<Prohibition["code"], Prohibition>(given.map((ban) => [ban.code, ban]));
  for (const finding of findingsOf(unsent)) {
    for (const code of consequencesOf(finding).dont ?? []) {
      if (barred.has(code)) continue;
      barred.set(code, { code, why: wordsOf(finding), citation: finding.rule.cite });
    }
  }
  return [...barred.values()];
}
