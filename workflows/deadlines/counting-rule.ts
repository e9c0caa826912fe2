/** How a period is counted, as data: without a rounding rule it does not type-check. */
export type CountingRule = {
  readonly citation: string;
  readonly amount: number;
  readonly unit: "calendar-days" | "business-days" | "years";
  readonly direction: "after" | "before";
  /** What happens when the last day is a weekend day or a legal holiday. */
  readonly rounding: "stays" | "rolls-forward" | "rolls-backward";
  /** Days added after the rounding, for example for service by mail. */
  readonly addedDays: number;
};

const hipaa = { unit: "calendar-days", direction: "after", rounding: "stays", addedDays: 0 } as const;

/** The federal counting rules; HIPAA periods never roll, court periods roll as FRCP 6(a) says. */
export const countingRules = {
  objections: {
    citation: "FRCP 45(d)(2)(B)",
    amount: 14,
    unit: "calendar-days",
    direction: "after",
    rounding: "rolls-forward",
    addedDays: 0,
  },
  partyDiscovery: {
    citation: "FRCP 34(b)(2)(A)",
    amount: 30,
    unit: "calendar-days",
    direction: "after",
    rounding: "rolls-forward",
    addedDays: 0,
  },
  partyDiscoveryByMail: {
    citation: "FRCP 34(b)(2)(A)",
    amount: 30,
    unit: "calendar-days",
    direction: "after",
    rounding: "rolls-forward",
    addedDays: 3,
  },
  motionPapers: {
    citation: "FRCP 6(c)(1)",
    amount: 14,
    unit: "calendar-days",
    direction: "before",
    rounding: "rolls-backward",
    addedDays: 0,
  },
  access: { ...hipaa, citation: "45 CFR 164.524(b)(2)", amount: 30 },
  accessExtended: { ...hipaa, citation: "45 CFR 164.524(b)(2)(iii)", amount: 60 },
  accounting: { ...hipaa, citation: "45 CFR 164.528(c)(1)", amount: 60 },
  accountingExtended: { ...hipaa, citation: "45 CFR 164.528(c)(1)(ii)", amount: 90 },
  accountingLookback: {
    ...hipaa,
    citation: "45 CFR 164.528(a)(1)",
    amount: 6,
    unit: "years",
    direction: "before",
  },
  oralSuspension: { ...hipaa, citation: "45 CFR 164.528(a)(2)(ii)", amount: 30 },
  breachIndividuals: { ...hipaa, citation: "45 CFR 164.404(b)", amount: 60 },
  breachManyToSecretary: { ...hipaa, citation: "45 CFR 164.408(b)", amount: 60 },
  breachFewToSecretary: { ...hipaa, citation: "45 CFR 164.408(c)", amount: 60 },
  oralDelayOfNotice: { ...hipaa, citation: "45 CFR 164.412(b)", amount: 30 },
  protectionAfterDeath: { ...hipaa, citation: "45 CFR 160.103", amount: 50, unit: "years" },
  retention: { ...hipaa, citation: "45 CFR 164.530(j)(2)", amount: 6, unit: "years" },
} as const satisfies Record<string, CountingRule>;
