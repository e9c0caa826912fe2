import { moodsOf, play } from "./play.ts";
import type { Plan, Played } from "./play.ts";

/** Everything with one left out. */
const without = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.map((_one, left) => all.filter((_other, n) => n !== left));

/** What a plan could be said shorter by: fewer faults, fewer things wrong, fewer requests, and at last nothing out of order. */
const shorter = (plan: Plan): readonly Plan[] => [
  ...without(plan.faults ?? []).map((faults) => ({ ...plan, faults })),
  ...without(plan.moods ?? []).map((moods) => ({ ...plan, moods })),
  ...(plan.only && plan.only.length > 1 ? without(plan.only).map((only) => ({ ...plan, only })) : []),
  ...(plan.rough ? [{ ...plan, rough: false }] : []),
];

/** What is violated, without the figures in it. */
const kindOf = (violation: string | undefined): string =>
  violation?.split("\n")[0]?.replaceAll(/\d+/g, "") ?? "";

/** The shortest plan found that breaks the same promise: it is tried with one thing less, until nothing can be left out. */
export async function shrink(failed: Played, again: (plan: Plan) => Promise<Played> = play): Promise<Played> {
  const wrong = kindOf(failed.violations[0]);
  const { plan, faults } = failed;
  const said: Plan = {
    ...plan,
    faults: faults.map(({ number, kind }) => ({ at: number, kind })),
    moods: moodsOf(plan),
    ...(plan.job === "crowd" && !plan.from && !plan.many ? { only: plan.only ?? [0, 1, 2] } : {}),
  };
  const breaksToo = async (one: Plan): Promise<Played | undefined> => {
    const played = await again(one);
    return played.violations.some((violation) => kindOf(violation) === wrong) ? played : undefined;
  };
  let shortest = (await breaksToo(said)) ?? failed;
  for (let found: Played | undefined = shortest; found;) {
    found = undefined;
    for (const one of shorter(shortest.plan)) {
      found = await breaksToo(one);
      if (found) break;
    }
    if (found) shortest = found;
  }
  return shortest;
}
