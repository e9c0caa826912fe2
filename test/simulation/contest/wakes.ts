import type { ClockCall } from "../../../workflows/contract/calls.ts";
import { clockCallSchema } from "../../../workflows/contract/calls.ts";
import { noonOf } from "../../../workflows/request/clock-wakes.ts";
import { aMinute } from "../world/world.ts";
import type { Row } from "../world/dynamodb.ts";
import type { Contest, Ground } from "./acts.ts";
import { mustDo } from "./acts.ts";
import { file, takeUp } from "../work.ts";
import type { Case } from "../work.ts";
import { because, onDay } from "./acts.ts";
import { outage } from "./outage.ts";

/** What a wake-up of a clock carries. */
const callOf = (row: Row): ClockCall => {
  const { practiceId, requestId, clockId, generation, dueOn, wake } = row;
  return clockCallSchema.parse({ practiceId, requestId, clockId, generation, dueOn, wake });
};

/** Wake-ups come too early, and once more in the generation that a moved date has left behind. */
export const wrongWakes: Contest = async (ground, one) => {
  const { world } = ground;
  const wake = (row: Row) => world.bring("clocks", callOf(row), { tries: 3, pauseMs: aMinute }, 0);
  const clocks = [...world.ledger.rows.values()].filter(({ sk }) => String(sk).startsWith("CLOCK#"));
  for (const row of clocks) wake(row);
  const left = clocks.find(({ clockId }) => clockId === "return-date");
  await mustDo(ground, one, "manager", "recordFacts", { patch: { instrument: { returnOn: "2026-12-01" } } });
  // Just when the new one comes: where the scheduler has forgotten that, the old one is the first.
  if (left) world.time.at(Date.parse(noonOf("2026-12-01")) + 1000, () => wake(left));
};

/** The request is triaged and then forgotten, while no wake-up can be ordered or wrong ones come. */
export const forgottenWith =
  (coming: "wrong wakes" | "no wakes") =>
  (ground: Ground): Readonly<Record<string, () => Promise<void>>> => {
    const one: Case = { withNotes: false, email: "harriet0@colby.example" };
    return {
      attorney: () => file(ground, one),
      practice: async () => {
        const requestId = await takeUp(ground, one);
        ground.people.reached.push("triaged");
        if (coming === "wrong wakes") return wrongWakes(ground, one);
        ground.world.outages.add("scheduler");
        const followUpOn = onDay(ground.world, 3);
        await ground.people.insist("colleague", requestId, "placeHold", {
          ...because,
          kind: "mine",
          followUpOn,
        });
        const returnOn = "2026-12-11";
        await mustDo(ground, one, "manager", "recordFacts", { patch: { instrument: { returnOn } } });
        await outage("scheduler", "by-hand")(ground, one);
      },
    };
  };
