import type { Recorded } from "../../../workflows/request/recorded.ts";
import { chainOf, passedBy } from "./found.ts";
import type { Found } from "./found.ts";
import { exploreByNovelty } from "./guided.ts";
import { eventTypesOf, placesOf } from "./places.ts";
import * as told from "./representative.ts";
import { happened, likely } from "./told.ts";
import { ways } from "./ways.ts";

const distinct = (events: readonly Recorded[]): readonly Recorded[] => [
  ...new Map(events.map((event) => [JSON.stringify(event), event])).values(),
];

/** Every event that the tests tell of, and a likely one of each type that none tells of otherwise. */
export const representatives = distinct([
  ...told.courseEvents,
  ...told.contestThemes.flat(),
  ...told.pauses,
  ...told.accounting,
  ...told.incidents,
  ...told.phases,
  ...told.returns,
  ...told.afterRuling,
  ...told.clocks,
  ...told.givenUp,
  ...told.filesLeft,
  ...told.money,
  ...(Object.keys(likely) as (keyof typeof likely)[]).map((type) => happened(type) as Recorded),
]);

const later = representatives.filter(({ type }) => type !== "request.opened");
const own = (region: string): readonly Recorded[] =>
  later.filter(({ type }) => eventTypesOf.get(region)?.has(type));

// The course is explored from the opening on, the file with everything; each other region from these stations.
const beside = [...eventTypesOf.keys()].filter((region) => region !== "course" && region !== "file");
const stations = ["submitted", "triaged", "ready", "released", "handedOver", "handedOverWithNotes"] as const;
const endOf = (name: keyof typeof ways): readonly Found[] => passedBy(ways[name]).slice(-1);
const from = (name: keyof typeof ways, events: readonly Recorded[]): readonly Found[] =>
  endOf(name).flatMap((at) =>
    exploreByNovelty(
      at,
      events.filter(({ type }) => type !== "request.opened"),
    ),
  );

const openings = representatives.filter(({ type }) => type === "request.opened");
/** Where what the parties, the court and the patient do is explored theme by theme. */
const contested = [
  "submitted",
  "assessing",
  "deficient",
  "reviewing",
  "reviewed",
  "building",
  "ready",
  "released",
] as const;

/** What the regions do, each explored for itself: every step that was taken. */
export const explored: readonly Found[] = [
  ...Object.values(ways).flatMap((way) => passedBy(way)),
  ...stations.flatMap((name) => beside.flatMap((region) => from(name, own(region)))),
  ...openings.flatMap((event) => passedBy([event])),
  ...contested.flatMap((name) => told.contestThemes.flatMap((events) => from(name, events))),
  ...contested.flatMap((name) => from(name, told.money)),
  ...from("triaged", told.clocks),
  ...from("released", told.clocks),
  ...from("unheldReady", told.givenUp),
  ...from("unheldReady", told.filesLeft),
  ...from("filesProposed", told.filesLeft),
  ...from("filesOrdered", told.filesLeft),
  ...from("ruledInPart", told.afterRuling),
  ...from("bound", told.returns),
  ...from("handedOver", told.incidents),
  ...from("handedOver", told.accounting),
  ...from("triaged", told.pauses),
  ...from("opened", told.courseEvents),
];

/** For every state that was reached the shortest way there, then the stations that stand in it. */
export const reached: ReadonlyMap<string, readonly Found[]> = waysInto();

function waysInto(): ReadonlyMap<string, readonly Found[]> {
  const shortest = new Map<string, { readonly one: Found; readonly length: number }>();
  for (const one of explored) {
    const { length } = chainOf(one);
    for (const place of placesOf(one.snapshot))
      if (length < (shortest.get(place)?.length ?? Infinity)) shortest.set(place, { one, length });
  }
  const known = new Map([...shortest].map(([place, { one }]) => [place, [one]]));
  for (const name of Object.keys(ways) as (keyof typeof ways)[])
    for (const one of endOf(name)) for (const place of placesOf(one.snapshot)) known.get(place)?.push(one);
  return known;
}
