import { cfr, stateLaw, usc } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";
import { each } from "./schedule.ts";
import type { FeeCap, FeeSchedule } from "./schedule.ts";

// Every figure with its provision. `checked: false` marks what was read in a secondary source or is general knowledge; and of
// figures that a state adjusts, the older, lower one stands: it may only lower what is asked for. A change of a figure is a
// further edition, never a change of one that stands.

const federal: readonly FeeCap[] = [
  // A flat amount that HHS offers in place of the reckoning; whoever asks for more reckons by labor and supplies.
  {
    kind: "electronic-copy",
    bounds: "individual",
    once: true,
    tiers: each(650),
    cite: cfr(45, "164.524(c)(4)"),
    checked: false,
  },
  { kind: "attendance", bounds: "others", tiers: each(4000), cite: usc(28, "1821(b)"), checked: false },
];

const copies = (
  bounds: FeeCap["bounds"],
  tiers: FeeCap["tiers"],
  cite: Citation,
  more: { readonly checked: boolean; readonly flat?: number },
): FeeCap => ({ kind: "paper-copies", bounds, tiers, cite, ...more });
const search = (cents: number, cite: Citation, checked: boolean): FeeCap => ({
  kind: "search",
  bounds: "others",
  once: true,
  tiers: each(cents),
  cite,
  checked,
});

const georgia = stateLaw("O.C.G.A. 31-33-3(a)");
const maryland = stateLaw("Md. Code, Health-Gen. 4-304");
const oregon = stateLaw("ORS 192.563");
const pennsylvania = stateLaw("42 Pa.C.S. 6152");
const virginia = stateLaw("Va. Code 8.01-413");
const washington = stateLaw("WAC 246-08-400");

const ofStates: Readonly<Record<string, readonly FeeCap[]>> = {
  CA: [copies("individual", each(25), stateLaw("Cal. Health & Safety Code 123110(b)"), { checked: false })],
  FL: [
    copies(
      "individual",
      [
        { from: 1, cents: 100 },
        { from: 26, cents: 25 },
      ],
      stateLaw("Fla. Admin. Code 64B8-10.003"),
      // Read on its own page, but it speaks of physicians alone.
      { checked: false },
    ),
  ],
  GA: [
    copies(
      "others",
      [
        { from: 1, cents: 75 },
        { from: 21, cents: 65 },
        { from: 101, cents: 50 },
      ],
      georgia,
      { checked: true },
    ),
    search(2000, georgia, true),
    { kind: "certification", bounds: "others", tiers: each(750), cite: georgia, checked: true },
  ],
  MD: [copies("everybody", each(76), maryland, { checked: true }), search(2288, maryland, true)],
  NY: [copies("individual", each(75), stateLaw("N.Y. Pub. Health Law 18(2)(e)"), { checked: false })],
  OR: [
    copies(
      "others",
      [
        { from: 11, cents: 50 },
        { from: 51, cents: 25 },
      ],
      oregon,
      { checked: true, flat: 3000 },
    ),
  ],
  PA: [
    copies(
      "others",
      [
        { from: 1, cents: 194 },
        { from: 21, cents: 144 },
        { from: 61, cents: 50 },
      ],
      pennsylvania,
      { checked: true },
    ),
    search(2874, pennsylvania, true),
  ],
  VA: [
    copies(
      "others",
      [
        { from: 1, cents: 50 },
        { from: 51, cents: 25 },
      ],
      virginia,
      { checked: false },
    ),
    search(2000, virginia, false),
  ],
  WA: [
    copies(
      "others",
      [
        { from: 1, cents: 124 },
        { from: 31, cents: 94 },
      ],
      washington,
      { checked: true },
    ),
    search(2800, washington, true),
  ],
};

const edition = 1;
const schedules: ReadonlyMap<string, FeeSchedule> = new Map(
  [["US", []] as const, ...Object.entries(ofStates)].map(([state, caps]) => {
    const name = `${state}.${edition}`;
    return [name, { name, caps: [...federal, ...caps] }];
  }),
);

/** The name of the schedule of a state as it stands today; of a state of which no figure is known, the federal one alone. */
export function scheduleToday(state: string | undefined): string {
  const name = `${state ?? "US"}.${edition}`;
  return schedules.has(name) ? name : `US.${edition}`;
}

/** The schedule of that name; one that nobody wrote allows what the law of no state bounds. */
export const scheduleNamed = (name: string): FeeSchedule => schedules.get(name) ?? { name, caps: federal };
