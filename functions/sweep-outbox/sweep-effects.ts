import { performEffect } from "../dispatch-outbox/perform-effect.ts";
import type { Dispatch } from "../dispatch-outbox/perform-effect.ts";
import type { LedgerKey } from "../adapters/ledger-keys.ts";
import { errorNameOf } from "../adapters/log.ts";
import { effectsOf } from "../adapters/outbox.dynamodb.ts";

/** Sign-in links of one sweep, at most; the next sweep goes on. */
const mostLinks = 1000;

/**
 * Performs every effect that stayed open past its time, while there is time. Those of requests come first, because only the
 * writer makes them; then sign-in links, which anybody may ask for. What stands elsewhere is nobody's effect and is passed over.
 */
export async function sweepEffects(dispatch: Dispatch, hasTime: () => boolean): Promise<void> {
  const links: LedgerKey[] = [];
  const count = { swept: 0, elsewhere: 0 };
  const sweep = async (key: LedgerKey) => {
    await sweepOne(dispatch, key);
    count.swept += 1;
  };
  for await (const key of dispatch.outbox.overdue()) {
    if (!hasTime()) break;
    switch (effectsOf(key)) {
      case "request":
        await sweep(key);
        break;
      case "sign-in":
        if (links.length < mostLinks) links.push(key);
        break;
      case "nobody":
        count.elsewhere += 1;
    }
  }
  for (const key of links) {
    if (!hasTime()) break;
    await sweep(key);
  }
  if (count.elsewhere > 0) dispatch.log("security", "effects-out-of-place", { count: count.elsewhere });
  dispatch.log("info", "outbox-swept", { count: count.swept });
}

/** One that cannot be worked on does not keep back the others. */
async function sweepOne(dispatch: Dispatch, key: LedgerKey): Promise<void> {
  try {
    const row = await dispatch.outbox.read(key);
    if (!row) return;
    if ("unreadable" in row || row.status === "open") await performEffect(dispatch, row);
    else await dispatch.outbox.takeOff(row);
  } catch (error) {
    dispatch.log("error", "sweep-failed", { errorName: errorNameOf(error) });
  }
}
