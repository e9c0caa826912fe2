import type { DocumentClass } from "../contract/case-file.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { Outcome } from "../contract/determination.ts";
import { groundOfOutcome } from "./scope.ts";
import type { Withheld, WithheldGround } from "./scope.ts";

/** One record that was withheld, described so that the claim can be judged and nothing of the content is told. */
export type PrivilegeLogEntry = {
  readonly control: string;
  readonly describedAs: string;
  /** Absent where the date itself would tell what must not be told. */
  readonly on?: CalendarDate;
  readonly ground: WithheldGround;
  readonly words: string;
  readonly citation: string;
};

const grounds = {
  "psychotherapy-notes": {
    words:
      "Psychotherapy notes go only under an authorization of their own, an order that names them or another exception of law; nothing at hand opens them.",
    citation: "45 CFR 164.508(a)(2)",
  },
  "vault-not-open": {
    words: "Psychotherapy notes for which the practice has not completed its release procedure.",
    citation: "45 CFR 164.508(a)(2)",
  },
  "needs-court-order": { words: "Disclosure needs a court order.", citation: "45 CFR 164.512(e)(1)(i)" },
  "needs-authorization": {
    words: "Disclosure needs the individual's written authorization.",
    citation: "45 CFR 164.508(a)(1)",
  },
  // The claim is made expressly, or it is not made (FRCP 45(e)(2)(A)).
  objection: {
    words:
      "Objected to: the permission is not complete, or the psychotherapist-patient privilege (FRE 501), claimed where it applies, has not been cleared.",
    citation: "FRCP 45(d)(2)(B)",
  },
  "withheld-by-law": { words: "No permission of law covers this record.", citation: "45 CFR 164.502(a)" },
  "outside-agreed-scope": { words: "Outside the scope the parties agreed.", citation: "FRCP 45(d)(1)" },
  "withheld-by-clinician": {
    words: "Withheld on review by a treating clinician.",
    citation: "FRCP 45(e)(2)(A)",
  },
} as const satisfies Record<WithheldGround, { readonly words: string; readonly citation: string }>;

const described = {
  "psychotherapy-notes": "psychotherapy notes",
  "progress-notes": "progress note",
  "chart-other": "clinical record",
  "billing-logistics": "billing or appointment record",
  "excluded-items": "clinical record",
  // Naming the class would itself disclose treatment for substance use (42 CFR 2.13(c)).
  "sud-records": "clinical record",
  "sud-counseling-notes": "clinical record",
  "legal-file": "material compiled for a proceeding",
  testimony: "testimony",
  unclassified: "clinical record",
} as const satisfies Record<DocumentClass, string>;

const kinds = {
  ...described,
  "psychotherapy-notes": "psychotherapy notes",
  "progress-notes": "progress notes",
  "chart-other": "other clinical records",
  "billing-logistics": "billing and appointment records",
  "legal-file": "material compiled for a proceeding",
  testimony: "testimony",
} as const satisfies Record<DocumentClass, string>;

const silentOnDate: ReadonlySet<DocumentClass> = new Set(["sud-records", "sud-counseling-notes"]);
const protectedBySilence = { ground: "withheld-by-law" } as const;

/** What a letter says of kinds of records that were asked for and of which nothing goes. */
export function notProduced(
  asked: readonly DocumentClass[],
  outcomes: Partial<Record<DocumentClass, Outcome>>,
  produced: readonly DocumentClass[],
): readonly { readonly kind: string; readonly ground: string }[] {
  return asked.flatMap((documentClass) => {
    const outcome = outcomes[documentClass];
    // Part 2 forbids even naming the kind (42 CFR 2.13(c)).
    if (
      outcome === undefined ||
      outcome === "release" ||
      produced.includes(documentClass) ||
      silentOnDate.has(documentClass)
    )
      return [];
    const { words, citation } = grounds[groundOfOutcome(documentClass, outcome)];
    return [{ kind: kinds[documentClass], ground: `${words} (${citation})` }];
  });
}

/** The log of what is withheld (FRCP 45(e)(2)(A)); control numbers count from 1 in the order given. */
export function privilegeLog(withheld: readonly Withheld[]): readonly PrivilegeLogEntry[] {
  return withheld.map((record, at) => {
    const control = `W${String(at + 1).padStart(4, "0")}`;
    const describedAs = described[record.class];
    if (silentOnDate.has(record.class)) {
      return { control, describedAs, ...protectedBySilence, ...grounds["withheld-by-law"] };
    }
    return { control, describedAs, on: record.sessionOn, ground: record.ground, ...grounds[record.ground] };
  });
}
