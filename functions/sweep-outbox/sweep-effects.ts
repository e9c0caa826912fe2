import { performEffect } from "../dispatch-outbox/perform-effect.ts";
import type { Dispatch } from "../dispatch-outbox/perform-effect.ts";
import { errorNameOf } from "../adapters/log.ts";

/** Performs every effect that stayed open past its time; one that cannot be worked on does not keep back the others. */
export async function sweepEffects(dispatch: Dispatch): Promise<void> {
  const rows = await dispatch.outbox.overdue();
  for (const row of rows) {
    try {
      await performEffect(dispatch, row);
    } catch (error) {
      dispatch.log("error", "sweep-failed", {
        ...("effect" in row ? { effectKind: row.effect.kind } : {}),
        errorName: errorNameOf(error),
      });
    }
  }
  dispatch.log("info", "outbox-swept", { count: rows.length });
}
