/** Where the statute was read. */
export const statute = {
  source: "42 USC 290dd-2 as amended in 2020, read 2026-11-21",
  since: "2020-03-27",
  confidence: "verified",
} as const;

/** Where the regulation was read: pages about the rule of 2024, and its text in earlier editions. */
export const regulation = {
  source: "42 CFR part 2, pages on the rule of 2024 and earlier text, read 2026-11-21",
  since: "2026-02-16",
  confidence: "researched",
} as const;

/**
 * Where the long statement of 2.32(a)(1) was read, word for word alike: in the notice that a health information exchange in
 * New York puts into its messages, in that of a care program's software, and, as far as it is shown without a subscription, on
 * compliancecosmos.org. Not compared with the Federal Register itself.
 */
export const statementOf2024 = {
  source:
    "42 CFR 2.32(a)(1) as amended at 89 FR 12472: two public copies that differ in nothing but line breaks, and the opening on compliancecosmos.org, read 2026-11-29; not compared with the Federal Register",
  since: "2026-02-16",
  confidence: "verified",
} as const;
