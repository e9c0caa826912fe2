import { cfr, stateLaw, usc } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
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
    option: true,
    tiers: each(650),
    cite: cfr(45, "164.524(c)(4)"),
    checked: false,
  },
  { kind: "attendance", bounds: "others", tiers: each(4000), cite: usc(28, "1821(b)"), checked: false },
];

type More = { readonly checked: boolean; readonly flat?: number; readonly since?: CalendarDate };
const copies = (bounds: FeeCap["bounds"], tiers: FeeCap["tiers"], cite: Citation, more: More): FeeCap => ({
  kind: "paper-copies",
  bounds,
  tiers,
  cite,
  ...more,
});
const search = (cents: number, cite: Citation, { checked, since }: More): FeeCap => ({
  kind: "search",
  bounds: "others",
  once: true,
  tiers: each(cents),
  cite,
  checked,
  ...(since === undefined ? {} : { since }),
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
    search(2000, georgia, { checked: true }),
    { kind: "certification", bounds: "others", tiers: each(750), cite: georgia, checked: true },
  ],
  MD: [copies("everybody", each(76), maryland, { checked: true }), search(2288, maryland, { checked: true })],
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
      { checked: true, since: "2025-01-01" },
    ),
    search(2874, pennsylvania, { checked: true, since: "2025-01-01" }),
  ],
  VA: [
    copies(
      "others",
      [
        { from: 1, cents: 50 },
        { from: 51, cents: 25 },
      ],
      virginia,
      { checked: false, since: "2017-07-01" },
    ),
    search(2000, virginia, { checked: false, since: "2017-07-01" }),
  ],
  WA: [
    copies(
      "others",
      [
        { from: 1, cents: 124 },
        { from: 31, cents: 94 },
      ],
      washington,
      { checked: true, since: "2020-05-28" },
    ),
    search(2800, washington, { checked: true, since: "2020-05-28" }),
  ],
};

const readFirst: CalendarDate = "2026-11-21";
type Edition = { readonly readOn: CalendarDate; readonly caps: readonly FeeCap[] };

/** What was read since, whole for its state: each is the next number of that state. */
const later: Readonly<Record<string, readonly Edition[]>> = {
  CA: [
    {
      readOn: "2026-11-30",
      caps: [
        ...(ofStates["CA"] ?? []),
        // General knowledge, and of a subpoena alone; clerical time beside it has no figure here.
        copies("by-process", each(10), stateLaw("Cal. Evid. Code 1563(b)(1)"), { checked: false }),
      ],
    },
  ],
  FL: [
    {
      readOn: "2026-11-30",
      caps: [
        ...(ofStates["FL"] ?? []),
        // Of physicians alone, as above: psychologists and counselors have boards of their own.
        copies("others", each(100), stateLaw("Fla. Admin. Code 64B8-10.003"), { checked: false }),
      ],
    },
  ],
};

const editionsOf = (state: string): readonly Edition[] => [
  { readOn: readFirst, caps: ofStates[state] ?? [] },
  ...(later[state] ?? []),
];
const schedules: ReadonlyMap<string, FeeSchedule> = new Map(
  ["US", ...Object.keys(ofStates)].flatMap((state) =>
    editionsOf(state).map(({ readOn, caps }, n) => {
      const name = `${state}.${n + 1}`;
      return [name, { name, readOn, caps: [...federal, ...caps] }] as const;
    }),
  ),
);

/** The name of the schedule of a state as it stands today; of a state of which no figure is known, the federal one alone. */
export function scheduleToday(state: string | undefined): string {
  const name = `${state ?? "US"}.${editionsOf(state ?? "US").length}`;
  return schedules.has(name) ? name : `US.${editionsOf("US").length}`;
}

/** The schedule of that name; one that nobody wrote allows what the law of no state bounds. */
export const scheduleNamed = (name: string): FeeSchedule =>
  schedules.get(name) ?? { name, readOn: readFirst, caps: federal };
