import { performEffect } from "../dispatch-outbox/perform-effect.ts";
import type { LedgerKey } from "../adapters/ledger-keys.ts";
import { errorNameOf } from "../adapters/log.ts";
import { effectsOf } from "../adapters/outbox.dynamodb.ts";
import { giveUp } from "./give-up.ts";
import type { Sweep } from "./give-up.ts";

/** Sign-in links of one sweep, at most; the next sweep goes on. */
const mostLinks = 1000;

/**
 * Performs every effect that stayed open past its time, while there is time. Those of requests come first, because only the
 * writer makes them; then sign-in links, which anybody may ask for. What stands elsewhere is nobody's effect and is passed over.
 */
export async function sweepEffects(ports: Sweep, hasTime: () => boolean): Promise<void> {
  const links: LedgerKey[] = [];
  const count = { swept: 0, elsewhere: 0 };
  const sweep = async (key: LedgerKey) => {
    await sweepOne(ports, key);
    count.swept += 1;
  };
  for await (const key of ports.outbox.overdue()) {
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
  if (count.elsewhere > 0) ports.log("security", "effects-out-of-place", { count: count.elsewhere });
  ports.log("info", "outbox-swept", { count: count.swept });
}

/** One that cannot be worked on does not keep back the others. */
async function sweepOne(sweep: Sweep, key: LedgerKey): Promise<void> {
  try {
    const row = await sweep.outbox.read(key);
    if (!row) return;
    if (!("unreadable" in row) && row.status !== "open") return await sweep.outbox.takeOff(row);
    const failed = await performEffect(sweep, row);
    if (failed && !("unreadable" in row)) await giveUp(sweep, row, failed);
  } catch (error) {
    sweep.log("error", "sweep-failed", { errorName: errorNameOf(error) });
  }
}
