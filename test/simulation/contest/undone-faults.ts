import type { Effect } from "../../../workflows/request/effects.ts";
import type { Told } from "../told.ts";

/** What an effect is about, so that a newer one about the same takes the place of an older. */
const aimOf = (effect: Effect): string =>
  effect.kind === "send-mail" ? `${effect.template} ${effect.to}` : JSON.stringify(effect);

/** What was given up is a task that somebody can see, until it is tried again, done by hand, or needed no longer. */
export function undoneFaults({ key, rows, events, snapshot }: Told): readonly string[] {
  const { stage, undone, papers, clocks, emailConfirmed, vault, production } = snapshot.context;
  const history = events.map(({ recorded }) => recorded);
  const needed = (effect: Effect): boolean => {
    if (effect.kind === "send-mail") return effect.template !== "confirm-email" || !emailConfirmed;
    if (effect.kind === "start-clock") {
      const clock = clocks[effect.clockId];
      return clock?.state === "running" && clock.generation === effect.generation;
    }
    if (effect.kind === "await-paper")
      return (
        stage !== "closed" &&
        papers.some(
          ({ documentId, state, sha256 }) =>
            documentId === effect.documentId &&
            state === "announced" &&
            !papers.some((other) => other.sha256 === sha256 && other.state === "admitted"),
        )
      );
    if (effect.kind === "open-vault") return vault?.grantsOut === true && !vault.opened;
    return (
      effect.kind === "assemble-production" &&
      production?.productionId === effect.productionId &&
      production.state === "assembling"
    );
  };
  const lost = rows
    .filter(({ sk, status }) => String(sk).startsWith("OUTBOX#") && status === "failed")
    .flatMap((row) => {
      const effect = row["effect"] as Effect;
      const effectKey = String(row["key"]).slice(key.requestId.length + 1);
      const told = history.findIndex((one) => one.type === "effect.failed" && one.effectKey === effectKey);
      if (told < 0) return [`UT: nobody was told that ${effect.kind} failed`];
      const after = history.slice(told + 1);
      const settled = after.some(
        (one) =>
          ((one.type === "effect.retried" || one.type === "effect.done-by-hand") &&
            one.effectKey === effectKey) ||
          (one.type === "effect.failed" && aimOf(one.effect) === aimOf(effect)),
      );
      const shown = undone.some((one) => one.effectKey === effectKey);
      return settled || shown || !needed(effect) ? [] : [`UT: ${effect.kind} failed and is nobody's task`];
    });
  const notTried = events.flatMap(({ recorded, seq }) => {
    if (recorded.type !== "effect.retried") return [];
    const again = rows.some(({ sk }) => String(sk).startsWith(`OUTBOX#${String(seq).padStart(10, "0")}#`));
    return again ? [] : ["UT: what was to be tried again was not"];
  });
  const listed = rows.some(({ sk, queueKey }) => sk === "UNDONE" && queueKey !== undefined);
  return [
    ...lost,
    ...notTried,
    ...(undone.length > 0 && !listed ? ["UT: a request with a task is not on the desk's list"] : []),
    ...(undone.length === 0 && listed ? ["UT: a request without a task is on the desk's list"] : []),
  ];
}
