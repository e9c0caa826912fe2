import { cfr, fre, frcp } from "../vocabulary/citation.ts";
import type { Citation } from "../vocabulary/citation.ts";
import type { PaperCase } from "./case.ts";
import { uncheckedMark } from "./legal.ts";
import { isFederalCivil } from "./templates/shared.ts";

/** A ground on which a subpoena is objected to, where the facts show it. */
type Ground = {
  readonly holds: (about: PaperCase) => boolean;
  readonly words: string;
  readonly cites: (about: PaperCase) => readonly string[];
};

const statusOf = ({ law }: PaperCase, ruleId: string) =>
  law.reasons.find((reason) => reason.ruleId === ruleId)?.status;
const fails = (about: PaperCase, ruleId: string): boolean => statusOf(about, ruleId) === "violated";
const asksFor = ({ facts }: PaperCase, ...classes: readonly string[]): boolean =>
  facts.instrument?.requestsAllRecords === true ||
  (facts.instrument?.requestedClasses ?? []).some((one) => classes.includes(one));
const waived = ({ facts: { privilege } }: PaperCase): boolean =>
  privilege?.status === "waived-in-writing" || privilege?.status === "waived-by-court";

const fixed =
  (...cites: readonly Citation[]) =>
  () =>
    cites;
/** Rules of federal courts are cited in a federal court only. */
const federalOr =
  (federal: readonly Citation[], ...always: readonly Citation[]) =>
  (about: PaperCase): readonly string[] => [...always, ...(isFederalCivil(about) ? federal : [])];

/** The state provisions by which the law of the case resists: those of its packs, by citation. */
const ofTheState = ({ law }: PaperCase): readonly string[] =>
  law.reasons
    .filter(
      ({ layer, jurisdiction, status }) =>
        layer === "resistance" && jurisdiction !== "US" && status !== "not-applicable",
    )
    .map(({ citation }) => citation);

// Each is put as "to the extent that": it reads alike whether or not there is anything to object about.
const grounds: readonly Ground[] = [
  {
    holds: (about) =>
      !waived(about) && asksFor(about, "psychotherapy-notes", "progress-notes", "chart-other", "testimony"),
    words:
      "To the extent that it asks for confidential communications between a psychotherapist and a patient, or for notes of them, it reaches privileged matter. The psychotherapist-patient privilege is claimed for whoever holds it, until the holder's writing or a ruling of the court frees it.",
    cites: (about) =>
      about.facts.forum?.system === "federal"
        ? [fre("501"), `Jaffee v. Redmond, 518 U.S. 1 (1996) ${uncheckedMark}`]
        : ofTheState(about),
  },
  {
    holds: (about) => asksFor(about, "psychotherapy-notes"),
    words:
      "To the extent that it asks for psychotherapy notes kept apart from the record, no authorization of their own and no order that names them came with it.",
    cites: fixed(cfr(45, "164.508(a)(2)")),
  },
  {
    holds: (about) => fails(about, "us.hipaa.164-512-e-1-ii-a.notice-assurance"),
    words:
      "The papers received do not make a complete assurance of notice to the individual, and show no qualified protective order in its place.",
    cites: fixed(cfr(45, "164.512(e)(1)(ii)")),
  },
  {
    holds: (about) => asksFor(about, "sud-records", "sud-counseling-notes"),
    words:
      "To the extent that it asks for records that 42 CFR part 2 protects, a subpoena alone does not open them: an order under subpart E is needed beside it.",
    cites: () => [`${cfr(42, "2.61")} ${uncheckedMark}`],
  },
  {
    holds: ({ facts }) => facts.instrument?.requestsAllRecords === true,
    words: "It asks for all records. It is overbroad, and asks for more than its purpose needs.",
    cites: federalOr([frcp("26(b)(1)"), frcp("45(d)(1)")], cfr(45, "164.502(b)(1)")),
  },
  {
    holds: (about) => isFederalCivil(about) && fails(about, "us.frcp.45-c.place"),
    words: "It commands production at a place that is more than 100 miles away.",
    cites: fixed(frcp("45(c)")),
  },
  {
    holds: (about) => isFederalCivil(about) && fails(about, "us.frcp.45-b-1.attendance-fee"),
    words: "The fee for one day's attendance and the mileage were not tendered.",
    cites: fixed(frcp("45(b)(1)")),
  },
  {
    holds: (about) =>
      isFederalCivil(about) && about.facts.instrument?.legalBasis?.requiredFaceTextPresent === false,
    words: "It does not set out the text of Rule 45(d) and (e).",
    cites: fixed(frcp("45(a)(1)(A)")),
  },
];

/** Whether the privilege is claimed and no provision of the packs can be cited for it: counsel names one. */
export const privilegeIsUncited = (about: PaperCase): boolean => {
  const [ofPrivilege] = grounds;
  return ofPrivilege !== undefined && ofPrivilege.holds(about) && ofPrivilege.cites(about).length === 0;
};

/** The grounds that the facts show, each with its provisions. A ground without a provision names none. */
export const groundsOfObjection = (about: PaperCase): readonly string[] =>
  grounds
    .filter(({ holds }) => holds(about))
    .map(({ words, cites }) => {
      const cited = [...new Set(cites(about))].join("; ");
      return cited === "" ? words : `${words} (${cited})`;
    });
