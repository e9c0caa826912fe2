import type { RequestOverview } from "../../../workflows/contract/staff.ts";
import { besideWords, courseWords } from "./course.ts";
import { stateWords } from "./plain.ts";

/** The main course from end to end, each part under the name it has on the way. */
const stations = {
  received: "Received",
  triage: "Triage",
  validateCourtWeight: "Weight",
  retrieval: "Records",
  clinicianReview: "Review",
  secondLook: "Second look",
  assembling: "Assembly",
  releaseReady: "Release",
  release: "Handing over",
  closed: "Closed",
} as const;

export type Stop = { readonly name: string; readonly is: "behind" | "here" | "ahead" };

/**
 * The main course as seen from where the request is. A closed request may have left it anywhere, so nothing is said to lie
 * behind it.
 */
export function stopsOf(course: string): readonly Stop[] {
  const [station] = course.split(".");
  const here = Object.keys(stations).findIndex((name) => name === station);
  return Object.values(stations).map((name, n) => ({
    name,
    is: n === here ? "here" : n < here && station !== "closed" ? "behind" : "ahead",
  }));
}

/** Where a request is on its way, as one sentence. */
export function placeWords(course: string): string {
  const stops = stopsOf(course);
  const at = stops.findIndex(({ is }) => is === "here");
  return at === -1 ? courseWords(course) : `Step ${at + 1} of ${stops.length}: ${courseWords(course)}`;
}

const regions: Readonly<Record<string, string>> = { negotiate: "Negotiation", money: "Fee" };
// Where the parts beside the course begin or come to rest: there, nothing is told of them.
const resting: ReadonlySet<string> = new Set(["idle", "none", "standing", "closed", "closedAgain", "off"]);
const settled: ReadonlySet<string> = new Set([
  "agreed",
  "granted",
  "grantedInPart",
  "denied",
  "entered",
  "settled",
  "met",
]);

export type Beside = { readonly name: string; readonly words: string; readonly settled: boolean };

/** What goes on beside the main course, or was settled there. */
export function besideCourse({ course: _course, ...beside }: RequestOverview["states"]): readonly Beside[] {
  return Object.entries(beside)
    .filter(([, state]) => !resting.has(state))
    .map(([region, state]) => ({
      name: regions[region] ?? stateWords(region),
      words: besideWords(state),
      settled: settled.has(state),
    }));
}
