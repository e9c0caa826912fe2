import type { Recorded } from "../../../workflows/request/recorded.ts";
import { seededRandom } from "../deep.ts";
import type { Found } from "./found.ts";
import { eventTypesOf } from "./places.ts";

/** A way to a state, step by step, and the state. */
export type Leading = { readonly way: readonly Found[]; readonly to: string };
/** Where a woven way leaves one that is known, and what is told from there. */
type Woven = { readonly from: Found | undefined; readonly events: readonly Recorded[] };

const told = (way: readonly Found[]): readonly Recorded[] => way.map(({ event }) => event);

/** What a way holds for the region it leads to, and for those beside the main course. */
function besideTheCourse({ way, to }: Leading): readonly Recorded[] {
  const [region = ""] = to.split(".");
  const answers = (name: string, type: string) => eventTypesOf.get(name)?.has(type) === true;
  return told(way).filter(({ type }) => answers(region, type) || !answers("course", type));
}

/** The second way's own events, put into the first at every point, the last first; then the whole of it. */
function* putIn({ way }: Leading, other: Leading): Generator<Woven> {
  for (const events of [besideTheCourse(other), told(other.way)])
    for (let at = way.length; at > 0; at -= 1)
      yield { from: way[at - 1], events: [...events, ...told(way.slice(at))] };
}

/** Both ways at once, each in its order, changing over at random. */
function shuffled(one: Leading, other: Leading, random: () => number): Woven {
  const rest: readonly [Recorded[], Recorded[]] = [[...told(one.way)], [...told(other.way)]];
  const events: Recorded[] = [];
  let turn: 0 | 1 = 0;
  while (rest[0].length + rest[1].length > 0) {
    if (rest[turn].length === 0 || random() < 0.2) turn = turn === 0 ? 1 : 0;
    events.push(...rest[turn].splice(0, 1));
  }
  return { from: undefined, events };
}

/** Ways on which a request may come to stand where both lead: first the likely ones, then some at random. */
export function* woven(one: Leading, other: Leading, atRandom: number): Generator<Woven> {
  yield* putIn(one, other);
  yield* putIn(other, one);
  const random = seededRandom(one.way.length * 100 + other.way.length);
  for (let n = 0; n < atRandom; n += 1)
    yield n % 2 === 0 ? shuffled(one, other, random) : shuffled(other, one, random);
}
