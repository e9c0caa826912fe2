import type { Ground } from "./jobs.ts";
import { signedIn } from "./people.ts";
import { neighbour, stranger } from "./practice.ts";
import { asking, fileAndCollect, answerRequest } from "./work.ts";
import type { Case } from "./work.ts";
import { tokenOf } from "./world/sign-in.ts";
import { aMinute } from "./world/world.ts";

/** A second practice has a request too, and its manager reaches for the first one's by its id, at every station. */
export function neighbours(ground: Ground): Readonly<Record<string, () => Promise<void>>> {
  const { world, people } = ground;
  const one: Case = { withNotes: false, email: "harriet0@colby.example" };
  const beside: Case = { withNotes: false, email: "harriet1@colby.example" };
  const asStranger = () => ({ sub: stranger.sub, bearer: tokenOf(stranger.sub, world.time.now()) });
  const reach = async () => {
    const params = { requestId: one.requestId ?? "" };
    const seen = await people.call("overview", { ...asStranger(), params });
    const body = {
      commandId: "0123456789abcdefABCDEF",
      expectedVersion: 1,
      command: "confirmWeight",
      payload: {},
    };
    const held = await people.call("command", { ...asStranger(), params, body });
    // Whoever may not see a request cannot tell it from one that there is not.
    const words = [seen, held].map(({ status, body: said }) => [status, said["code"]]);
    if (
      JSON.stringify(words) !==
      JSON.stringify([
        [404, "not-found"],
        [404, "not-found"],
      ])
    )
      throw new Error(`I13: another practice's manager was answered ${JSON.stringify(words)}`);
  };
  return {
    attorney: () => fileAndCollect(ground, one),
    practice: () => answerRequest(ground, one, reach),
    beside: async () => {
      await people.must("openIntake", { body: { ...asking(beside), practice: neighbour.slug } });
      await world.time.sleep(90 * aMinute);
      const query = { queue: "triage" };
      const own = await people.call("worklist", { ...asStranger(), query });
      const mine = await people.call("worklist", { ...signedIn(world, "manager"), query });
      for (const { status } of [own, mine])
        if (status !== 200) throw new Error(`a worklist was answered with ${status}`);
      if (JSON.stringify(own.body).includes(one.requestId ?? "no request"))
        throw new Error("I13: a worklist shows a request of another practice");
    },
  };
}
