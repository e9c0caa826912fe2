import { describe, expect, it } from "vitest";
import { Refused } from "../../portal/src/api/client.ts";
import { countDone, giveToMany, notDone } from "../../portal/src/pages/desk/give-to-many.ts";
import type { Answered, OneOfMany } from "../../portal/src/pages/desk/give-to-many.ts";
import type { Problem } from "../../workflows/contract/problem.ts";
import { newToken } from "../../functions/adapters/digests.ts";
import { people, signedIn } from "./people.ts";
import { furnish } from "./practice.ts";
import { file } from "./work.ts";
import type { Case } from "./work.ts";
import { violationsAtRest } from "./invariants.ts";
import { requestsIn } from "./told.ts";
import { runUntilQuiet, wireSources } from "./world/sources.ts";
import { openWorld } from "./world/world.ts";
import type { Weather } from "./world/world.ts";

const calm: Weather = { seed: 1, fault: () => undefined, delay: () => 5, copies: () => 1 };

describe("a hold placed on fifty requests at once", { timeout: 180_000 }, () => {
  it("is decided for each: the three that are held already are refused by name, the others held (AB-044)", async () => {
    const world = await openWorld(calm);
    try {
      wireSources(world, calm);
      await furnish(world);
      const staffed = people(world);
      const { call, given } = staffed;
      const asManager = () => signedIn(world, "manager");
      const payload = { kind: "mine", reason: "The practice is closed.", followUpOn: "2027-01-04" };
      const answers: Answered[] = [];
      const held: string[] = [];
      const work = async () => {
        const many: OneOfMany[] = [];
        for (let n = 0; n < 50; n += 1) {
          const one: Case = { withNotes: false, email: `h${n}@colby.example` };
          await file({ people: staffed }, one);
          const { requestId = "", trackingNumber = "" } = one;
          many.push({ requestId, trackingNumber, commandId: newToken().slice(0, 32) });
        }
        const hold = async (requestId: string, commandId: string) => {
          const { status, body } = await call("command", {
            ...asManager(),
            params: { requestId },
            body: { commandId, command: "placeHold", payload },
          });
          if (status >= 300) throw new Refused(body as unknown as Problem);
        };
        for (const { requestId } of [many[7], many[30], many[49]].flatMap((one) => one ?? [])) {
          await hold(requestId, newToken().slice(0, 32));
          held.push(requestId);
        }
        await giveToMany(
          many,
          ({ requestId, commandId }) => hold(requestId, commandId),
          (one) => answers.push(one),
        );
      };
      const { ending } = world.time.start("manager", work);
      await runUntilQuiet(world);
      const end = await ending;
      if (end.ended !== "well") throw end.ended === "badly" ? end.error : new Error(end.ended);
      expect(countDone(answers)).toBe(47);
      expect(notDone(answers, "refused").map(({ one, problem }) => [one.requestId, problem.code])).toEqual(
        held.map((requestId) => [requestId, "wrong-state"]),
      );
      expect(notDone(answers, "unanswered")).toEqual([]);
      const placed = requestsIn(world).map(
        ({ events }) => events.filter(({ recorded }) => recorded.type === "hold.placed").length,
      );
      expect(placed).toEqual(Array(50).fill(1));
      expect(await violationsAtRest(world, given)).toEqual([]);
    } finally {
      world.close();
    }
  });
});
