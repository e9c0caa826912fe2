import type { Action, Prohibition } from "../../contract/determination.ts";
import { findingsOf, type Draft } from "../draft.ts";
import type { Finding } from "../evaluate.ts";
import type { Consequences } from "../rule.ts";

type Called = { readonly by: Finding; readonly consequences: Consequences };

/** What each finding calls for: as it came out, and, for what goes, with the release. */
const calledFor = ({ unsent, released }: Draft): readonly Called[] => [
  ...findingsOf(unsent).map((by) => ({
    by,
    consequences: (by.status === "satisfied" ? by.rule.whenMet : by.rule.whenUnmet) ?? {},
  })),
  ...findingsOf(released).map((by) => ({ by, consequences: by.rule.whenReleased ?? {} })),
];

const wordsOf = ({ rule, status }: Finding): string => (status === "satisfied" ? rule.met : rule.unmet);

/** What the rules themselves ask for beside the duties of every case, each verb once. */
export function actionsCalledFor(draft: Draft, given: readonly Action[]): readonly Action[] {
  const called = new Map<Action["verb"], Action>(given.map((action) => [action.verb, action]));
  for (const { by, consequences } of calledFor(draft)) {
    for (const verb of consequences.do ?? []) {
      if (!called.has(verb)) called.set(verb, { verb, why: wordsOf(by), citation: by.rule.cite });
    }
  }
  return [...called.values()];
}

/** What the rules themselves bar beside the prohibitions of every case, each code once. */
export function prohibitionsCalledFor(draft: Draft, given: readonly Prohibition[]): readonly Prohibition[] {
  const barred = new Map<Prohibition["code"], Prohibition>(given.map((ban) => [ban.code, ban]));
  for (const { by, consequences } of calledFor(draft)) {
    for (const code of consequences.dont ?? []) {
      if (!barred.has(code)) barred.set(code, { code, why: wordsOf(by), citation: by.rule.cite });
    }
  }
  return [...barred.values()];
}
