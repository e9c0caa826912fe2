import type { CaseFile, DocumentClass } from "../contract/case-file.ts";
import type { Outcome } from "../contract/determination.ts";
import { withholdingGrounds } from "../law/withholding-grounds.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { groundOfOutcome } from "./scope.ts";
import type { ProductionScope, Withheld, WithheldGround } from "./scope.ts";

/** One record that was withheld, described so that the claim can be judged and nothing of the content is told. */
export type PrivilegeLogEntry = {
  readonly control: string;
  readonly on: CalendarDate;
  readonly pages: number | null;
  readonly author: string;
  readonly recipient: string;
  readonly describedAs: string;
  readonly ground: LoggedGround;
  readonly words: string;
  readonly citation: string;
};

/** How long a record is, as a log says it. */
export const pagesInWords = (pages: number | null): string =>
  pages === null ? "pages not counted" : pages === 1 ? "1 page" : `${pages} pages`;

/** Whose rules the log follows: those of federal courts are cited in a federal court only. */
export type Court = "federal-civil" | "federal" | "elsewhere";

/** The court a request comes from, as far as its rules are cited. */
export const courtOf = (forum: CaseFile["forum"]): Court => {
  if (forum?.system !== "federal") return "elsewhere";
  return forum.nature === undefined || forum.nature === "civil" ? "federal-civil" : "federal";
};

// Beyond the bounds of the request nothing is withheld, and what has an opening of its own is a category.
type NeverListed =
  | "outside-request"
  | "outside-agreed-scope"
  | "not-responsive"
  | "separately-protected"
  | "psychotherapy-notes"
  | "vault-not-open";
type LoggedGround = Exclude<WithheldGround, NeverListed>;
const neverListed: ReadonlySet<WithheldGround> = new Set<NeverListed>([
  "outside-request",
  "outside-agreed-scope",
  "not-responsive",
  "separately-protected",
  "psychotherapy-notes",
  "vault-not-open",
]);
const neverListedClasses: ReadonlySet<DocumentClass> = new Set([
  "psychotherapy-notes",
  "sud-records",
  "sud-counseling-notes",
]);

/**
 * Said in every letter and manifest, whoever the person is and whatever the practice keeps: a row, or one that is missing,
 * would tell of treatment for substance use (42 CFR 2.13(c)), or that there are notes kept apart.
 */
export const ofWhatIsNeverListed =
  "Psychotherapy notes (45 CFR 164.501) and records under 42 CFR part 2 are never listed one by one. What of them is asked for and not enclosed is withheld as a category (45 CFR 164.508(a)(2); 42 CFR 2.13). This says of nobody that there are any.";

const ofLaw = {
  "needs-court-order": { words: "Disclosure needs a court order.", citation: "45 CFR 164.512(e)(1)(i)" },
  "needs-authorization": {
    words: "Disclosure needs the individual's written authorization.",
    citation: "45 CFR 164.508(a)(1)",
  },
  // The claim is made expressly, or it is not made (FRCP 45(e)(2)(A)).
  objection: {
    words:
      "Objected to: the permission is not complete, or the psychotherapist-patient privilege, claimed where it applies, has not been cleared.",
    citation: "45 CFR 164.512(e)(1)(ii)",
  },
  "withheld-by-law": { words: "No permission of law covers this record.", citation: "45 CFR 164.502(a)" },
} as const;
type Said = { readonly words: string; readonly citation: string };
const said: Readonly<Record<LoggedGround, Said>> = { ...withholdingGrounds, ...ofLaw };

const byTheRulesOf: Readonly<Record<Court, { readonly [Ground in LoggedGround]?: string }>> = {
  "federal-civil": { objection: "FRCP 45(d)(2)(B); FRE 501" },
  federal: { objection: "45 CFR 164.512(e)(1)(ii); FRE 501" },
  elsewhere: { privilege: "the psychotherapist-patient privilege of the forum" },
};
const saidIn = (court: Court, ground: LoggedGround): Said => ({
  words: said[ground].words,
  citation: byTheRulesOf[court][ground] ?? said[ground].citation,
});

const described = {
  "progress-notes": { one: "progress note", many: "progress notes" },
  "chart-other": { one: "clinical record", many: "other clinical records" },
  "billing-logistics": { one: "billing or appointment record", many: "billing and appointment records" },
  "excluded-items": { one: "clinical record", many: "clinical records" },
  "legal-file": {
    one: "material compiled for a proceeding",
    many: "material compiled for a proceeding",
  },
  testimony: { one: "testimony", many: "testimony" },
  unclassified: { one: "clinical record", many: "clinical records" },
  "psychotherapy-notes": { one: "clinical record", many: "psychotherapy notes" },
  "sud-records": { one: "clinical record", many: "clinical records" },
  "sud-counseling-notes": { one: "clinical record", many: "clinical records" },
} as const satisfies Record<DocumentClass, { readonly one: string; readonly many: string }>;

/** What one record of a class is called where it may be named. */
export const recordInWords = (of: DocumentClass): string => described[of].one;

const notesGoOnly =
  "Psychotherapy notes go only under an authorization of their own, an order that names them or another exception of law. (45 CFR 164.508(a)(2))";

/** What is asked for and what became of it. */
type Answered = {
  readonly asked: readonly DocumentClass[];
  readonly outcomes: Partial<Record<DocumentClass, Outcome>>;
  readonly scope: ProductionScope;
};

/** What a letter says of kinds of records that were asked for and of which nothing goes: of the kind, never of a record. */
export function notProduced(
  { asked, outcomes, scope: { produced, withheld } }: Answered,
  court: Court,
): readonly { readonly kind: string; readonly ground: string }[] {
  const spokenOf = [...produced, ...withheld.filter(isListed)].map(({ class: of }) => of);
  return asked.flatMap((documentClass) => {
    const kind = described[documentClass].many;
    if (spokenOf.includes(documentClass)) return [];
    if (documentClass === "psychotherapy-notes") return [{ kind, ground: notesGoOnly }];
    const outcome = outcomes[documentClass];
    // Part 2 forbids even naming the kind (42 CFR 2.13(c)).
    if (outcome === undefined || outcome === "release" || neverListedClasses.has(documentClass)) return [];
    const { words, citation } = saidIn(court, groundOfOutcome(outcome));
    return [{ kind, ground: `${words} (${citation})` }];
  });
}

const isListed = (record: Withheld): record is Withheld & { readonly ground: LoggedGround } =>
  !neverListed.has(record.ground) && !neverListedClasses.has(record.class);

/** The log of what is withheld (FRCP 45(e)(2)(A)); control numbers count the rows, so that what has none leaves no gap. */
export function privilegeLog(withheld: readonly Withheld[], court: Court): readonly PrivilegeLogEntry[] {
  return withheld.filter(isListed).map(({ sessionOn, author, pages, class: of, ground }, at) => ({
    control: `W${String(at + 1).padStart(4, "0")}`,
    on: sessionOn,
    pages,
    author,
    recipient: "none: kept in the practice's record",
    describedAs: described[of].one,
    ground,
    ...saidIn(court, ground),
  }));
}
