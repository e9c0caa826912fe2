import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { RequestContext } from "../../../workflows/request/context.ts";
import type { RequestSnapshot } from "../../../workflows/request/snapshot.ts";
import { further } from "./found.ts";
import type { Found } from "./found.ts";
import { pairsOf, placesOf } from "./places.ts";

const isWord = (text: string): boolean => text.length < 20 && !/^\d/.test(text);

/** What a memory is like, without its ids and dates, and with no count beyond two. */
function likeness(value: unknown): string {
  if (typeof value === "string") return isWord(value) ? value : "text";
  if (typeof value === "number") return String(Math.min(value, 2));
  if (Array.isArray(value))
    return `${Math.min(value.length, 2)} of ${[...new Set(value.map(likeness))].toSorted().join()}`;
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${isWord(name) ? name : "id"}:${likeness(part)}`)
    .toSorted()
    .join();
}

// What an event was judged by is none of what the request remembers; clocks follow from it.
const aside: ReadonlySet<string> = new Set(["judgement", "clocks", "asked"]);
const memoryOf = (context: RequestContext): readonly string[] =>
  Object.entries(context)
    .filter(([name]) => !aside.has(name))
    .map(([name, value]) => `${name}=${likeness(value)}`);

/** What can be new about a request: a pair of states, and each part of its memory at each station of the main course. */
function traitsOf(snapshot: RequestSnapshot): readonly string[] {
  const course = placesOf(snapshot)
    .filter((place) => place.startsWith("course."))
    .join();
  return [...pairsOf(snapshot), ...memoryOf(snapshot.context).map((part) => `${course} ${part}`)];
}

/**
 * Explores by novelty: a request is kept, and every event tried on it, when it shows something that none showed before.
 * States and likenesses take the place of whole memories, of which there are too many. Answers every step that was taken.
 */
export function exploreByNovelty(from: Found, events: readonly Recorded[]): readonly Found[] {
  const [kept, steps, seen] = [[from], [] as Found[], new Set(traitsOf(from.snapshot))];
  for (const one of kept) {
    for (const event of events) {
      const next = further(one, event);
      if (next === undefined) continue;
      steps.push(next);
      const before = seen.size;
      for (const trait of traitsOf(next.snapshot)) seen.add(trait);
      if (seen.size > before) kept.push(next);
    }
  }
  return steps;
}
