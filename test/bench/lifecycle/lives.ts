import { decide } from "../../../workflows/request/decide.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { dehydrate, restore } from "../../../workflows/request/snapshot.ts";
import { seededRandom } from "../../support/deep.ts";
import { contestThemes, courseEvents } from "../../support/request/representative.ts";
import { opened } from "../../support/request/walk.ts";

/** One request: how it stands at first, and what then happens to it, all of it accepted. */
export type Life = { readonly first: string; readonly events: readonly Recorded[] };

export const eventsOfALife = 25;
/** What ends a life or throws it back can happen at one step of so many. */
const seldom = 40;
const ends: ReadonlySet<string> = new Set([
  "request.closed",
  "request.withdrawn",
  "paper.returned",
  "hold.placed",
]);

const stored = (snapshot: ReturnType<typeof opened>): string => JSON.stringify(dehydrate(snapshot));
const offered: readonly Recorded[] = [...new Set([...courseEvents, ...contestThemes.flat()])];

type Choice = { readonly event: Recorded; readonly snapshot: ReturnType<typeof opened> };
const placeOf = ({ value }: ReturnType<typeof opened>): string => JSON.stringify(value.course);

/** A random way through the lifecycle: half of its steps go on along the course if they can, the others try what is new. */
function lifeOf(seed: number): Life {
  const random = seededRandom(seed);
  const begin = opened();
  const events: Recorded[] = [];
  const told = new Set<Recorded>();
  const visited = new Set([placeOf(begin)]);
  let at = begin;
  while (events.length < eventsOfALife) {
    const mayEnd = random() < 1 / seldom;
    const open = offered.flatMap((event): Choice[] => {
      if (ends.has(event.type) && !mayEnd) return [];
      const decision = decide(at, event);
      return decision.outcome === "accepted" ? [{ event, snapshot: decision.snapshot }] : [];
    });
    const onward = open.filter(({ snapshot }) => !visited.has(placeOf(snapshot)));
    const fresh = open.filter(({ event }) => !told.has(event));
    const [choice] = [random() < 0.5 ? onward : [], fresh, open].filter((some) => some.length > 0);
    const chosen = choice?.[Math.floor(random() * choice.length)];
    if (!chosen) throw new Error(`nothing can happen to the request of seed ${seed} any more`);
    told.add(chosen.event);
    events.push(chosen.event);
    at = restore(JSON.parse(stored(chosen.snapshot)));
    visited.add(placeOf(at));
  }
  return { first: stored(begin), events };
}

/** So many different lives, always the same of a seed. */
export const livesOf = (seed: number, count: number): readonly Life[] =>
  Array.from({ length: count }, (_empty, n) => lifeOf(seed * 1_000 + n));
