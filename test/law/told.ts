import type { Action, Determination, Prohibition } from "../../workflows/contract/determination.ts";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn } from "./neighbours/case.ts";
import { papers } from "./papers.ts";

type Case = readonly [segments: readonly Plain[], ...fragments: readonly Plain[]];

/** What the law tells a practice under federal law alone, whatever its state. */
export const told = (segments: readonly Plain[], ...fragments: readonly Plain[]): Determination =>
  assess(caseIn("NV", segments, { policy: { stateLayer: "federal-only" } }, ...fragments));

/** Whether one thing is barred. */
export const barring =
  (code: Prohibition["code"]) =>
  (...of: Case): boolean =>
    told(...of).prohibitions.some((one) => one.code === code);

/** The duty of one verb, if it is there. */
export const dutyOf =
  (verb: Action["verb"]) =>
  (...of: Case): Action | undefined =>
    told(...of).actions.find((one) => one.verb === verb);

/** Whether one thing is to be done. */
export const asking =
  (verb: Action["verb"]) =>
  (...of: Case): boolean =>
    dutyOf(verb)(...of) !== undefined;

/** The kinds of paper of which something is so. */
export const kindsWhere = (isSo: (paper: Plain) => boolean): readonly string[] =>
  Object.entries(papers).flatMap(([kind, paper]) => (isSo(paper) ? [kind] : []));

/** For each thing that is told of some paper, the kinds of paper of which it is told. */
export function byPaper(
  tell: (paper: Plain) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const told = Object.entries(papers).flatMap(([kind, paper]) => tell(paper).map((one) => ({ kind, one })));
  const grouped = Map.groupBy(told, ({ one }) => one);
  return Object.fromEntries([...grouped].map(([one, of]) => [one, of.map(({ kind }) => kind)]));
}
