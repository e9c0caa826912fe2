import type { Period } from "../contract/retention.ts";
import type { SessionFacts } from "../contract/session-facts.ts";
import { cfr, stateLaw } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";

/** A writer's licence, as records keep it. */
export type License = NonNullable<SessionFacts["license"]>;

/**
 * How long one provision has something kept. Of a patient's record the years run from the end of the treatment, whatever the
 * date of a single entry; of the papers of a request from the last thing that happened in it.
 */
export type RetentionRule = {
  readonly what: "patient-record" | "request-papers";
  /** The state whose law it is; federal where there is none. */
  readonly state?: string;
  /** Whose records it speaks of; everybody's where nobody is named. */
  readonly licenses?: readonly License[];
  readonly years: number;
  /** Of a patient who was younger than `below` when treatment began, at least until so many years after that birthday. */
  readonly minors?: { readonly below: number; readonly years: number };
  /** Of adults the provision was not read: it counts as nothing but a floor for them. */
  readonly onlyMinorsRead?: true;
  readonly cite: Citation;
  /** Where it was read, and how old that copy is. */
  readonly source: string;
};

/** Named with every disposal, so that a certificate says under which schedule something was destroyed. */
export const scheduleEdition = "2026.11.2";

// Only what was read on a page of the law, or of the agency that applies it, stands here. A state or a licence that is missing
// has no period that anybody read: there the answer is that a person decides, never that nothing keeps the record. No lawyer
// has reviewed the list. HIPAA names no period for the record itself.
export const retentionSchedule: readonly RetentionRule[] = [
  {
    what: "request-papers",
    years: 6,
    cite: cfr(45, "164.530(j)(2)"),
    source: "45 CFR part 164, combined text of HHS, read 2026-11-21",
  },
  {
    what: "patient-record",
    state: "CA",
    licenses: ["psychologist"],
    years: 7,
    minors: { below: 18, years: 7 },
    cite: stateLaw("Cal. Bus. & Prof. Code 2919"),
    source: "Stats. 2006 ch. 89 (AB 2257) as chaptered, leginfo.ca.gov, read 2026-11-30",
  },
  {
    what: "patient-record",
    state: "FL",
    licenses: ["psychologist"],
    // Three years whole, four more whole or as a summary: a summary is not what is kept here.
    years: 7,
    cite: stateLaw("Fla. Admin. Code 64B19-19.003(3)"),
    source: "current through 18 June 2024, casetext.com, read 2026-11-30",
  },
  {
    what: "patient-record",
    state: "MA",
    licenses: ["professional-counselor", "marriage-and-family-therapist"],
    years: 7,
    minors: { below: 18, years: 1 },
    cite: stateLaw("262 CMR 8.02(1)(b)"),
    source: "current through Register 1531, regulations.justia.com, read 2026-11-30",
  },
  {
    what: "patient-record",
    state: "NY",
    licenses: ["psychologist"],
    years: 6,
    minors: { below: 21, years: 1 },
    onlyMinorsRead: true,
    cite: stateLaw("8 NYCRR 29.2(a)(3)"),
    source: "as the Office of the Professions states it, op.nysed.gov, read 2026-11-30",
  },
  {
    what: "patient-record",
    state: "TX",
    licenses: ["professional-counselor"],
    years: 7,
    minors: { below: 18, years: 5 },
    cite: stateLaw("22 TAC 681.36(b)"),
    source: "effective 21 September 2023, texreg.sos.state.tx.us, read 2026-11-30",
  },
  {
    what: "patient-record",
    state: "WA",
    licenses: ["psychologist"],
    years: 8,
    minors: { below: 18, years: 4 },
    cite: stateLaw("WAC 246-924-354(2)"),
    source: "app.leg.wa.gov, read 2026-11-30",
  },
];

/** The periods that concern a practice of a state, as they are shown. */
export const periodsOf = (state: string | undefined): readonly Period[] =>
  retentionSchedule
    .filter((rule) => rule.state === undefined || rule.state === state)
    .map(({ what, licenses = [], years, minors, cite, source }) => ({
      what,
      licenses,
      years,
      ...(minors === undefined ? {} : { minors }),
      cite,
      source,
    }));
